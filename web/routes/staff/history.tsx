import { createAsync, useSearchParams } from "@solidjs/router";
import { HISTORY_PARTS } from "@zapisy/core/audit/schema";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import type { StaffId } from "@zapisy/core/staff/schema";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { listInstallationHistory } from "../../features/history/history-api.ts";
import { HistoryTable } from "../../features/history/history-table.tsx";
import { createPagedList } from "../../data/paged-list.ts";
import { listEverybody } from "../../features/staff/people.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import list from "./list.module.css";

/** The history of the installation, for admins: what was taken out, sign-ins, changes of staff and projects. */
export function InstallationHistoryPage(): JSX.Element {
  return (
    <div class={list.page}>
      <InstallationHistory />
    </div>
  );
}

function InstallationHistory(): JSX.Element {
  const t = useMessages(loadStaff);
  const [search, setSearch] = useSearchParams<{ part: string; person: StaffId }>();
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
    <>
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
      <HistoryTable
        caption={t().history.installation.title}
        list={entries}
        timeZone={HOME_ZONE}
        chosen={[partName(), personName()]}
        empty={
          <EmptyState
            title={isFiltered() ? t().history.installation.nothingFound : t().history.empty}
            actions={
              <Show when={isFiltered()}>
                <Button onClick={() => setSearch({ part: "", person: "" })}>{t().events.clearFilters}</Button>
              </Show>
            }
          />
        }
      />
    </>
  );
}
