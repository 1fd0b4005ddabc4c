import { loadShell } from "@zapisy/words/shell";
import ArrowDown from "~icons/lucide/arrow-down";
import ArrowUp from "~icons/lucide/arrow-up";
import ChevronsUpDown from "~icons/lucide/chevrons-up-down";
import type { JSX } from "solid-js";
import { createEffect, createUniqueId, For, Match, Show, Switch } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { neighbourCell } from "./data-table.keys.ts";
import styles from "./data-table.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** One column of a table. */
export interface Column<Row> {
  id: string;
  /** Name of the column; on a phone it stands before the value. */
  header: string;
  cell: (row: Row) => JSX.Element;
  /** Names the row: the first such column is the row's heading, and the title of its card on a phone. */
  isRowHeading?: boolean;
  /** Numbers, aligned at the right. */
  isNumeric?: boolean;
  isSortable?: boolean;
  /** As narrow as its contents, for badges and buttons. */
  isNarrow?: boolean;
  /** Name for screen readers only, for a column of buttons. */
  hideHeader?: boolean;
  /** Totals at the foot. */
  foot?: JSX.Element;
  /** How much of the width it gets on paper, against the others; otherwise by what it holds. */
  share?: number;
}

/** Which column sorts, and which way. */
export interface Sort {
  column: string;
  direction: "ascending" | "descending";
}

/** What a table is made of. */
export interface DataTableProps<Row> {
  /** What the table holds: its accessible name. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  sort?: Sort;
  /** The table does not sort by itself: rows come sorted, mostly by the server. */
  onSort?: (sort: Sort) => void;
  /** Ids of the chosen rows; with `onSelect` and `rowLabel` each row gets a checkbox. */
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  /** Names a row for its checkbox: the person, the event. */
  rowLabel?: (row: Row) => string;
  /** Instead of the table when there are no rows; an `EmptyState`. */
  empty?: JSX.Element;
  /** Rows are on their way; the old ones stay, greyed. */
  busy?: boolean;
}

/**
 * A table for staff: heading row that stays in sight, sorting buttons, selection, totals at the foot. In
 * a narrow place each row becomes a card. Arrow up and down move between the same controls of
 * neighbouring rows; Shift chooses a range.
 */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const t = useMessages(loadShell);
  const captionId = createUniqueId();
  let lastChosen: string | undefined;

  const headingColumn = () => props.columns.find((column) => column.isRowHeading)?.id;
  const ids = () => props.rows.map((row) => props.rowId(row));
  const isSelectable = () => Boolean(props.onSelect);
  const chosenCount = () => ids().filter((id) => props.selected?.has(id)).length;
  const isAllChosen = () => props.rows.length > 0 && chosenCount() === props.rows.length;

  const chooseAll = (checked: boolean) => {
    const next = new Set(props.selected);
    for (const id of ids()) {
      if (checked) next.add(id);
      else next.delete(id);
    }
    props.onSelect?.(next);
  };

  const choose = (id: string, checked: boolean, isRange: boolean) => {
    const next = new Set(props.selected);
    const all = ids();
    const from = isRange && lastChosen ? all.indexOf(lastChosen) : -1;
    const to = all.indexOf(id);
    const range = from < 0 ? [id] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const each of range) {
      if (checked) next.add(each);
      else next.delete(each);
    }
    lastChosen = id;
    props.onSelect?.(next);
  };

  const sortBy = (column: Column<Row>) => {
    const isUp = props.sort?.column === column.id && props.sort.direction === "ascending";
    props.onSort?.({ column: column.id, direction: isUp ? "descending" : "ascending" });
  };
  const sortOf = (column: Column<Row>) =>
    props.sort?.column === column.id ? props.sort.direction : undefined;

  const share = ({ share: own, isRowHeading, isNarrow, isNumeric }: Column<Row>) =>
    own ?? (isRowHeading ? 3 : isNarrow ? 1.5 : isNumeric ? 1 : 2);
  const shareOf = (column: Column<Row>) =>
    Math.round((1000 * share(column)) / props.columns.reduce((sum, each) => sum + share(each), 0)) / 10;

  return (
    <div class={styles.container}>
      <Show when={props.rows.length > 0 || !props.empty} fallback={props.empty}>
        <div class={styles.scroll} role="region" aria-labelledby={captionId} tabIndex={0}>
          <table class={styles.table} role="table" aria-busy={props.busy || undefined}>
            <caption class={styles.caption} id={captionId}>
              <Show when={props.showCaption} fallback={<VisuallyHidden>{props.caption}</VisuallyHidden>}>
                {props.caption}
              </Show>
            </caption>
            <colgroup>
              <Show when={isSelectable()}>
                <col data-screen-only />
              </Show>
              <For each={props.columns}>
                {(column) => (
                  <col
                    class={styles.column}
                    // Not as an attribute: a page that comes rendered allows none of these.
                    ref={(col) => createEffect(() => col.style.setProperty("--share", `${shareOf(column)}%`))}
                  />
                )}
              </For>
            </colgroup>
            <thead class={styles.head} role="rowgroup">
              <tr role="row">
                <Show when={isSelectable()}>
                  <th class={styles.check} role="columnheader" scope="col" data-screen-only>
                    <label class={styles.checkLabel}>
                      <input
                        type="checkbox"
                        aria-label={t().table.selectAll}
                        checked={isAllChosen()}
                        ref={(box) =>
                          createEffect(() => (box.indeterminate = chosenCount() > 0 && !isAllChosen()))
                        }
                        onChange={(event) => chooseAll(event.currentTarget.checked)}
                      />
                      <span class={styles.cardOnly}>{t().table.selectAll}</span>
                    </label>
                  </th>
                </Show>
                <For each={props.columns}>
                  {(column) => (
                    <th
                      role="columnheader"
                      scope="col"
                      class={styles.header}
                      data-numeric={column.isNumeric}
                      data-sortable={column.isSortable && Boolean(props.onSort)}
                      aria-sort={sortOf(column)}
                    >
                      <Show
                        when={column.isSortable && props.onSort}
                        fallback={
                          <Show when={column.hideHeader} fallback={column.header}>
                            <VisuallyHidden>{column.header}</VisuallyHidden>
                          </Show>
                        }
                      >
                        <button type="button" class={styles.sort} onClick={() => sortBy(column)}>
                          {column.header}
                          <Switch fallback={<ChevronsUpDown />}>
                            <Match when={sortOf(column) === "ascending"}>
                              <ArrowUp />
                            </Match>
                            <Match when={sortOf(column) === "descending"}>
                              <ArrowDown />
                            </Match>
                          </Switch>
                        </button>
                      </Show>
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody role="rowgroup" onKeyDown={(event) => neighbourCell(event)?.focus()}>
              <For each={props.rows}>
                {(row) => (
                  <tr class={styles.row} role="row" data-selected={props.selected?.has(props.rowId(row))}>
                    <Show when={isSelectable()}>
                      <td class={styles.check} role="cell" data-screen-only>
                        <label class={styles.checkLabel}>
                          <input
                            type="checkbox"
                            aria-label={t().table.selectRow(props.rowLabel?.(row) ?? props.rowId(row))}
                            checked={props.selected?.has(props.rowId(row)) ?? false}
                            onClick={(event) =>
                              choose(props.rowId(row), event.currentTarget.checked, event.shiftKey)
                            }
                          />
                        </label>
                      </td>
                    </Show>
                    <For each={props.columns}>
                      {(column) => (
                        <Show
                          when={column.id === headingColumn()}
                          fallback={
                            <td
                              class={styles.cell}
                              role="cell"
                              data-label={column.hideHeader ? undefined : column.header}
                              data-numeric={column.isNumeric}
                              data-narrow={column.isNarrow}
                            >
                              {column.cell(row)}
                            </td>
                          }
                        >
                          <th class={styles.rowHeading} role="rowheader" scope="row">
                            {column.cell(row)}
                          </th>
                        </Show>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
            <Show when={props.rows.length > 0 && props.columns.some((column) => column.foot !== undefined)}>
              <tfoot class={styles.foot} role="rowgroup">
                <tr role="row">
                  <Show when={isSelectable()}>
                    <td role="cell" data-screen-only />
                  </Show>
                  <For each={props.columns}>
                    {(column) => (
                      <td
                        class={styles.cell}
                        role="cell"
                        data-label={column.foot === undefined ? undefined : column.header}
                        data-empty={column.foot === undefined}
                        data-numeric={column.isNumeric}
                      >
                        {column.foot}
                      </td>
                    )}
                  </For>
                </tr>
              </tfoot>
            </Show>
          </table>
        </div>
      </Show>
    </div>
  );
}
