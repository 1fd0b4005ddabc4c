import { A } from "@solidjs/router";
import type { FigureItem, FigureLine } from "@zapisy/core/figure/answer";
import type { Cell } from "@zapisy/core/figure/schema";
import type { Project } from "@zapisy/core/project/answer";
import { countyName } from "@zapisy/core/territory/rules";
import { formatNumber, formatWhen } from "@zapisy/words";
import { loadFigure } from "@zapisy/words/figure";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { type Column } from "../../ui/data-table.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { listFigure } from "./figure-api.ts";
import { useFigureNames } from "./figure-names.ts";
import styles from "./figure.module.css";

/** The list of which a figure is the number, or the sum. */
export function FigureList(props: {
  cell: Cell;
  line: FigureLine | undefined;
  project: Project;
}): JSX.Element {
  const t = useMessages(loadFigure);
  const names = useFigureNames(() => props.project);
  const [whole, setWhole] = createSignal<{ figure: number; count: number }>();
  const list = createPagedList(
    () => props.cell,
    async (cell, cursor) => {
      const page = await listFigure(props.project.projectId, cell, cursor);
      setWhole({ figure: page.figure, count: page.count });
      return page;
    },
  );
  const owedTo = () => props.line?.owed ?? 0;
  const isSum = () => props.cell.figure === "visits" || props.cell.figure === "minutes";
  const number = (value: number) => formatNumber(locale(), value);
  const caption = () =>
    t().list.title(names.row(props.cell.cut, props.line ?? props.cell), t().figure[props.cell.figure]);
  const columns = (): Column<FigureItem>[] => {
    const { cut, row, figure } = props.cell;
    const isOfEvents = figure === "events";
    const all: [isShown: boolean, Column<FigureItem>][] = [
      [!isOfEvents, personColumn()],
      [isOfEvents || figure === "places", eventColumn(isOfEvents)],
      [isOfEvents || figure === "places", whenColumn()],
      [!isOfEvents, countyColumn()],
      [isOfEvents, numberColumn("people")],
      [isOfEvents || figure === "people", numberColumn("places")],
      [figure === "people" || figure === "visits", numberColumn("visits")],
      [cut === "support" && !isOfEvents && figure !== "none", minutesColumn(row)],
      [
        cut === "support" && props.line?.owed !== undefined && !isOfEvents && figure !== "places",
        owedColumn(row),
      ],
    ];
    return all.flatMap(([isShown, column]) => (isShown ? [column] : []));
  };
  const personColumn = (): Column<FigureItem> => ({
    id: "person",
    header: t().list.person,
    isRowHeading: true,
    cell: (item) => <ItemPerson item={item} projectId={props.project.projectId} />,
  });
  const eventColumn = (isRowHeading: boolean): Column<FigureItem> => ({
    id: "event",
    header: t().list.event,
    isRowHeading,
    cell: (item) => (
      <Show when={item.event}>
        {(one) => (
          <A class={styles.link} href={`/staff/events/${one().eventId}/attendance`}>
            <LanguageText text={one().title} />
          </A>
        )}
      </Show>
    ),
  });
  const whenColumn = (): Column<FigureItem> => ({
    id: "when",
    header: t().list.when,
    cell: ({ event }) => (event ? formatWhen(locale(), event) : ""),
  });
  const countyColumn = (): Column<FigureItem> => ({
    id: "counties",
    header: t().list.counties,
    cell: ({ person }) => person?.counties.map(countyName).join(", ") || t().unknown.county,
  });
  const numberColumn = (figure: "people" | "places" | "visits"): Column<FigureItem> => ({
    id: figure,
    header: t().list[figure],
    isNumeric: true,
    cell: (item) => number(item[figure]),
  });
  const minutesColumn = (row: string): Column<FigureItem> => ({
    id: "minutes",
    header: t().list.minutes,
    isNumeric: true,
    cell: ({ minutes }) => names.hours(row, minutes),
  });
  const owedColumn = (row: string): Column<FigureItem> => ({
    id: "owed",
    header: t().list.owed,
    isNumeric: true,
    cell: (item) => (
      <>
        {names.hours(row, owedTo())}
        <Show when={item.minutes < owedTo()} fallback={<span class={styles.second}>{t().list.enough}</span>}>
          <span class={styles.short}>{t().list.short(names.hours(row, owedTo() - item.minutes))}</span>
        </Show>
      </>
    ),
  });
  return (
    <section class={styles.section}>
      <Show when={whole()}>
        {(of) => (
          <p class={styles.whole}>
            {isSum()
              ? `${t().list.sum(names.value(props.cell.row, props.cell.figure, of().figure))} · ${t().list.counts(of().count)}`
              : t().list.counts(of().count)}
          </p>
        )}
      </Show>
      <PagedTable<FigureItem>
        caption={caption()}
        list={list}
        rowId={(item) =>
          `${item.person?.participantId ?? `${item.person?.lastName} ${item.person?.firstName}`} ${item.event?.eventId}`
        }
        columns={columns()}
        empty={<EmptyState title={t().list.none} />}
      />
    </section>
  );
}

/** Who somebody in a list is: a participant, or a registration that is nobody's yet. */
function ItemPerson(props: { item: FigureItem; projectId: string }): JSX.Element {
  const t = useMessages(loadFigure);
  const name = () =>
    [props.item.person?.lastName, props.item.person?.firstName].filter(Boolean).join(" ") || t().list.unnamed;
  return (
    <Show
      when={props.item.person?.participantId}
      fallback={
        <>
          <A class={styles.link} href={`/staff/events/${props.item.event?.eventId}/attendance`}>
            {name()}
          </A>
          <span class={styles.second}>{t().list.nobody}</span>
        </>
      }
    >
      {(id) => (
        <A class={styles.link} href={`/staff/projects/${props.projectId}/participants/${id()}`}>
          {name()}
        </A>
      )}
    </Show>
  );
}
