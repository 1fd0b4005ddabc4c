import { useParams, useSearchParams } from "@solidjs/router";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { SUPPORT_FIGURES, supportRows, type SupportFigure } from "@zapisy/core/support/rules";
import { loadShell } from "@zapisy/words/shell";
import { loadSupport } from "@zapisy/words/support";
import type { JSX } from "solid-js";
import { createResource, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { getProject } from "../../features/project/project-api.ts";
import { SessionTable } from "../../features/support/session-table.tsx";
import { listSessions } from "../../features/support/support-api.ts";
import { NO_SUPPORT, SupportTable } from "../../features/support/support-table.tsx";
import styles from "../../features/support/support.module.css";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** The support that a project gives: hours by form, and the sessions behind each figure. */
export function ProjectSupportPage(): JSX.Element {
  const t = useMessages(loadSupport);
  const shell = useMessages(loadShell);
  const params = useParams<{ projectId: string }>();
  const [search] = useSearchParams<{ form?: string; figure?: string }>();
  const [found, { refetch }] = createResource(
    () => params.projectId,
    async (projectId) => {
      const [project, sessions] = await Promise.all([getProject(projectId), listSessions(projectId)]);
      return { project, sessions };
    },
  );
  const supports = () => found.latest?.project.supports ?? [];
  const isFigure = (text: string | undefined): text is SupportFigure =>
    (SUPPORT_FIGURES as readonly (string | undefined)[]).includes(text);
  /** What the address asks for, as far as there is such a form. */
  const opened = () => {
    const { form, figure } = search;
    if (!isFigure(figure)) return undefined;
    const support = supports().find(({ supportId }) => supportId === form);
    return support || form === NO_SUPPORT ? { support, figure } : undefined;
  };
  return (
    <div class={styles.page}>
      <Show
        when={!found.error}
        fallback={<ErrorState error={found.error} retry={() => void refetch()} isPage />}
      >
        <Show when={found.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => (
            <>
              <PageHeading
                title={t().title}
                lead={t().lead}
                above={
                  <Breadcrumbs
                    pages={[
                      { href: "/staff/projects", label: shell().projects },
                      {
                        href: `/staff/projects/${shown().project.projectId}`,
                        label: inLocale(shown().project.title, locale()).text,
                      },
                    ]}
                  />
                }
              />
              <SupportTable rows={supportRows(supports(), shown().sessions)} />
              <Show when={opened()}>
                {(list) => (
                  <SessionTable sessions={shown().sessions} support={list().support} figure={list().figure} />
                )}
              </Show>
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}
