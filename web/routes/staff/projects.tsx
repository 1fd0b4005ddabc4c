import { A, createAsync } from "@solidjs/router";
import type { Project } from "@zapisy/core/project/answer";
import { formatDayRange } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import FolderPlus from "~icons/lucide/folder-plus";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { listProjects } from "../../features/project/project-api.ts";
import { me } from "../../data/session.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./list.module.css";

/** The projects that a member of staff works in. */
export function ProjectsPage(): JSX.Element {
  const t = useMessages(loadStaff);
  const projects = createAsync(() => listProjects());
  const create = () => (
    <Show when={me()?.may.createProjects}>
      <LinkButton href="/staff/projects/new" kind="primary" icon={<Plus />}>
        {t().projects.create}
      </LinkButton>
    </Show>
  );
  return (
    <div class={styles.page}>
      <PageHeading title={t().projects.title} actions={create()} />
      <Show when={projects()}>
        {(list) => (
          <DataTable<Project>
            caption={t().projects.caption}
            rows={list()}
            rowId={(project) => project.projectId}
            columns={[
              {
                id: "title",
                header: t().projects.column.title,
                isRowHeading: true,
                cell: (project) => (
                  <A class={styles.link} href={`/staff/projects/${project.projectId}`}>
                    <LanguageText text={project.title} />
                  </A>
                ),
              },
              { id: "number", header: t().projects.column.number, cell: (project) => project.number },
              { id: "funder", header: t().projects.column.funder, cell: (project) => project.funder },
              {
                id: "lead",
                header: t().projects.column.lead,
                cell: (project) => project.organisations.find(({ role }) => role === "lead")?.name,
              },
              {
                id: "dates",
                header: t().projects.column.dates,
                cell: (project) => formatDayRange(locale(), project.startsOn, project.endsOn),
              },
            ]}
            empty={
              <EmptyState icon={<FolderPlus />} title={t().projects.empty} actions={create()}>
                {t().projects.emptyText}
              </EmptyState>
            }
          />
        )}
      </Show>
    </div>
  );
}
