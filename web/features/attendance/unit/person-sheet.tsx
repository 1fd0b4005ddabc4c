import type { AttendancePerson, AttendanceUnit, Mark } from "@zapisy/core/attendance/answer";
import type { AttendanceState } from "@zapisy/core/attendance/schema";
import { loadAttendance } from "@zapisy/words/attendance";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Wanted } from "../marking.state.ts";
import type { OpenBook } from "../open-book.ts";
import styles from "./person-sheet.module.css";
import { RecordBadge } from "../record-badge.tsx";
import type { RecordWords } from "../record-words.ts";

interface PersonSheetProps {
  open: OpenBook;
  unit: AttendanceUnit;
  person: AttendancePerson;
  words: RecordWords;
  mayRecord: boolean;
  onWant: (state: AttendanceState | "none") => void;
  /** Settles a conflict as one of the devices says. */
  onAccept: (wanted: Wanted) => void;
  onClose: () => void;
}

/** One person at one unit: what counts, what devices disagree on, and all former entries. */
export function PersonSheet(props: PersonSheetProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const record = () =>
    props.open.record({ registrationId: props.person.registrationId, unitId: props.unit.unitId });
  const conflict = () => record()?.conflict ?? [];
  const history = () => record()?.history.toReversed() ?? [];
  const isReplaced = (mark: Mark) => !record()?.current.includes(mark.markId);
  // The clock of a device may be wrong, or it had no network: a minute makes no difference.
  const isLate = (mark: Mark) => Math.abs(Date.parse(mark.receivedAt) - Date.parse(mark.at)) > 60_000;
  return (
    <Dialog
      open
      look="sheet"
      title={`${props.person.firstName} ${props.person.lastName}`}
      onClose={() => props.onClose()}
    >
      <div class={styles.sheet}>
        <p class={styles.note}>
          {[props.words.unitTitle(props.unit), props.words.hours(props.unit)].filter(Boolean).join(", ")}
        </p>
        <Show when={conflict().length > 0}>
          <Notice meaning="wait" title={t().sheet.conflictTitle}>
            <p>{t().sheet.conflictText}</p>
            <ul class={styles.entries} role="list">
              <For each={conflict()}>
                {(mark) => (
                  <li class={styles.entry}>
                    <span>
                      {props.words.state(mark)}
                      <br />
                      <small>{props.words.origin(mark, props.unit.day)}</small>
                    </span>
                    <Show when={props.mayRecord}>
                      <Button
                        small
                        onClick={() => props.onAccept({ state: mark.state, minutes: mark.minutes })}
                      >
                        {t().sheet.accept(props.words.state(mark))}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
        <section class={styles.section}>
          <h3 class={styles.heading}>{t().sheet.now}</h3>
          <p>
            <RecordBadge record={record()} words={props.words} />
          </p>
          <Show when={props.mayRecord}>
            <div class={styles.actions} role="group" aria-label={t().sheet.change}>
              <For each={["present", "absent", "excused"] as const}>
                {(state) => (
                  <Button
                    small
                    pressed={record()?.state === state && conflict().length === 0}
                    onClick={() => props.onWant(state)}
                  >
                    {t().state[state]}
                  </Button>
                )}
              </For>
              <Button
                small
                pressed={record()?.state === "left_early"}
                onClick={() => props.onWant("left_early")}
              >
                {t().record.leftEarly}
              </Button>
              <Show when={record()?.state}>
                <Button small kind="quiet" onClick={() => props.onWant("none")}>
                  {t().record.remove}
                </Button>
              </Show>
            </div>
          </Show>
        </section>
        <section class={styles.section}>
          <h3 class={styles.heading}>{t().sheet.entries}</h3>
          <Show when={history().length > 0} fallback={<p class={styles.note}>{t().sheet.none}</p>}>
            <ol class={styles.entries} role="list">
              <For each={history()}>
                {(mark) => (
                  <li class={styles.entry} data-replaced={isReplaced(mark)}>
                    <span>
                      {props.words.state(mark)}
                      <br />
                      <small>
                        {props.words.origin(mark, props.unit.day)}
                        <Show when={isLate(mark)}>
                          {`, ${t().sheet.receivedLater(props.words.moment(mark.receivedAt, props.unit.day))}`}
                        </Show>
                      </small>
                    </span>
                    <Show when={isReplaced(mark)}>
                      <small>{t().sheet.replaced}</small>
                    </Show>
                    <Show when={mark.reason}>
                      {(reason) => <small class={styles.reason}>{t().sheet.reason(reason())}</small>}
                    </Show>
                  </li>
                )}
              </For>
            </ol>
          </Show>
        </section>
      </div>
    </Dialog>
  );
}
