import type { AttendancePerson, AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { AttendanceState } from "@zapisy/core/attendance/schema";
import { loadAttendance } from "@zapisy/words/attendance";
import Ellipsis from "~icons/lucide/ellipsis";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Spinner } from "../../../ui/spinner.tsx";
import { StateBadge } from "../../../ui/tag.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { isRepeat } from "../marking.state.ts";
import type { OpenBook } from "../open-book.ts";
import { RecordBadge } from "../record-badge.tsx";
import type { RecordWords } from "../record-words.ts";
import { tickKey } from "./tick-list.keys.ts";
import styles from "./tick-list.module.css";
import { Told } from "../../../ui/told.tsx";

interface TickListProps {
  open: OpenBook;
  unit: AttendanceUnit;
  people: readonly AttendancePerson[];
  words: RecordWords;
  mayRecord: boolean;
  /** Somebody wants a record to say something; the page may have to ask for minutes or a reason first. */
  onWant: (person: AttendancePerson, state: AttendanceState | "none") => void;
  onHistory: (person: AttendancePerson) => void;
  onSearch: () => void;
}

const nameOf = (person: AttendancePerson) => `${person.lastName} ${person.firstName}`;

/**
 * The list of a unit to tick: one press on a person is their presence, a second press within a double click
 * is ignored, letters and the menu record the rest. Arrows move between people.
 */
export function TickList(props: TickListProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const [said, setSaid] = createSignal("");
  let list: HTMLUListElement | undefined;
  let lastPress: { id: string; at: number } | undefined;

  const recordOf = (person: AttendancePerson) =>
    props.open.record({ registrationId: person.registrationId, unitId: props.unit.unitId });
  const want = (person: AttendancePerson, state: AttendanceState | "none") => {
    props.onWant(person, state);
    // A letter changes no tick that a screen reader would read: what came of it is said.
    setSaid(`${nameOf(person)}: ${props.words.state(recordOf(person) ?? {})}`);
  };
  const press = (person: AttendancePerson, event: MouseEvent) => {
    const now = { id: `${person.registrationId} ${props.unit.unitId}`, at: event.timeStamp };
    const repeated = isRepeat(lastPress, now);
    lastPress = now;
    if (!repeated) {
      const record = recordOf(person);
      const isTicked = record?.state === "present" && record.conflict.length === 0;
      want(person, isTicked ? "none" : "present");
    }
    // The box follows the record, also where a question comes first or nothing changes at all.
    const box = event.currentTarget;
    queueMicrotask(() => box instanceof HTMLInputElement && (box.checked = isPresent(person)));
  };
  const isPresent = (person: AttendancePerson) => recordOf(person)?.state === "present";

  const ticks = () => [...(list?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
  const onKey = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const meant = tickKey(event, t().keys.key);
    if (!meant) return;
    event.preventDefault();
    if ("go" in meant) {
      const all = ticks();
      const at = all.indexOf(event.target);
      const to = { next: at + 1, previous: at - 1, first: 0, last: all.length - 1 }[meant.go];
      all[to]?.focus();
      return;
    }
    if ("open" in meant && meant.open === "search") return props.onSearch();
    const id = event.target.closest<HTMLElement>("[data-person]")?.dataset.person;
    const person = props.people.find(({ registrationId }) => registrationId === id);
    if (!person) return;
    if ("open" in meant) props.onHistory(person);
    else if (props.mayRecord) want(person, meant.want);
  };

  return (
    <>
      <ul
        ref={(element) => (list = element)}
        class={styles.list}
        role="list"
        aria-label={t().list.people}
        onKeyDown={onKey}
      >
        <For each={props.people}>
          {(person) => (
            <Row
              {...props}
              person={person}
              onPress={(event) => press(person, event)}
              onWant={(state) => want(person, state)}
            />
          )}
        </For>
      </ul>
      <VisuallyHidden role="status">
        <Told>{said()}</Told>
      </VisuallyHidden>
    </>
  );
}

interface RowProps extends Omit<TickListProps, "people" | "onWant"> {
  person: AttendancePerson;
  onPress: (event: MouseEvent) => void;
  onWant: (state: AttendanceState | "none") => void;
}

function Row(props: RowProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const pair = () => ({ registrationId: props.person.registrationId, unitId: props.unit.unitId });
  const record = () => props.open.record(pair());
  const way = () => props.open.onItsWay(pair());
  const isConflict = () => (record()?.conflict.length ?? 0) > 0;
  const stateId = () => `state-${props.person.registrationId}`;
  const items = () => {
    const state = (value: "present" | "absent" | "excused") => ({
      label: t().state[value],
      onSelect: () => props.onWant(value),
    });
    return [
      ...(props.mayRecord
        ? [
            state("present"),
            state("absent"),
            state("excused"),
            { label: t().record.leftEarly, onSelect: () => props.onWant("left_early") },
            ...(record()?.state
              ? [{ label: t().record.remove, onSelect: () => props.onWant("none"), danger: true }]
              : []),
          ]
        : []),
      { label: t().record.showHistory, onSelect: () => props.onHistory(props.person) },
    ];
  };
  return (
    <li class={styles.row} data-person={props.person.registrationId} data-state={record()?.state ?? "none"}>
      <label class={styles.tick}>
        <input
          class={styles.box}
          type="checkbox"
          aria-label={t().list.tick(nameOf(props.person))}
          aria-describedby={stateId()}
          disabled={!props.mayRecord}
          checked={record()?.state === "present"}
          ref={(box) => createEffect(() => (box.indeterminate = record()?.state === "left_early"))}
          onClick={(event) => props.onPress(event)}
        />
        <span class={styles.person}>
          <span class={styles.name}>{nameOf(props.person)}</span>
          <Show when={props.person.institution}>
            {(institution) => <span class={styles.second}>{institution()}</span>}
          </Show>
          <Show when={props.words.left(props.person)}>
            {(left) => <span class={styles.second}>{left()}</span>}
          </Show>
        </span>
      </label>
      <div class={styles.state} id={stateId()}>
        <Show
          when={!isConflict()}
          fallback={
            <>
              <StateBadge meaning="wait">{t().record.conflict}</StateBadge>
              <span class={styles.origin}>{t().record.conflictShown(props.words.state(record() ?? {}))}</span>
            </>
          }
        >
          <Show when={record()?.state ?? way()} fallback={<span class={styles.second}>{t().noRecord}</span>}>
            <RecordBadge record={record()} words={props.words} />
          </Show>
          <Show when={record()?.state && record()}>
            {(known) => <span class={styles.origin}>{props.words.origin(known(), props.unit.day)}</span>}
          </Show>
        </Show>
      </div>
      <div class={styles.way}>
        <Show when={way()}>
          {(status) => (
            <Show
              when={status() === "unsent" || status() === "reason"}
              fallback={
                <span class={styles.saving} title={t().record.saving}>
                  <Spinner />
                  <VisuallyHidden>{t().record.saving}</VisuallyHidden>
                </span>
              }
            >
              <StateBadge meaning="stop">
                {status() === "reason" ? t().record.waits : t().record.notSaved}
              </StateBadge>
            </Show>
          )}
        </Show>
        <Show when={isConflict()}>
          <Button small onClick={() => props.onHistory(props.person)}>
            {t().record.settle}
          </Button>
        </Show>
      </div>
      <div class={styles.more} data-screen-only>
        <Menu
          iconOnly
          small
          kind="quiet"
          icon={<Ellipsis />}
          label={t().list.other(nameOf(props.person))}
          items={items()}
        />
      </div>
    </li>
  );
}
