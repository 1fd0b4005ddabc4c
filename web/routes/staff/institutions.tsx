import { institutionLine } from "@zapisy/core/institution/schema";
import { A, useNavigate, useSearchParams } from "@solidjs/router";
import type { InstitutionPage as Entries } from "@zapisy/core/institution/answer";
import { loadCommon } from "@zapisy/words/common";
import { loadInstitution } from "@zapisy/words/institution";
import Building from "~icons/lucide/building-2";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { mayAnywhere } from "../../data/right.ts";
import { listInstitutions } from "../../features/institution/institution-api.ts";
import { InstitutionDialog } from "../../features/institution/institution-dialog.tsx";
import styles from "../../features/institution/institution.module.css";
import { Button } from "../../ui/button.tsx";
import type { Column } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { PrintedChoice, PrintList } from "../../ui/print-list.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";
import list from "./list.module.css";

type Entry = Entries["items"][number];

/** The register of institutions: what waits to be checked first, then the rest, or what was searched for. */
export function InstitutionsPage(): JSX.Element {
  const t = useMessages(loadInstitution);
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams<{ q?: string }>();
  const [isAdding, setAdding] = createSignal(false);
  return (
    <div class={list.page}>
      <PageHeading
        title={t().title}
        lead={t().lead}
        actions={
          <Show when={mayAnywhere("institutions.edit")}>
            <Button kind="primary" icon={<Plus />} popup="dialog" onClick={() => setAdding(true)}>
              {t().add}
            </Button>
          </Show>
        }
      />
      <search class={list.filters} data-screen-only>
        <SearchField
          name="q"
          label={t().search}
          value={search.q}
          onSearch={(q) => setSearch({ q }, { replace: true })}
        />
      </search>
      <Show
        when={search.q}
        fallback={
          <>
            <Waiting />
            <Checked />
          </>
        }
      >
        {(q) => <Found q={q()} onClear={() => setSearch({ q: "" })} />}
      </Show>
      <Show when={isAdding()}>
        <InstitutionDialog
          onSaved={({ institutionId }) => navigate(`/staff/institutions/${institutionId}`)}
          onClose={() => setAdding(false)}
        />
      </Show>
    </div>
  );
}

/** The columns that all lists of the register have. */
function useColumns(): () => Column<Entry>[] {
  const t = useMessages(loadInstitution);
  const common = useMessages(loadCommon);
  return () => [
    {
      id: "name",
      header: t().column.name,
      isRowHeading: true,
      cell: (entry) => (
        <div class={list.title}>
          <A class={list.link} href={`/staff/institutions/${entry.institutionId}`}>
            {entry.name}
          </A>
          <Show when={entry.otherNames.length > 0}>
            <span class={list.second}>{entry.otherNames.join("; ")}</span>
          </Show>
        </div>
      ),
    },
    { id: "town", header: t().column.town, cell: (entry) => <>{entry.town}</> },
    { id: "type", header: t().column.type, cell: (entry) => common().institutionType[entry.type] },
  ];
}

/** What participants added, each with what it may be the same as. */
function Waiting(): JSX.Element {
  const t = useMessages(loadInstitution);
  const columns = useColumns();
  const entries = createPagedList(
    () => undefined,
    (_question, cursor) => listInstitutions({ state: "proposed" }, cursor),
  );
  return (
    <section class={styles.section} aria-labelledby="waiting">
      <h2 id="waiting">{t().waiting}</h2>
      <p class={styles.lead}>{t().waitingLead}</p>
      <PagedTable<Entry>
        caption={t().waitingCaption}
        list={entries}
        rowId={(entry) => entry.institutionId}
        columns={[
          ...columns(),
          {
            id: "alike",
            header: t().column.alike,
            cell: (entry) => (
              <Show when={entry.alike?.length} fallback={<span class={list.soft}>{t().noAlike}</span>}>
                <For each={entry.alike}>
                  {(one) => (
                    <A class={list.second} href={`/staff/institutions/${one.institutionId}`}>
                      {institutionLine(one)}
                    </A>
                  )}
                </For>
              </Show>
            ),
          },
        ]}
        empty={<EmptyState title={t().noneWaiting} />}
      />
    </section>
  );
}

/** What staff found to be right. */
function Checked(): JSX.Element {
  const t = useMessages(loadInstitution);
  const columns = useColumns();
  const entries = createPagedList(
    () => undefined,
    (_question, cursor) => listInstitutions({ state: "checked" }, cursor),
  );
  return (
    <section class={styles.section} aria-labelledby="checked">
      <h2 id="checked">{t().checked}</h2>
      <PagedTable<Entry>
        caption={t().checkedCaption}
        list={entries}
        rowId={(entry) => entry.institutionId}
        columns={columns()}
        empty={
          <EmptyState icon={<Building />} title={t().empty}>
            {t().emptyText}
          </EmptyState>
        }
      >
        <Show when={entries.items().length > 0}>
          <PrintList list={entries}>{t().print}</PrintList>
        </Show>
        <PrintedChoice rows={entries.items().length} chosen={[t().checked]} />
      </PagedTable>
    </section>
  );
}

/** What was searched for, in whichever list it stands. */
function Found(props: { q: string; onClear: () => void }): JSX.Element {
  const t = useMessages(loadInstitution);
  const columns = useColumns();
  const entries = createPagedList(
    () => props.q,
    (q, cursor) => listInstitutions({ q }, cursor),
  );
  return (
    <PagedTable<Entry>
      caption={t().foundCaption}
      list={entries}
      rowId={(entry) => entry.institutionId}
      columns={[
        ...columns(),
        {
          id: "state",
          header: t().column.state,
          isNarrow: true,
          cell: (entry) => (
            <Show when={entry.state === "proposed"} fallback={<Tag>{t().state.checked}</Tag>}>
              <StateBadge meaning="wait">{t().state.proposed}</StateBadge>
            </Show>
          ),
        },
      ]}
      empty={
        <EmptyState
          icon={<Building />}
          title={t().nothingFound}
          actions={<Button onClick={() => props.onClear()}>{t().clear}</Button>}
        >
          {t().nothingFoundText}
        </EmptyState>
      }
    />
  );
}
