import type { FigureLine } from "@zapisy/core/figure/answer";
import type { Project } from "@zapisy/core/project/answer";
import { loadFigure } from "@zapisy/words/figure";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { FigureLink } from "./figure-table.tsx";
import { useFigureNames } from "./figure-names.ts";
import styles from "./figure.module.css";

/** Forms of support with the hours that people got, and of what a standard owes them who got less, and none. */
export function SupportHours(props: { lines: readonly FigureLine[]; project: Project }): JSX.Element {
  const t = useMessages(loadFigure);
  const names = useFigureNames(() => props.project);
  const column = (
    figure: "people" | "places" | "visits" | "minutes" | "short" | "none",
  ): Column<FigureLine> => ({
    id: figure,
    header: t().figure[figure],
    isNumeric: true,
    cell: (line) => <FigureLink cut="support" line={line} figure={figure} project={props.project} />,
  });
  /** Who got less than the standard: red, and in words, in the list. */
  const owed = (figure: "short" | "none"): Column<FigureLine> => ({
    ...column(figure),
    cell: (line) =>
      line.owed === undefined ? (
        "–"
      ) : (
        <span class={line[figure] > 0 && figure === "short" ? styles.short : undefined}>
          <FigureLink cut="support" line={line} figure={figure} project={props.project} />
        </span>
      ),
  });
  return (
    <section class={styles.section}>
      <h2>{t().cut.support}</h2>
      <DataTable<FigureLine>
        caption={t().cut.support}
        rows={props.lines}
        rowId={({ row }) => row}
        columns={[
          {
            id: "row",
            header: t().column.support,
            isRowHeading: true,
            cell: (line) => <>{names.row("support", line)}</>,
          },
          column("people"),
          column("places"),
          column("visits"),
          column("minutes"),
          {
            id: "owed",
            header: t().owed,
            isNumeric: true,
            cell: ({ row, owed: minutes }) => (minutes === undefined ? "–" : names.hours(row, minutes)),
          },
          owed("short"),
          owed("none"),
        ]}
      />
    </section>
  );
}
