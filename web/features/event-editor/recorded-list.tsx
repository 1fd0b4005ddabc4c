import type { RecordAtStake, UnitAtStake } from "@zapisy/core/event/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatDayShort, formatTime, formatTimeRange } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";

/** What is recorded of an event that a change is about: units with their marks, the rule, certificates. */
export function RecordedList(props: {
  recorded: RecordAtStake;
  /** Whether to say of each unit what becomes of it. */
  saysChange?: boolean;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const name = ({ title, kind, day, from, to }: UnitAtStake) =>
    [
      day && formatDayShort(locale(), day),
      kind === "item" && from && (to ? formatTimeRange(locale(), from, to) : formatTime(locale(), from)),
      kind === "item" && inLocale(title, locale()).text,
    ]
      .filter(Boolean)
      .join(", ");
  const facts = (unit: UnitAtStake) =>
    [
      props.saysChange && t().recorded.change[unit.change],
      unit.people > 0 && t().recorded.people(unit.people),
      unit.isClosed && t().recorded.closed,
      unit.files > 0 && t().recorded.files(unit.files),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <ul>
      <For each={props.recorded.units}>
        {(unit) => (
          <li>
            {name(unit)}: <strong>{facts(unit)}</strong>
          </li>
        )}
      </For>
      <Show when={props.recorded.rule}>
        <li>{t().recorded.rule}</li>
      </Show>
      <Show when={props.recorded.project}>
        <li>{t().recorded.project}</li>
      </Show>
      <Show when={props.recorded.certificates > 0}>
        <li>{t().recorded.certificates(props.recorded.certificates)}</li>
      </Show>
      <Show when={props.recorded.files}>{(count) => <li>{t().recorded.eventFiles(count())}</li>}</Show>
    </ul>
  );
}
