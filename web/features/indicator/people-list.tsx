import { A } from "@solidjs/router";
import { inHours } from "@zapisy/core/attendance/rules";
import type { IndicatorPerson, MeasuredIndicator } from "@zapisy/core/indicator/answer";
import { hourUnitOf } from "@zapisy/core/indicator/rules";
import type { IndicatorCell } from "@zapisy/core/indicator/schema";
import type { Project } from "@zapisy/core/project/answer";
import { countyName } from "@zapisy/core/territory/rules";
import { formatNumber } from "@zapisy/words";
import { loadIndicator } from "@zapisy/words/indicator";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import type { Column } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { listPeople } from "./indicator-api.ts";
import styles from "./indicator.module.css";
import { ResultItem } from "./result-item.tsx";

/** The list of which a figure of an indicator is the number, with all because of which somebody is in it. */
export function PeopleList(props: {
  indicator: MeasuredIndicator;
  cell: IndicatorCell;
  caption: string;
  project: Project;
  mayEnter: boolean;
  onChange: () => void;
}): JSX.Element {
  const t = useMessages(loadIndicator);
  const [count, setCount] = createSignal<number>();
  const [hidden, setHidden] = createSignal<number>();
  const { projectId } = props.project;
  const list = createPagedList(
    () => props.cell,
    async (cell, cursor) => {
      const page = await listPeople(projectId, props.indicator.indicatorId, cell, cursor);
      setCount(page.count);
      setHidden(page.hidden);
      return page;
    },
  );
  const changed = () => {
    void list.refresh();
    props.onChange();
  };
  const hours = (minutes: number) => {
    const unit = hourUnitOf(props.indicator.rule, props.project.supports);
    return t().hours(formatNumber(locale(), inHours(minutes, unit)), unit);
  };
  const proof = (): Column<IndicatorPerson> => {
    const { rule } = props.indicator;
    switch (rule.by) {
      case "certificate":
        return {
          id: "events",
          header: t().list.events,
          cell: (one) => (
            <For each={one.events}>
              {({ eventId, title }) => (
                <A class={styles.link} href={`/staff/events/${eventId}/certificates`}>
                  <LanguageText text={title} />
                </A>
              )}
            </For>
          ),
        };
      case "result":
        return {
          id: "results",
          header: t().list.results,
          share: 3,
          cell: (one) => (
            <div class={styles.results}>
              <For each={one.results}>
                {(result) => (
                  <ResultItem
                    projectId={projectId}
                    result={result}
                    kinds={rule.kinds}
                    mayEnter={props.mayEnter}
                    onChange={changed}
                  />
                )}
              </For>
            </div>
          ),
        };
      default:
        return {
          id: "minutes",
          header: t().list.minutes,
          isNumeric: true,
          cell: (one) => <>{hours(one.minutes ?? 0)}</>,
        };
    }
  };
  return (
    <section class={styles.page}>
      <Show when={count() !== undefined}>
        <p class={styles.whole}>{t().list.counts(count() ?? 0)}</p>
      </Show>
      <Show when={hidden()}>{(more) => <Notice meaning="note">{t().list.hidden(more())}</Notice>}</Show>
      <PagedTable<IndicatorPerson>
        caption={props.caption}
        list={list}
        rowId={({ participantId }) => participantId}
        columns={[
          {
            id: "person",
            header: t().list.person,
            isRowHeading: true,
            cell: (one) => (
              <A class={styles.link} href={`/staff/projects/${projectId}/participants/${one.participantId}`}>
                {`${one.lastName} ${one.firstName}`}
              </A>
            ),
          },
          {
            id: "counties",
            header: t().list.counties,
            cell: (one) => <>{one.counties.map(countyName).join(", ") || t().list.noCounty}</>,
          },
          proof(),
        ]}
        empty={<EmptyState title={hidden() ? t().list.noneNamed : t().list.none} />}
      />
    </section>
  );
}
