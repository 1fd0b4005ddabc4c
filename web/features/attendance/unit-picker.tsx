import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import { loadAttendance } from "@zapisy/words/attendance";
import ChevronDown from "~icons/lucide/chevron-down";
import ChevronLeft from "~icons/lucide/chevron-left";
import ChevronRight from "~icons/lucide/chevron-right";
import Lock from "~icons/lucide/lock";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import control from "../../ui/control.module.css";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { RecordWords } from "./record-words.ts";
import type { UnitCounts } from "./unit.state.ts";
import { unitDays } from "./unit.state.ts";
import styles from "./unit-picker.module.css";

interface UnitPickerProps {
  units: readonly AttendanceUnit[];
  chosen: string;
  words: RecordWords;
  counts: (unit: AttendanceUnit) => UnitCounts;
  isClosed: (unit: AttendanceUnit) => boolean;
  onChoose: (unitId: string) => void;
}

/**
 * Which agenda item or day: a list by day with how far each is, beside the people where there is room, else
 * the browser's own select with steps to both sides.
 */
export function UnitPicker(props: UnitPickerProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const days = () => unitDays(props.units);
  const isByDay = () => props.units.every(({ kind }) => kind === "day");
  const at = () => props.units.findIndex(({ unitId }) => unitId === props.chosen);
  const step = (by: number) => {
    const unit = props.units[at() + by];
    if (unit) props.onChoose(unit.unitId);
  };
  const recorded = (unit: AttendanceUnit) => {
    const { expected, none } = props.counts(unit);
    return t().unit.recorded(expected - none, expected);
  };
  const dayName = (day: string | undefined) => (day ? props.words.dayText(day) : t().unit.undated);
  const option = (unit: AttendanceUnit) => (
    <option value={unit.unitId} selected={unit.unitId === props.chosen}>
      {[unit.kind === "item" && props.words.hours(unit), props.words.unitTitle(unit)]
        .filter(Boolean)
        .join(" · ")}
      {props.isClosed(unit) ? ` (${t().unit.closed.toLowerCase()})` : ""}
      {unit.retired ? ` (${t().unit.retired})` : ""}
    </option>
  );
  return (
    <div class={styles.picker} data-screen-only>
      <div class={styles.narrow}>
        <label class={styles.label} for="attendance-unit">
          {t().unit.label}
        </label>
        <div class={styles.steps}>
          <Button
            kind="quiet"
            label={t().unit.previous}
            icon={<ChevronLeft />}
            disabled={at() <= 0}
            onClick={() => step(-1)}
          />
          <div class={control.select}>
            <select
              id="attendance-unit"
              class={control.control}
              onChange={(event) => props.onChoose(event.currentTarget.value)}
            >
              <For each={days()}>
                {(day) => (
                  <Show when={!isByDay()} fallback={<For each={day.units}>{option}</For>}>
                    <optgroup label={dayName(day.day)}>
                      <For each={day.units}>{option}</For>
                    </optgroup>
                  </Show>
                )}
              </For>
            </select>
            <ChevronDown />
          </div>
          <Button
            kind="quiet"
            label={t().unit.next}
            icon={<ChevronRight />}
            disabled={at() >= props.units.length - 1}
            onClick={() => step(1)}
          />
        </div>
      </div>
      <nav class={styles.wide} aria-label={t().unit.list}>
        <For each={days()}>
          {(day) => (
            <div class={styles.day}>
              <Show when={!isByDay()}>
                <p class={styles.heading} aria-hidden="true">
                  {dayName(day.day)}
                </p>
              </Show>
              <ul role="list" aria-label={isByDay() ? undefined : dayName(day.day)}>
                <For each={day.units}>
                  {(unit) => (
                    <li>
                      <button
                        type="button"
                        class={styles.unit}
                        aria-current={unit.unitId === props.chosen ? "true" : undefined}
                        onClick={() => props.onChoose(unit.unitId)}
                      >
                        <Show when={unit.kind === "item" && props.words.hours(unit)}>
                          {(hours) => <span class={styles.hours}>{hours()}</span>}
                        </Show>
                        <span class={styles.title} lang={props.words.unitLang(unit)}>
                          {props.words.unitTitle(unit)}
                          <Show when={props.isClosed(unit)}>
                            <Lock />
                            <VisuallyHidden>{t().unit.closed}</VisuallyHidden>
                          </Show>
                        </span>
                        <Show when={unit.module}>
                          {(module) => <span class={styles.second}>{module()}</span>}
                        </Show>
                        <Show when={unit.retired}>
                          <span class={styles.second}>{t().unit.retired}</span>
                        </Show>
                        <span class={styles.second}>{recorded(unit)}</span>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </nav>
    </div>
  );
}
