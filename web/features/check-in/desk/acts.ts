import { wantsDeskReason } from "@zapisy/core/attendance/schema";
import type { AttendanceState, DeskReasonCode } from "@zapisy/core/attendance/schema";
import { loadCheckIn } from "@zapisy/words/check-in";
import { createSignal } from "solid-js";
import { isOnline } from "../../../data/connection.ts";
import { useMessages } from "../../../data/locale.ts";
import type { Desk } from "./desk.ts";
import {
  decideScan,
  formerWish,
  fullName,
  recordOf,
  type DeskRow,
  type Entry,
  type IndexedBook,
  type PersonKey,
  type Wish,
} from "./desk.state.ts";
import { type ScanResult } from "./scanner.tsx";
import { signal } from "./signal.ts";
import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { Accessor } from "solid-js";
import type { DeskWords } from "./desk-words.ts";

/** A person as acts name them. */
export interface Somebody {
  key: PersonKey;
  name: string;
}

/** What waits for an answer in a dialog. */
export type Question =
  | { ask: "minutes"; person: Somebody }
  | { ask: "reason"; person: Somebody; code: DeskReasonCode; give: (reason: string) => void }
  | { ask: "walk_in" };

/** What was done last, and how to take it back. */
export interface LastAct {
  text: string;
  undo?: () => void;
}

/** What somebody at a desk does to people at a unit: marks them, takes that back, scans their tickets. */
export type DeskActs = ReturnType<typeof createDeskActs>;

/**
 * Makes the acts of a desk. What needs an answer first waits as its question; what was done last is told, with the way back.
 * @param wanted how people are looked for
 */
export function createDeskActs(
  desk: Desk,
  index: Accessor<IndexedBook>,
  unit: Accessor<AttendanceUnit | undefined>,
  words: DeskWords,
  wanted: () => Wish["source"],
) {
  const t = useMessages(loadCheckIn);
  const [scanned, setScanned] = createSignal<ScanResult>();
  const [last, setLast] = createSignal<LastAct>();
  const [question, setQuestion] = createSignal<Question>();
  const entries = () => desk.entries();

  const isClosed = (unitId: string) => index().book.closings.some((one) => one.unitId === unitId);

  /** Why a mark needs a reason, as far as the desk knows. */
  const reasonCode = ({ key }: Somebody, unitId: string): DeskReasonCode | undefined => {
    if (isClosed(unitId)) return "attendance.unit_closed";
    if (index().book.units.some((one) => one.unitId === unitId && one.retired))
      return "attendance.unit_retired";
    return index().people.get(key)?.left ? "attendance.person_left" : undefined;
  };

  /** Records, after asking for a reason where one is wanted; `done` is told what there was to record. */
  const record = (person: Somebody, unitId: string, wish: Wish, done: () => void) => {
    const code = reasonCode(person, unitId);
    if (code && wish.reason === undefined) {
      const give = (reason: string) => record(person, unitId, { ...wish, reason }, done);
      return setQuestion({ ask: "reason", person, code, give });
    }
    setQuestion(undefined);
    if (desk.record(person, unitId, wish)) done();
  };

  const undo = (person: Somebody, unitId: string) => {
    const former = formerWish(recordOf(index(), entries(), person.key, unitId));
    record(person, unitId, { ...former, source: "list" }, () =>
      setLast({ text: t().done.undone(person.name) }),
    );
  };

  const see = (person: Somebody, wish: Pick<Wish, "state" | "minutes" | "source">) => {
    const unitId = unit()?.unitId;
    if (unitId === undefined) return;
    record(person, unitId, wish, () =>
      setLast({
        text: t().done.recorded(person.name, words.state(wish)),
        undo: () => undo(person, unitId),
      }),
    );
  };

  const somebody = (row: DeskRow): Somebody => ({ key: row.key, name: fullName(row) });

  const tap = (row: DeskRow) => {
    const { state, at, conflict } = row.record;
    if (state !== "present" || conflict.length > 0)
      return see(somebody(row), { state: "present", source: wanted() });
    const name = fullName(row);
    setLast({ text: at ? t().done.already(name, words.time(at)) : t().done.alreadyPlain(name) });
  };

  const choose = (row: DeskRow, state: AttendanceState) => {
    if (state === "left_early") setQuestion({ ask: "minutes", person: somebody(row) });
    else see(somebody(row), { state, source: wanted() });
  };

  const scan = (text: string) => {
    const at = unit();
    // While something is asked the next person waits.
    if (!at || question()) return;
    const decision = decideScan(text, index(), entries(), at);
    const show = (
      result: Omit<ScanResult, "title">,
      outcome: keyof ReturnType<typeof t>["scan"]["result"] = decision.outcome,
    ) => {
      signal(result.meaning);
      setScanned({ ...result, title: t().scan.result[outcome] });
    };
    switch (decision.outcome) {
      case "no_ticket":
        return show({ meaning: "stop", text: t().scan.no_ticket });
      case "unknown":
        // Somebody may have signed up after the list was fetched.
        void desk.sync();
        return show({ meaning: "stop", text: isOnline() ? t().scan.unknown : t().scan.unknownOffline });
      case "not_expected": {
        const { person } = decision;
        const choice = words.options(person.options);
        const name = fullName(person);
        return show({
          meaning: "stop",
          text: choice ? t().scan.notExpected(name, choice) : t().scan.notExpectedPlain(name),
        });
      }
      case "already": {
        const name = fullName(decision.person);
        return show({
          meaning: "note",
          text: decision.at ? t().done.already(name, words.time(decision.at)) : t().done.alreadyPlain(name),
        });
      }
      case "left":
      case "present": {
        const { person } = decision;
        see({ key: person.registrationId, name: fullName(person) }, { state: "present", source: "scan" });
        const text = fullName(person);
        if (isClosed(at.unitId)) return show({ meaning: "wait", text }, "closed");
        return show({ meaning: decision.outcome === "left" ? "wait" : "ok", text });
      }
    }
  };

  const giveReason = (entry: Entry) =>
    setQuestion({
      ask: "reason",
      person: { key: entry.kind === "mark" ? entry.person : entry.id, name: entry.name },
      code: wantsDeskReason(entry.refused) ? entry.refused : "attendance.unit_closed",
      give: (reason) => {
        desk.retry(entry, reason);
        setQuestion(undefined);
      },
    });

  return {
    last,
    tell: setLast,
    question,
    ask: setQuestion,
    scanned,
    forgetScan: () => setScanned(undefined),
    record,
    undo: (row: DeskRow, unitId: string) => undo(somebody(row), unitId),
    see,
    tap,
    choose,
    scan,
    giveReason,
  };
}
