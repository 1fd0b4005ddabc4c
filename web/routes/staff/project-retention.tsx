import { useParams } from "@solidjs/router";
import type { ProjectId } from "@zapisy/core/project/schema";
import type { ProjectRetentionView } from "@zapisy/core/retention/answer";
import { TERM_KINDS } from "@zapisy/core/retention/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadRetention } from "@zapisy/words/retention";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { createPart } from "../../data/part.ts";
import { mayAnywhere } from "../../data/right.ts";
import { EndsTable } from "../../features/retention/ends-table.tsx";
import { HoldsPanel } from "../../features/retention/holds-panel.tsx";
import { ProjectEndsTable } from "../../features/retention/project-ends-table.tsx";
import { getRetention, listEnds } from "../../features/retention/retention-api.ts";
import { TermsForm } from "../../features/retention/terms-form.tsx";
import styles from "../../features/retention/retention.module.css";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import list from "./list.module.css";

/** How long the data of one project are kept, what ends when, and what holds it up. */
export function ProjectRetentionPage(): JSX.Element {
  const params = useParams<{ projectId: ProjectId }>();
  const retention = createPart(
    () => params.projectId,
    (projectId) => getRetention(projectId),
  );
  return (
    <Show
      when={retention.value()}
      fallback={
        <Show when={retention.error()} fallback={<Skeleton look="page" lines={6} />}>
          {(error) => <ErrorState error={error()} retry={() => retention.refetch()} isPage />}
        </Show>
      }
    >
      {(shown) => <LoadedRetention retention={shown()} onChanged={retention.mutate} />}
    </Show>
  );
}

function LoadedRetention(props: {
  retention: ProjectRetentionView;
  onChanged: (retention: ProjectRetentionView) => void;
}): JSX.Element {
  const t = useMessages(loadRetention);
  const staff = useMessages(loadStaff);
  const ends = createPagedList(
    () => props.retention.projectId,
    (projectId, cursor) => listEnds(projectId, cursor),
  );
  const take = (retention: ProjectRetentionView) => {
    props.onChanged(retention);
    void ends.refresh();
  };
  const hasTerms = () => TERM_KINDS.some((kind) => props.retention.terms[kind] !== undefined);
  return (
    <div class={list.page}>
      <PageHeading
        title={inLocale(props.retention.title, locale()).text}
        lead={t().title}
        above={
          <Breadcrumbs
            pages={[
              { href: "/staff/privacy", label: staff().rail.privacy },
              { href: "/staff/privacy/retention", label: t().title },
            ]}
          />
        }
      />
      <Show when={!hasTerms()}>
        <Notice meaning="note" title={t().nothing.title}>
          {t().nothing.text}
        </Notice>
      </Show>
      <Show when={props.retention.missing.length > 0}>
        <Notice meaning="wait" title={t().missing.title}>
          {t().missing.text}
        </Notice>
      </Show>
      <Show when={hasTerms() && !props.retention.isOn}>
        <Notice meaning="note">{t().switchedOff}</Notice>
      </Show>
      <section class={list.page}>
        <h2>{t().events.heading}</h2>
        <EndsTable list={ends} />
        <ProjectEndsTable retention={props.retention} />
      </section>
      <HoldsPanel retention={props.retention} events={[...ends.items()]} onChanged={take} />
      <section class={styles.panel}>
        <h2>{t().terms.heading}</h2>
        <p class={styles.soft}>{t().terms.lead}</p>
        <Show
          when={mayAnywhere("privacy.terms")}
          fallback={
            <DetailsList
              items={TERM_KINDS.map((kind) => ({
                term: t().termKind[kind],
                description: () => {
                  const term = props.retention.terms[kind];
                  return term ? t().terms.sentence(term) : t().terms.none;
                },
              }))}
            />
          }
        >
          <TermsForm retention={props.retention} onSaved={take} />
        </Show>
      </section>
    </div>
  );
}
