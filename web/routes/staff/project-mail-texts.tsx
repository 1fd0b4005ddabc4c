import { createAsync, useParams } from "@solidjs/router";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadMailText } from "@zapisy/words/mail-text";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { MailTexts } from "../../features/mail-text/mail-texts.tsx";
import { getProject } from "../../features/project/project-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import list from "./list.module.css";

/** What automatic mails of a project say. */
export function ProjectMailTextsPage(): JSX.Element {
  const t = useMessages(loadMailText);
  const shell = useMessages(loadShell);
  const params = useParams<{ projectId: string }>();
  const project = createAsync(() => getProject(params.projectId));
  return (
    <Show when={project()} keyed>
      {({ projectId, title }) => (
        <div class={list.page}>
          <PageHeading
            title={t().title}
            lead={t().lead.project}
            above={
              <Breadcrumbs
                pages={[
                  { href: "/staff/projects", label: shell().projects },
                  { href: `/staff/projects/${projectId}`, label: inLocale(title, locale()).text },
                ]}
              />
            }
          />
          <MailTexts owner={projectId as `prj_${string}`} />
        </div>
      )}
    </Show>
  );
}
