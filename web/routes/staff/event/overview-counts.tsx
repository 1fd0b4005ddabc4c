import { ENTERS } from "@zapisy/core/registration/schema";
import { everOffered } from "@zapisy/core/event/rules";
import type { RegistrationCounts } from "@zapisy/core/registration/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { useTerritory } from "../../../data/territory.ts";
import styles from "./overview.module.css";

/** Participants by what reports count. */
export function Counts(props: { counts: RegistrationCounts }): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  const territory = useTerritory();
  const named = (names: Record<string, string>) => (key: string) => names[key] ?? t().overview.notGiven;
  const optionTitle = (optionId: string) => {
    const option = everOffered(editor.view())
      .flatMap(({ options }) => options)
      .find((each) => each.optionId === optionId);
    return option ? inLocale(option.title, locale()).text : optionId;
  };
  const tables = () => [
    {
      title: t().overview.byCounty,
      counts: props.counts.byCounty,
      name: (code: string) => (code ? (territory()?.countyName(code) ?? code) : t().overview.notGiven),
    },
    {
      title: t().overview.byInstitution,
      counts: props.counts.byInstitutionType,
      name: named(common().institutionType),
    },
    {
      title: t().overview.byFormOfAddress,
      counts: props.counts.byFormOfAddress,
      name: named(common().formOfAddress),
    },
    { title: t().overview.byOption, counts: props.counts.byOption, name: optionTitle },
    {
      title: t().overview.byDiet,
      counts: props.counts.byDiet,
      name: named(common().diet),
      note: t().overview.needsNote,
    },
    {
      title: t().overview.byNeed,
      counts: props.counts.byAccessNeed,
      name: named(common().accessNeed),
      note: t().overview.needsNote,
    },
  ];
  const route = () => props.counts.programme;
  return (
    <section class={styles.counts} aria-labelledby="overview-counts">
      <div>
        <h2 id="overview-counts" class={styles.heading}>
          {t().overview.counts}
        </h2>
        <p class={styles.soft}>
          {props.counts.byStatus[ENTERS.holds] > 0 ? t().overview.countsNote : t().overview.noPeople}
        </p>
      </div>
      <div class={styles.tables}>
        <For each={tables()}>
          {(table) => (
            <Show when={Object.keys(table.counts).length > 0}>
              <CountTable title={table.title} note={table.note} counts={table.counts} name={table.name} />
            </Show>
          )}
        </For>
        <Show when={route().stops > 0}>
          <table class={styles.table}>
            <caption class={styles.caption}>{t().overview.programme}</caption>
            <tbody>
              <For each={["stops", "hosts", "towns"] as const}>
                {(key) => (
                  <tr>
                    <th scope="row">{t().overview[key]}</th>
                    <td>{route()[key]}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </div>
    </section>
  );
}

function CountTable(props: {
  title: string;
  note?: string;
  counts: Record<string, number>;
  name: (key: string) => string;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const rows = () => Object.entries(props.counts).toSorted(([, a], [, b]) => b - a);
  return (
    <table class={styles.table}>
      <caption class={styles.caption}>
        {props.title}
        <Show when={props.note}>{(note) => <small class={styles.note}>{note()}</small>}</Show>
      </caption>
      <tbody>
        <For each={rows()}>
          {([key, count]) => (
            <tr>
              <th scope="row">{props.name(key)}</th>
              <td aria-label={`${t().overview.count}: ${count}`}>{count}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
