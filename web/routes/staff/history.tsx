import { createAsync, useSearchParams } from "@solidjs/router";
import { HISTORY_PARTS, type AuditEntry } from "@zapisy/core/audit/schema";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/messages";
import { loadStaff } from "@zapisy/messages/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { HistoryChanges } from "../../features/event-editor/history-changes.tsx";
import { useHistoryWords } from "../../features/event-editor/history-words.ts";
import { listInstallationHistory } from "../../features/staff/history-api.ts";
import { createPagedList } from "../../features/staff/paged-list.ts";
import { listEverybody } from "../../features/staff/people.ts";
import { PrintedChoice, PrintList } from "../../features/staff/print-list.tsx";
import { me } from "../../features/staff/session.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import list from "./list.module.css";

/** The history of the installation, for admins: what was taken out, sign-ins, changes of staff and projects. */
export function InstallationHistoryPage(): JSX.Element {
  const t = useMessages(loadStaff);
  return (
    <Show
      when={me()?.may.manageStaff}
      fallback={
        <div class={list.page}>
          <PageHeading title={t().history.installation.title} />
          <ErrorState error={new ApiError(403, "forbidden")} />
        </div>
      }
    >
      <InstallationHistory />
    </Show>
  );
}

function InstallationHistory(): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useHistoryWords();
  const [search, setSearch] = useSearchParams<{ part: string; person: string }>();
  const people = createAsync(() => listEverybody(), { initialValue: [] });
  const part = () => HISTORY_PARTS.find((one) => one === search.part);
  const entries = createPagedList(
    () => ({ part: part(), person: search.person || undefined }),
    listInstallationHistory,
  );
  const isFiltered = () => Boolean(part() ?? search.person);
  const partName = () => {
    const chosen = part();
    return chosen && t().history.installation.parts[chosen];
  };
  const personName = () => people().find(({ staffId }) => staffId === search.person)?.name;
  return (
    <div class={list.page}>
      <PageHeading title={t().history.installation.title} />
      <p class={list.soft}>{t().history.installation.lead}</p>
      <search class={list.filters} data-screen-only>
        <SelectField
          name="part"
          label={t().history.installation.part}
          placeholder={t().history.installation.anyPart}
          value={part() ?? ""}
          options={HISTORY_PARTS.map((value) => ({ value, label: t().history.installation.parts[value] }))}
          onChange={(chosen) => setSearch({ part: chosen })}
        />
        <SelectField
          name="person"
          label={t().history.installation.person}
          placeholder={t().history.installation.anyPerson}
          value={search.person ?? ""}
          options={people().map(({ staffId, name }) => ({ value: staffId, label: name }))}
          onChange={(person) => setSearch({ person })}
        />
      </search>
      <Show when={entries.error()}>
        {(error) => <ErrorState error={error()} retry={() => entries.refresh()} />}
      </Show>
      <Show
        when={!entries.isFirst()}
        fallback={<Show when={!entries.error()}>{<Skeleton look="rows" lines={8} />}</Show>}
      >
        <PrintList list={entries}>{t().history.print}</PrintList>
        <PrintedChoice rows={entries.items().length} chosen={[partName(), personName()]} />
        <DataTable<AuditEntry>
          caption={t().history.installation.caption}
          rows={entries.items()}
          rowId={(entry) => entry.auditId}
          busy={entries.isBusy()}
          columns={[
            {
              id: "what",
              header: t().history.installation.what,
              isRowHeading: true,
              share: 5,
              cell: (entry) => (
                <>
                  {words().action(entry)}
                  <Show when={words().fields(entry).join(", ")}>
                    {(fields) => <span class={list.second}>{t().history.fields(fields())}</span>}
                  </Show>
                  <HistoryChanges lines={words().changes(entry)} />
                  <Show when={entry.reason}>
                    {(reason) => <span class={list.second}>{t().history.reason(reason())}</span>}
                  </Show>
                </>
              ),
            },
            { id: "who", header: t().history.who, cell: (entry) => words().actor(entry) },
            {
              id: "when",
              header: t().history.when,
              cell: (entry) => (
                <time datetime={entry.at}>{formatDateTime(locale(), entry.at, HOME_ZONE)}</time>
              ),
            },
          ]}
          empty={
            <EmptyState title={isFiltered() ? t().history.installation.nothingFound : t().history.empty}>
              <Show when={isFiltered()}>
                <Button onClick={() => setSearch({ part: "", person: "" })}>
                  {t().history.installation.clearFilters}
                </Button>
              </Show>
            </EmptyState>
          }
        />
        <LoadMore shown={entries.items().length} hasMore={entries.hasMore()} onLoad={entries.more} />
      </Show>
    </div>
  );
}
