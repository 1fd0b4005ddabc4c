import type { StaffSupportSchedule } from "@zapisy/core/support-schedule/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadSupportSchedule } from "@zapisy/words/support-schedule";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { placePlanned, whenPlanned } from "./planned-table.tsx";
import styles from "./support-schedule.module.css";

type Change = StaffSupportSchedule["changes"][number];

/** What changed of a month since it was published, each with its moment. */
export function ChangeList(props: { changes: readonly Change[] }): JSX.Element {
  const t = useMessages(loadSupportSchedule);
  const line = (entry: NonNullable<Change["after"]>) =>
    [
      inLocale(entry.topic, locale()).text,
      whenPlanned(entry),
      placePlanned(entry, t()),
      entry.leaders.join(", "),
      entry.expected === undefined ? t().noLimit : t().people(entry.expected),
      entry.cancelled && t().cancelled,
    ]
      .filter(Boolean)
      .join("; ");
  const text = ({ before, after }: Change) => {
    const { added, changed, removed, was } = t().change;
    if (!after) return before ? `${removed}: ${line(before)}` : "";
    return before ? `${changed}: ${line(after)} (${was(line(before))})` : `${added}: ${line(after)}`;
  };
  return (
    <section class={styles.section}>
      <h2>{t().changes}</h2>
      <Show when={props.changes.length > 0} fallback={<p>{t().noChanges}</p>}>
        <ul class={styles.changes}>
          <For each={props.changes}>
            {(change) => (
              <li>
                <time datetime={change.at}>{formatDateTime(locale(), change.at, HOME_ZONE)}</time> –{" "}
                {text(change)}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
