import { A, createAsync, revalidate, useParams } from "@solidjs/router";
import type { EventSummary } from "@zapisy/core/event/answer";
import type { Project } from "@zapisy/core/project/answer";
import type { ProjectInput } from "@zapisy/core/project/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatWhen } from "@zapisy/words";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import { whenOf } from "../../features/event/event-text.ts";
import type { JSX } from "solid-js";
import { createMemo, createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { listEvents } from "../../features/event-editor/event-api.ts";
import { EventStateBadge } from "../../features/event-editor/event-state-badge.tsx";
import { SeatFill } from "../../features/event-editor/recruitment/seat-fill.tsx";
import { mayAnywhere } from "../../data/right.ts";
import { LogoEditor } from "../../features/project/logo-editor.tsx";
import { getProject, listProjects, saveProject } from "../../features/project/project-api.ts";
import { toProjectInput } from "../../features/project/project-draft.state.ts";
import { ProjectForm } from "../../features/project/project-form.tsx";
import { ScheduleWarning } from "../../features/support-schedule/schedule-warning.tsx";
import { createPagedList } from "../../data/paged-list.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { showToast } from "../../ui/toast.tsx";
import list from "./list.module.css";
import styles from "./project.module.css";

/** One project: its data, logos and events. */
export function ProjectPage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const project = createAsync(() => getProject(params.projectId));
  return (
    <Show when={project()} keyed>
      {(loaded) => <LoadedProject project={loaded} />}
    </Show>
  );
}

function LoadedProject(props: { project: Project }): JSX.Element {
  const t = useMessages(loadStaff);
  const shell = useMessages(loadShell);
  // oxlint-disable-next-line solid/reactivity -- begins with what was loaded, then follows what is saved
  const [project, setProject] = createSignal(props.project);
  const projectId = createMemo(() => project().projectId);
  const events = createPagedList(
    () => projectId(),
    (id, cursor) => listEvents({ projectId: id }, cursor),
  );
  const mayEdit = () => mayAnywhere("project.edit");
  const take = (saved: Project) => {
    setProject(saved);
    void revalidate(listProjects.key);
  };
  const save = async (input: ProjectInput) => {
    const saved = await saveProject(project().projectId, input, project().version);
    take(saved);
    showToast({ text: t().project.saved });
    return toProjectInput(saved);
  };
  const reload = async () => {
    const theirs = await getProject(projectId());
    take(theirs);
    return toProjectInput(theirs);
  };
  return (
    <div class={styles.page}>
      <PageHeading
        title={inLocale(project().title, locale()).text}
        lead={mayEdit() ? undefined : t().project.readOnly}
        above={<Breadcrumbs pages={[{ href: "/staff/projects", label: shell().projects }]} />}
        actions={
          <>
            <LinkButton small href={`/staff/projects/${project().projectId}/certificate-template`}>
              {t().project.certificateTemplate}
            </LinkButton>
            <LinkButton small href={`/staff/projects/${project().projectId}/mail-texts`}>
              {t().project.mailTexts}
            </LinkButton>
            <Show when={mayAnywhere("support.read")}>
              <LinkButton small href={`/staff/projects/${project().projectId}/support`}>
                {t().project.supportPage}
              </LinkButton>
              <LinkButton small href={`/staff/projects/${project().projectId}/schedule`}>
                {t().project.schedule}
              </LinkButton>
            </Show>
            <Show when={mayAnywhere("log.read")}>
              <LinkButton small href={`/staff/projects/${project().projectId}/log`}>
                {t().project.log}
              </LinkButton>
            </Show>
            <Show when={mayAnywhere("participants.read")}>
              <LinkButton small href={`/staff/projects/${project().projectId}/participants`}>
                {t().project.participants}
              </LinkButton>
              <LinkButton small href={`/staff/projects/${project().projectId}/figures`}>
                {t().project.figures}
              </LinkButton>
              <LinkButton small href={`/staff/projects/${project().projectId}/indicators`}>
                {t().project.indicators}
              </LinkButton>
              <LinkButton small href={`/staff/projects/${project().projectId}/funder-file`}>
                {t().project.funderFile}
              </LinkButton>
              <LinkButton small href={`/staff/projects/${project().projectId}/snapshots`}>
                {t().project.snapshots}
              </LinkButton>
            </Show>
            <Show when={mayAnywhere("register.read")}>
              <LinkButton small href={`/staff/certificates?project=${project().projectId}`}>
                {t().project.certificateRegister}
              </LinkButton>
            </Show>
          </>
        }
      />
      <Show when={mayAnywhere("support.read")}>
        <ScheduleWarning projectId={project().projectId} />
      </Show>
      <section class={styles.section}>
        <h2>{t().project.events}</h2>
        <DataTable<EventSummary>
          caption={t().project.events}
          rows={events.items()}
          rowId={(event) => event.eventId}
          busy={events.isBusy()}
          columns={[
            {
              id: "title",
              header: t().events.column.title,
              isRowHeading: true,
              cell: (event) => (
                <A class={list.link} href={`/staff/events/${event.eventId}`}>
                  <LanguageText text={event.title} />
                </A>
              ),
            },
            {
              id: "dates",
              header: t().events.column.dates,
              cell: (event) => formatWhen(locale(), whenOf(event)),
            },
            {
              id: "state",
              header: t().events.column.state,
              isNarrow: true,
              cell: (event) => <EventStateBadge event={event} />,
            },
            { id: "fill", header: t().events.column.fill, cell: (event) => <SeatFill seats={event.seats} /> },
          ]}
          empty={
            <Show when={!events.isFirst()}>
              <EmptyState title={t().project.noEvents} />
            </Show>
          }
        />
        <LoadMore shown={events.items().length} hasMore={events.hasMore()} onLoad={events.more} />
      </section>
      <section class={styles.section}>
        <h2>{t().project.logos}</h2>
        <LogoEditor project={project()} disabled={!mayEdit()} onChange={take} />
      </section>
      <ProjectForm
        project={toProjectInput(props.project)}
        submitLabel={t().action.save}
        disabled={!mayEdit()}
        onSave={save}
        onConflict={reload}
      />
    </div>
  );
}
