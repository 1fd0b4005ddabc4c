import type { AttendancePerson, AttendanceUnit, UnitClosing } from "@zapisy/core/attendance/answer";
import type { AttendanceState, ReasonCode } from "@zapisy/core/attendance/schema";
import { isExpected, isListed, isRecordable } from "@zapisy/core/attendance/rules";
import { formatDateTime } from "@zapisy/words";
import { loadAttendance } from "@zapisy/words/attendance";
import Pencil from "~icons/lucide/pencil";
import ListChecks from "~icons/lucide/list-checks";
import Lock from "~icons/lucide/lock";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, on, Show, untrack } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { SegmentBar } from "../../../ui/segment-bar.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { EntryDialog } from "./entry-dialog.tsx";
import { KeyHelp } from "./key-help.tsx";
import type { Wanted } from "../marking.state.ts";
import type { OpenBook } from "../open-book.ts";
import { PersonSheet } from "./person-sheet.tsx";
import { MEANING } from "../record-words.ts";
import type { RecordWords } from "../record-words.ts";
import { TickList } from "./tick-list.tsx";
import styles from "./unit-list.module.css";
import { countUnit, isShown, personMatches, type Shown } from "../unit.state.ts";
import { UnitTrouble } from "./unit-trouble.tsx";

interface UnitListProps {
  open: OpenBook;
  unit: AttendanceUnit;
  words: RecordWords;
  timeZone: string;
  /** Whether it was held, or may yet be: of a cancelled event not all was. */
  canBeHeld: boolean;
  /** What is searched, whom to show and whose history is open: kept in the address by the page. */
  q: string;
  shown: Shown;
  person: string | undefined;
  onChange: (change: { q?: string; shown?: Shown; person?: string | undefined }) => void;
  /** Opens the form for somebody without a registration; absent: that is for others to enter. */
  onWalkIn?: () => void;
  /** Buttons of the unit beside "close". */
  actions?: JSX.Element;
  /** Signed lists, scanned: above the ticks while they are copied from paper, else below them; absent: they are for others to see. */
  scans?: () => JSX.Element;
}

/** What has to be asked before it is recorded: minutes, a reason, or both. */
interface Question {
  title: string;
  lead?: string;
  people: AttendancePerson[];
  wanted: Wanted;
  asksMinutes: boolean;
  /** Why a reason is asked for, where it is. */
  code?: ReasonCode;
  isBulk?: boolean;
}

const SHOWN = ["all", "none", "conflict"] as const;

/** The list of one unit: how it stands, who is expected, ticks, and what can be done with all of it. */
export function UnitList(props: UnitListProps): JSX.Element {
  const t = useMessages(loadAttendance);
  const [question, setQuestion] = createSignal<Question>();
  const [bulk, setBulk] = createSignal<"present" | "absent">();
  const [isClosing, setClosing] = createSignal(false);
  const [isPaper, setPaper] = createSignal(false);

  const may = () =>
    (props.canBeHeld ? props.open.book()?.may : undefined) ?? {
      record: false,
      close: false,
      override: false,
    };
  const closing = () => props.open.closing(props.unit.unitId);
  const expected = createMemo(() => props.open.people().filter((each) => isListed(props.unit, each)));
  const counts = createMemo(() => countUnit(props.unit, props.open.people()));
  const withoutRecord = () =>
    expected().filter((each) => each.records[props.unit.unitId]?.state === undefined);
  // Ticking somebody under "without a record" must not pull the next person under the pointer: rows stay
  // until something else is searched or shown.
  const people = createMemo(
    on([expected, () => props.q, () => props.shown], ([all, q, shown]) =>
      untrack(() =>
        all.filter((each) => personMatches(each, q) && isShown(each.records[props.unit.unitId], shown)),
      ),
    ),
  );
  const chosen = () => expected().find(({ registrationId }) => registrationId === props.person);
  const pairOf = (person: AttendancePerson) => ({
    registrationId: person.registrationId,
    unitId: props.unit.unitId,
  });
  const nameOf = (person: AttendancePerson) => `${person.lastName} ${person.firstName}`;

  const record = (people: AttendancePerson[], wanted: Wanted, reason?: string, isBulk?: boolean) => {
    const act = props.open.mark(people.map(pairOf), wanted, {
      source: isPaper() ? "paper" : "list",
      reason,
    });
    if (act.marks.length === 0) return;
    const undo = () => act.undo(reason === undefined ? undefined : t().bulk.undoReason);
    if (isBulk) showToast({ text: t().bulk.done(act.marks.length), undo });
    else if (wanted.state === "none" && people[0])
      showToast({ text: t().record.removed(nameOf(people[0])), meaning: "note", undo });
  };
  const hasBegun = () => isRecordable(props.unit, props.timeZone, serverNow().toISOString());
  /** Why a mark on any of these people needs a reason, as far as the page knows; the server knows better. */
  const reasonCode = (people: readonly AttendancePerson[]): ReasonCode | undefined => {
    if (closing()) return "attendance.unit_closed";
    if (!hasBegun()) return "attendance.before_day";
    if (props.unit.retired) return "attendance.unit_retired";
    if (people.some(({ left }) => left)) return "attendance.person_left";
    return people.every(({ options }) => isExpected(props.unit, options))
      ? undefined
      : "attendance.not_expected";
  };
  /** Records, or first asks for what is missing. */
  const want = (people: AttendancePerson[], wanted: Wanted, isBulk = false) => {
    const [only] = people;
    const asksMinutes = wanted.state === "left_early" && wanted.minutes === undefined;
    const code = reasonCode(people);
    if (!asksMinutes && !code) return record(people, wanted, undefined, isBulk);
    setQuestion({
      title:
        !code && only
          ? t().minutesDialog.title(`${only.firstName} ${only.lastName}`)
          : t().reasonDialog.title[code ?? "attendance.unit_closed"],
      lead: asksMinutes || isBulk || !only ? undefined : `${nameOf(only)}: ${props.words.state(wanted)}`,
      people,
      wanted,
      asksMinutes,
      code,
      isBulk,
    });
  };
  const wantState = (person: AttendancePerson, state: AttendanceState | "none") => {
    const now = person.records[props.unit.unitId];
    // Nothing to take back is nothing to ask about.
    if (state === "none" && now?.state === undefined && !now?.conflict.length) return;
    if (state !== "left_early" && now?.state === state && now.conflict.length === 0) return;
    want([person], { state });
  };

  const focusSearch = () => {
    const field = document.getElementById(fieldId("attendance.q"));
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    }
  };
  const focusFirst = () => document.querySelector<HTMLElement>("[data-person] input")?.focus();
  const closedText = (known: UnitClosing) => {
    const at = formatDateTime(locale(), known.closedAt, props.timeZone);
    const by = known.closedByName ?? props.words.author(known.closedBy);
    return by ? t().close.closed(at, by) : t().close.closedAt(at);
  };
  const facts = () =>
    [
      props.unit.kind === "item" && props.unit.day ? props.words.dayText(props.unit.day) : undefined,
      props.words.hours(props.unit),
      props.unit.module,
      props.unit.place,
      props.unit.leaders.join(", ") || undefined,
    ].filter(Boolean);

  return (
    <section class={styles.unit} aria-labelledby="attendance-unit-title">
      <header class={styles.head}>
        <div>
          <h2 class={styles.title} id="attendance-unit-title" lang={props.words.unitLang(props.unit)}>
            {props.words.unitTitle(props.unit)}
          </h2>
          <p class={styles.facts}>{facts().join(" · ")}</p>
        </div>
        <div class={styles.actions} data-screen-only>
          {props.actions}
          <Show when={may().record && counts().none > 0}>
            <Menu
              small
              icon={<ListChecks />}
              label={t().bulk.menu}
              items={[
                { label: t().bulk.present, onSelect: () => setBulk("present") },
                { label: t().bulk.absent, onSelect: () => setBulk("absent") },
              ]}
            />
          </Show>
          <Show when={may().close && !closing() && hasBegun()}>
            <Button small popup="dialog" icon={<Lock />} onClick={() => setClosing(true)}>
              {t().close.button}
            </Button>
          </Show>
        </div>
      </header>
      <Show when={closing()}>
        {(known) => (
          <p class={styles.closed}>
            <Lock /> <span>{closedText(known())}</span>
          </p>
        )}
      </Show>
      <For each={props.words.amendments(props.unit)}>
        {(text) => (
          <p class={styles.closed}>
            <Pencil /> <span>{text}</span>
          </p>
        )}
      </For>
      <Show when={expected().length > 0}>
        <SegmentBar
          label={t().list.summary}
          total={counts().expected}
          segments={[
            { meaning: "ok", label: t().state.present, count: counts().present },
            ...(["left_early", "excused", "absent"] as const)
              .filter((state) => counts()[state] > 0)
              .map((state) => ({ meaning: MEANING[state], label: t().state[state], count: counts()[state] })),
            { meaning: "plain", label: t().noRecord, count: counts().none },
          ]}
        />
      </Show>
      <UnitTrouble open={props.open} />
      <Show
        when={expected().length > 0}
        fallback={
          <EmptyState
            title={t().list.empty}
            actions={
              <Show when={may().record && props.onWalkIn}>
                <Button onClick={() => props.onWalkIn?.()}>{t().tools.walkIn}</Button>
              </Show>
            }
          >
            {t().list.emptyText}
          </EmptyState>
        }
      >
        <search class={styles.filters} data-screen-only>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              focusFirst();
            }}
          >
            <TextField
              name="attendance.q"
              type="search"
              label={t().list.search}
              autocomplete="off"
              value={props.q}
              onInput={(q) => props.onChange({ q })}
            />
          </form>
          <SelectField
            name="attendance.shown"
            label={t().list.show}
            value={props.shown}
            options={SHOWN.map((value) => ({
              value,
              label: {
                all: t().list.everybody,
                none: t().list.withoutRecord,
                conflict: t().list.conflicts,
              }[value],
            }))}
            onChange={(shown) => props.onChange({ shown: shown || "all" })}
          />
        </search>
        <div class={styles.bar} data-screen-only>
          <Show when={may().record} fallback={<p class={styles.note}>{t().list.readOnly}</p>}>
            <Checkbox
              name="attendance.paper"
              label={t().paper.mode}
              help={isPaper() ? t().paper.help : undefined}
              checked={isPaper()}
              onChange={setPaper}
            />
          </Show>
          <p class={styles.note} role="status">
            {t().list.shown(people().length, expected().length)}
          </p>
        </div>
        <Show when={isPaper()}>{props.scans?.()}</Show>
        <Show
          when={people().length > 0}
          fallback={
            <EmptyState
              title={t().list.nothingFound}
              actions={
                <>
                  <Button onClick={() => props.onChange({ q: "", shown: "all" })}>{t().list.clear}</Button>
                  <Show when={may().record && props.onWalkIn}>
                    <Button onClick={() => props.onWalkIn?.()}>{t().list.addFound}</Button>
                  </Show>
                </>
              }
            >
              {t().list.nothingFoundText}
            </EmptyState>
          }
        >
          <TickList
            open={props.open}
            unit={props.unit}
            people={people()}
            words={props.words}
            mayRecord={may().record}
            onWant={wantState}
            onHistory={(person) => props.onChange({ person: person.registrationId })}
            onSearch={focusSearch}
          />
          <KeyHelp />
        </Show>
        <Show when={!isPaper()}>{props.scans?.()}</Show>
      </Show>

      <Show when={chosen()}>
        {(person) => (
          <PersonSheet
            open={props.open}
            unit={props.unit}
            person={person()}
            words={props.words}
            mayRecord={may().record}
            onWant={(state) => wantState(person(), state)}
            onAccept={(wanted) => want([person()], wanted)}
            onClose={() => props.onChange({ person: undefined })}
          />
        )}
      </Show>
      <Show when={question()}>
        {(asked) => (
          <EntryDialog
            title={asked().title}
            lead={asked().lead}
            asksMinutes={asked().asksMinutes}
            reasonCode={asked().code}
            wholeMinutes={props.unit.clockMinutes}
            minutes={asked().people[0]?.records[props.unit.unitId]?.minutes}
            onSubmit={({ minutes, reason }) => {
              const { people: whom, wanted, isBulk } = asked();
              setQuestion(undefined);
              record(whom, minutes === undefined ? wanted : { ...wanted, minutes }, reason, isBulk);
            }}
            onClose={() => setQuestion(undefined)}
          />
        )}
      </Show>
      <ConfirmDialog
        open={bulk() !== undefined}
        title={bulk() === "absent" ? t().bulk.absentTitle : t().bulk.presentTitle}
        confirmLabel={bulk() === "absent" ? t().bulk.submitAbsent : t().bulk.submitPresent}
        onConfirm={() => {
          const state = bulk();
          const whom = withoutRecord();
          setBulk(undefined);
          if (state) want(whom, { state }, true);
        }}
        onClose={() => setBulk(undefined)}
      >
        <p>
          {bulk() === "absent"
            ? t().bulk.absentText(withoutRecord().length)
            : t().bulk.presentText(withoutRecord().length)}
        </p>
        <p>{t().bulk.others}</p>
      </ConfirmDialog>
      <Show when={isClosing()}>
        <CloseDialog
          eventId={props.open.eventId}
          unit={props.unit}
          without={counts().none}
          isUnsaved={props.open.pending().length > 0}
          onClosed={(known) => props.open.closed(known)}
          onClose={() => setClosing(false)}
        />
      </Show>
    </section>
  );
}
