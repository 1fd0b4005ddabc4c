import { A, createAsync, useNavigate, useParams, useSearchParams } from "@solidjs/router";
import type { ListedParticipant } from "@zapisy/core/participant/answer";
import { PARTICIPANT_STATES, type ParticipantState } from "@zapisy/core/participant/schema";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDay, formatDayRange } from "@zapisy/words";
import { loadParticipant } from "@zapisy/words/participant";
import { loadShell } from "@zapisy/words/shell";
import Plus from "~icons/lucide/plus";
import Users from "~icons/lucide/users";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { mayAnywhere } from "../../data/right.ts";
import { listParticipants } from "../../features/participant/participant-api.ts";
import { ParticipantDialog } from "../../features/participant/participant-dialog.tsx";
import { ParticipantStateBadge } from "../../features/participant/state-badge.tsx";
import { getProject } from "../../features/project/project-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { PrintedChoice, PrintList } from "../../ui/print-list.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import list from "./list.module.css";

/** The people of a project, one row each. */
export function ParticipantsPage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const project = createAsync(() => getProject(params.projectId));
  return (
    <Show when={project()} keyed>
      {(loaded) => <Participants project={loaded} />}
    </Show>
  );
}

function Participants(props: { project: Project }): JSX.Element {
  const t = useMessages(loadParticipant);
  const shell = useMessages(loadShell);
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams<{ q?: string; state?: ParticipantState | "incomplete" }>();
  const [isAdding, setAdding] = createSignal(false);
  const here = () => `/staff/projects/${props.project.projectId}`;
  const people = createPagedList(
    () => {
      const { q, state } = search;
      return state === "incomplete"
        ? { q: q || undefined, incomplete: "yes" as const }
        : { q: q || undefined, state: state || undefined };
    },
    (question, cursor) => listParticipants(props.project.projectId, question, cursor),
  );
  const choiceName = (value: ParticipantState | "incomplete") =>
    value === "incomplete" ? t().incomplete : t().state[value];
  const isNarrowed = () => Boolean(search.q ?? search.state);
  return (
    <div class={list.page}>
      <PageHeading
        title={t().title}
        lead={t().lead}
        above={
          <Breadcrumbs
            pages={[
              { href: "/staff/projects", label: shell().projects },
              { href: here(), label: inLocale(props.project.title, locale()).text },
            ]}
          />
        }
        actions={
          <>
            <Show when={mayAnywhere("participants.edit")}>
              <Button kind="primary" icon={<Plus />} popup="dialog" onClick={() => setAdding(true)}>
                {t().add}
              </Button>
            </Show>
            <LinkButton href={`${here()}/participants/proposals`}>{t().proposals.title}</LinkButton>
          </>
        }
      />
      <search class={list.filters} data-screen-only>
        <SearchField
          name="q"
          label={t().search}
          value={search.q}
          onSearch={(q) => setSearch({ q }, { replace: true })}
        />
        <SelectField
          name="state"
          label={t().stateFilter}
          placeholder={t().anyState}
          value={search.state ?? ""}
          options={[...PARTICIPANT_STATES, "incomplete" as const].map((value) => ({
            value,
            label: choiceName(value),
          }))}
          onChange={(state) => setSearch({ state }, { replace: true })}
        />
      </search>
      <PagedTable<ListedParticipant>
        caption={t().caption}
        list={people}
        rowId={(one) => one.participantId}
        columns={[
          {
            id: "name",
            header: t().column.name,
            isRowHeading: true,
            cell: (one) => (
              <div class={list.title}>
                <A class={list.link} href={`${here()}/participants/${one.participantId}`}>
                  {`${one.lastName} ${one.firstName}`}
                </A>
                <Show when={one.formerLastNames.length > 0}>
                  <span class={list.second}>{t().formerly(one.formerLastNames.join(", "))}</span>
                </Show>
                <Show when={one.endedAt}>
                  <span class={list.second}>{t().ended}</span>
                </Show>
                <Show when={one.missing.length > 0}>
                  <span class={list.second}>{t().missingCount(one.missing.length)}</span>
                </Show>
              </div>
            ),
          },
          {
            id: "state",
            header: t().column.state,
            isNarrow: true,
            cell: (one) => <ParticipantStateBadge state={one.state} />,
          },
          { id: "period", header: t().column.period, cell: (one) => <>{periodOf(one)}</> },
          {
            id: "categories",
            header: t().column.categories,
            cell: (one) => <>{one.categories.join(", ")}</>,
          },
        ]}
        empty={
          <Show
            when={isNarrowed()}
            fallback={
              <EmptyState icon={<Users />} title={t().empty}>
                {t().emptyText}
              </EmptyState>
            }
          >
            <EmptyState
              icon={<Users />}
              title={t().nothingFound}
              actions={<Button onClick={() => setSearch({ q: "", state: "" })}>{t().clear}</Button>}
            >
              {t().nothingFoundText}
            </EmptyState>
          </Show>
        }
      >
        <Show when={people.items().length > 0}>
          <PrintList list={people}>{t().print}</PrintList>
        </Show>
        <PrintedChoice
          rows={people.items().length}
          chosen={[search.q, search.state && choiceName(search.state)]}
        />
      </PagedTable>
      <Show when={isAdding()}>
        <ParticipantDialog
          projectId={props.project.projectId}
          targetGroups={props.project.targetGroups}
          onSaved={({ participantId }) => navigate(`${here()}/participants/${participantId}`)}
          onClose={() => setAdding(false)}
        />
      </Show>
    </div>
  );

  function periodOf({ startsOn, endsOn }: ListedParticipant): string | undefined {
    if (!startsOn) return undefined;
    return endsOn ? formatDayRange(locale(), startsOn, endsOn) : t().since(formatDay(locale(), startsOn));
  }
}
