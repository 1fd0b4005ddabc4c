import { A } from "@solidjs/router";
import { inHours } from "@zapisy/core/attendance/rules";
import type { SupportFigure, SupportRow } from "@zapisy/core/support/rules";
import { formatNumber } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import { loadSupport } from "@zapisy/words/support";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import styles from "./support.module.css";

/** The id in an address of what belongs to no form of support. */
export const NO_SUPPORT = "none";

/** Forms of support of a project; each figure leads to the list of which it is the sum. */
export function SupportTable(props: { rows: readonly SupportRow[] }): JSX.Element {
  const t = useMessages(loadSupport);
  const staff = useMessages(loadStaff);
  const nameOf = (row: SupportRow) => row.support?.name ?? t().noSupport;
  const hours = (row: SupportRow, name: SupportFigure) => {
    const unit = row.support?.hourUnit ?? "clock";
    return `${formatNumber(locale(), inHours(row[name], unit))} ${t().unit[unit]}`;
  };
  const figure = (name: SupportFigure) => ({
    id: name,
    header: t().column[name],
    isNumeric: true,
    cell: (row: SupportRow) => (
      <A
        class={styles.figure}
        href={`?form=${row.support?.supportId ?? NO_SUPPORT}&figure=${name}#sessions`}
        aria-label={`${t().opens(t().column[name], nameOf(row))}: ${hours(row, name)}`}
      >
        {hours(row, name)}
      </A>
    ),
  });
  return (
    <DataTable<SupportRow>
      caption={t().caption}
      rows={props.rows}
      rowId={(row) => row.support?.supportId ?? NO_SUPPORT}
      columns={[
        {
          id: "name",
          header: t().column.name,
          isRowHeading: true,
          cell: (row) => (
            <>
              {nameOf(row)}
              <Show when={row.support?.retired}> ({t().retired})</Show>
              <Show when={row.support ? row.support.module : t().noSupportHelp}>
                {(text) => <span class={styles.second}>{text()}</span>}
              </Show>
              <Show when={row.withoutHours > 0}>
                <span class={styles.second}>{t().withoutHours(row.withoutHours)}</span>
              </Show>
            </>
          ),
        },
        {
          id: "mode",
          header: t().column.mode,
          cell: (row) => (row.support ? staff().project.supportModes[row.support.mode] : "–"),
        },
        {
          id: "perPerson",
          header: t().column.perPerson,
          isNumeric: true,
          cell: (row) =>
            row.support?.hours === undefined
              ? "–"
              : `${formatNumber(locale(), row.support.hours)} ${t().unit[row.support.hourUnit ?? "clock"]}`,
        },
        figure("planned"),
        figure("delivered"),
        figure("attended"),
      ]}
      empty={<EmptyState title={t().empty}>{t().emptyText}</EmptyState>}
    />
  );
}
