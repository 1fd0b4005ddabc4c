import { A } from "@solidjs/router";
import type { FigureLine } from "@zapisy/core/figure/answer";
import { type Cut, type Figure, SEVERAL } from "@zapisy/core/figure/schema";
import type { Project } from "@zapisy/core/project/answer";
import { loadFigure } from "@zapisy/words/figure";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { useFigureNames } from "./figure-names.ts";
import styles from "./figure.module.css";

/** Where the list behind a figure is. */
export function listAddress(cut: Cut, row: string, figure: Figure): string {
  return `?${new URLSearchParams({ cut, row, figure })}`;
}

/** A figure that opens its list; nothing opens behind none. */
export function FigureLink(props: {
  cut: Cut;
  line: Pick<FigureLine, "row" | "name" | "event"> & Record<Figure, number>;
  figure: Figure;
  project: Project;
}): JSX.Element {
  const t = useMessages(loadFigure);
  const names = useFigureNames(() => props.project);
  const number = () => props.line[props.figure];
  const value = () => names.value(props.line.row, props.figure, number());
  return (
    <Show when={number() > 0} fallback={<span class={styles.none}>{value()}</span>}>
      <A
        class={styles.figure}
        href={listAddress(props.cut, props.line.row, props.figure)}
        aria-label={`${t().opens(names.row(props.cut, props.line), t().figure[props.figure])}: ${value()}`}
      >
        {value()}
      </A>
    </Show>
  );
}

/** The rows of one cut. What a person may be in twice has the sum of its rows and, apart, how many distinct people that is. */
export function FigureTable(props: {
  cut: Cut;
  lines: readonly FigureLine[];
  figures: readonly Figure[];
  project: Project;
  /** How many distinct people stand in the rows, which may share some. */
  distinct: number;
}): JSX.Element {
  const t = useMessages(loadFigure);
  const names = useFigureNames(() => props.project);
  const rows = () => props.lines.filter(({ row }) => row !== SEVERAL);
  const sum = (figure: Figure) => rows().reduce((total, line) => total + line[figure], 0);
  const isSummed = (figure: Figure) => figure === "places" || figure === "visits" || figure === "people";
  const foot = (figure: Figure) => (
    <>
      {names.value("", figure, sum(figure))}
      <Show when={figure === "people" && props.distinct !== sum(figure)}>
        <span class={styles.second}>{t().distinct(props.distinct)}</span>
      </Show>
    </>
  );
  return (
    <section class={styles.section}>
      <h2>{t().cut[props.cut]}</h2>
      <DataTable<FigureLine>
        caption={t().cut[props.cut]}
        rows={rows()}
        rowId={({ row }) => row}
        columns={[
          {
            id: "row",
            header: t().column[props.cut],
            isRowHeading: true,
            cell: (line) => <>{names.row(props.cut, line)}</>,
            foot: t().total,
          },
          ...props.figures.map((figure): Column<FigureLine> => ({
            id: figure,
            header: t().figure[figure],
            isNumeric: true,
            cell: (line) => (
              <FigureLink cut={props.cut} line={line} figure={figure} project={props.project} />
            ),
            foot: isSummed(figure) ? foot(figure) : undefined,
          })),
        ]}
      />
    </section>
  );
}
