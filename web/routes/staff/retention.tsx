import { A } from "@solidjs/router";
import type { RetainedProjectPage } from "@zapisy/core/retention/answer";
import { TERM_KINDS } from "@zapisy/core/retention/schema";
import { loadRetention } from "@zapisy/words/retention";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { createPart } from "../../data/part.ts";
import { getSwitch, listRetained } from "../../features/retention/retention-api.ts";
import { SwitchPanel } from "../../features/retention/switch-panel.tsx";
import styles from "../../features/retention/retention.module.css";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { PartView } from "../../ui/part-view.tsx";
import list from "./list.module.css";

type RetainedProject = RetainedProjectPage["items"][number];

/** How long data are kept, over all projects, and whether they end by themselves (docs/decisions/0118). */
export function RetentionPage(): JSX.Element {
  const t = useMessages(loadRetention);
  const staff = useMessages(loadStaff);
  const site = createPart(() => true, getSwitch);
  const projects = createPagedList(
    () => true,
    (_, cursor) => listRetained(cursor),
  );
  const termsOf = ({ kinds, missing }: RetainedProject) => {
    if (kinds.length === 0) return t().projects.none;
    if (missing.length > 0) return t().projects.waits;
    return kinds.length < TERM_KINDS.length ? t().projects.some : t().projects.all;
  };
  return (
    <div class={list.page}>
      <PageHeading
        title={t().title}
        lead={t().lead}
        above={<Breadcrumbs pages={[{ href: "/staff/privacy", label: staff().rail.privacy }]} />}
      />
      <section class={list.page}>
        <h2>{t().projects.heading}</h2>
        <PagedTable<RetainedProject>
          caption={t().projects.caption}
          list={projects}
          rowId={({ projectId }) => projectId}
          columns={[
            {
              id: "project",
              header: t().projects.column.project,
              isRowHeading: true,
              cell: (one) => (
                <A href={`/staff/privacy/retention/${one.projectId}`}>
                  <LanguageText text={one.title} />
                </A>
              ),
            },
            { id: "terms", header: t().projects.column.terms, cell: termsOf },
            {
              id: "holds",
              header: t().projects.column.holds,
              cell: (one) => (one.holds > 0 ? t().projects.holds(one.holds) : "–"),
            },
          ]}
          empty={<EmptyState title={t().projects.empty} />}
        />
      </section>
      <PartView part={site} lines={3}>
        {(shown) => <SwitchPanel site={shown()} onChanged={site.mutate} />}
      </PartView>
      <section class={styles.panel}>
        <h2>{t().itself.heading}</h2>
        <ul>
          <For each={t().itself.lines}>{(line) => <li>{line}</li>}</For>
        </ul>
        <p class={styles.soft}>{t().itself.stays}</p>
      </section>
    </div>
  );
}
