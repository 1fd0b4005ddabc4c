import { createAsync, A, useLocation, useSearchParams } from "@solidjs/router";
import type { EventSummary } from "@zapisy/core/event/answer";
import { EVENT_KINDS, EVENT_STATES, type EventKind, type EventState } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatWhen } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import { whenOf } from "../../features/event/event-text.ts";
import type { JSX } from "solid-js";
import { createMemo, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { listEvents } from "../../features/event-editor/event-api.ts";
import { EventStateBadge } from "../../features/event-editor/event-state-badge.tsx";
import { SeatFill } from "../../features/event-editor/recruitment/seat-fill.tsx";
import { EventKindMark } from "../../features/event/event-kind.tsx";
import { NoEvents } from "../../features/event-editor/no-events.tsx";
import { listProjects } from "../../features/project/project-api.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { PagedTable } from "../../ui/paged-table.tsx";
import { me } from "../../data/session.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Button } from "../../ui/button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { TabLinks } from "../../ui/tabs.tsx";
import styles from "./list.module.css";

/** Which events each of the lists holds. */
const LISTS = {
  coming: { when: "coming" },
  drafts: { state: "draft" },
  past: { when: "past" },
  all: {},
} as const;

const LIST_NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[];

/** Events that are on or to come, the soonest first. */
export function ComingEvents(): JSX.Element {
  return <EventsPage list="coming" />;
}

/** Events that nobody but staff sees yet, newest first. */
export function DraftEvents(): JSX.Element {
  return <EventsPage list="drafts" />;
}

/** Events that are over, newest first. */
export function PastEvents(): JSX.Element {
  return <EventsPage list="past" />;
}

/** All events, newest first. */
export function AllEvents(): JSX.Element {
  return <EventsPage list="all" />;
}

/** A list of events that a member of staff may see: filters live in the address. */
function EventsPage(props: { list: keyof typeof LISTS }): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const location = useLocation();
  const [search, setSearch] = useSearchParams<{
    project?: ProjectId;
    state?: EventState;
    kind?: EventKind;
    q?: string;
  }>();

  const question = createMemo(() => ({
    projectId: search.project,
    kind: search.kind,
    q: search.q,
    ...(props.list === "all" ? { state: search.state } : LISTS[props.list]),
  }));
  const events = createPagedList(() => question(), listEvents);
  const projects = createAsync(() => listProjects());
  const projectTitle = (event: EventSummary) =>
    projects()?.find(({ projectId }) => projectId === event.projectId)?.title;
  const isFiltered = () => Boolean(search.project || search.state || search.kind || search.q);
  const tab = (list: keyof typeof LISTS) => ({
    href: `/staff/events${list === "coming" ? "" : `/${list}`}`,
    label: t().events.list[list],
    end: true,
  });
  const clear = () => setSearch({ project: "", state: "", kind: "", q: "" });

  return (
    <div class={styles.page}>
      <PageHeading
        title={t().events.title}
        actions={
          <Show when={me()?.may.createEvents}>
            <LinkButton href="/staff/events/new" kind="primary" icon={<Plus />}>
              {t().events.create}
            </LinkButton>
          </Show>
        }
      />
      <TabLinks label={t().events.lists} tabs={LIST_NAMES.map(tab)} />
      <search class={styles.filters}>
        <SearchField
          name="q"
          label={t().events.search}
          value={search.q}
          onSearch={(q) => setSearch({ q }, { replace: true })}
        />
        <SelectField
          name="project"
          label={t().events.project}
          placeholder={t().events.anyProject}
          value={search.project ?? ""}
          options={(projects() ?? []).map(({ projectId, title }) => ({
            value: projectId,
            label: inLocale(title, locale()).text,
          }))}
          onChange={(project) => setSearch({ project })}
        />
        <Show when={props.list === "all"}>
          <SelectField
            name="state"
            label={t().events.state}
            placeholder={t().events.anyState}
            value={search.state ?? ""}
            options={EVENT_STATES.map((value) => ({ value, label: common().eventState[value] }))}
            onChange={(state) => setSearch({ state })}
          />
        </Show>
        <SelectField
          name="kind"
          label={t().events.kind}
          placeholder={t().events.anyKind}
          value={search.kind ?? ""}
          options={EVENT_KINDS.map((value) => ({ value, label: common().eventKind[value] }))}
          onChange={(kind) => setSearch({ kind })}
        />
      </search>
      <PagedTable<EventSummary>
        caption={t().events.caption}
        list={events}
        rowId={(event) => event.eventId}
        columns={[
          {
            id: "title",
            header: t().events.column.title,
            isRowHeading: true,
            cell: (event) => (
              <div class={styles.title}>
                <A href={`/staff/events/${event.eventId}`} class={styles.link}>
                  <LanguageText text={event.title} />
                </A>
                <EventKindMark kind={event.kind} names={common().eventKind} />
              </div>
            ),
          },
          {
            id: "dates",
            header: t().events.column.dates,
            cell: (event) => (
              <>
                {formatWhen(locale(), whenOf(event))}
                <Show when={event.dates.type === "tentative" && event.dates.period && !event.over}>
                  <span class={styles.soft}> ({t().events.tentative})</span>
                </Show>
                <Show when={event.place.town}>{(town) => <span class={styles.second}>{town()}</span>}</Show>
              </>
            ),
          },
          {
            id: "project",
            header: t().events.column.project,
            cell: (event) => (
              <Show when={projectTitle(event)}>
                {(title) => (
                  <span class={styles.clamp}>
                    <LanguageText text={title()} />
                  </span>
                )}
              </Show>
            ),
          },
          {
            id: "state",
            header: t().events.column.state,
            isNarrow: true,
            cell: (event) => <EventStateBadge event={event} />,
          },
          {
            id: "fill",
            header: t().events.column.fill,
            cell: (event) => <SeatFill seats={event.seats} />,
          },
        ]}
        empty={
          <Show
            when={isFiltered()}
            fallback={
              <Show
                when={props.list === "all"}
                fallback={
                  <EmptyState
                    title={t().events.noneOf[props.list as Exclude<keyof typeof LISTS, "all">]}
                    actions={<LinkButton href="/staff/events/all">{t().events.showAll}</LinkButton>}
                  >
                    {t().events.noneOfText}
                  </EmptyState>
                }
              >
                <NoEvents />
              </Show>
            }
          >
            <EmptyState
              title={t().events.nothingFound}
              actions={
                <>
                  <Button onClick={clear}>{t().events.clearFilters}</Button>
                  <Show when={props.list !== "all"}>
                    <LinkButton href={`/staff/events/all${location.search}`}>
                      {t().events.searchAll}
                    </LinkButton>
                  </Show>
                </>
              }
            >
              {t().events.nothingFoundText}
            </EmptyState>
          </Show>
        }
      />
    </div>
  );
}
