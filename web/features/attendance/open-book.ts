import type {
  AttendanceBook,
  AttendancePerson,
  AttendanceRecord,
  AttendanceUnit,
  Mark,
  UnitClosing,
} from "@zapisy/core/attendance/answer";
import { attendanceOf } from "@zapisy/core/attendance/rules";
import type { AttendanceSource, MarkInput } from "@zapisy/core/attendance/schema";
import type { EventId } from "@zapisy/core/event/schema";
import { inPolishOrder } from "@zapisy/core/shared/text";
import type { Accessor } from "solid-js";
import { batch, createMemo, createSignal, onCleanup, onMount, untrack } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { serverNow } from "../../data/clock.ts";
import { ApiError } from "../../data/client.ts";
import { useWindowEvent } from "../../ui/window-event.ts";
import { me } from "../../data/session.ts";
import { getAttendanceBook, sendMarks } from "./attendance-api.ts";
import { newDeviceId } from "./device-id.ts";
import {
  afterAnswer,
  afterFailure,
  afterStart,
  markTowards,
  marksBack,
  nextBatch,
  again,
  withReason,
  type Pair,
  type PendingMark,
  type RefusedMark,
  type Wanted,
} from "./marking.state.ts";

/** How often a page that is looked at asks what others have recorded. */
const REFRESH_MS = 20_000;
/** The book of a large event takes its time: asking may take up this part of it. */
const REFRESH_SHARE = 0.05;
/** Marks that are made within this time go together. */
const COLLECT_MS = 60;

/** What goes with an act of marking. */
export interface MarkingOptions {
  /** Default `list`. */
  source?: AttendanceSource;
  reason?: string;
}

/** An act that can be taken back. */
export interface Act {
  marks: readonly MarkInput[];
  undo: (reason?: string) => void;
}

/** The attendance of one event as its page sees it: what the server knows, and on top what was just ticked. */
export interface OpenBook {
  eventId: EventId;
  /** Undefined until it is there. */
  book: Accessor<AttendanceBook | undefined>;
  error: Accessor<unknown>;
  /** People in Polish order; a person stays the same object while records change. */
  people: Accessor<AttendancePerson[]>;
  unit: (unitId: string) => AttendanceUnit | undefined;
  closing: (unitId: string) => UnitClosing | undefined;
  record: (pair: Pair) => AttendanceRecord | undefined;
  /** Name of a member of staff or of a desk who made a mark (`Mark.by`), where it is known. */
  authorName: (by: string) => string | undefined;
  /** Where the newest mark of a person at a unit stands on its way to the server; undefined when it is there. */
  onItsWay: (pair: Pair) => PendingMark["status"] | undefined;
  pending: Accessor<readonly PendingMark[]>;
  /** Why the last request failed; undefined when it did not. */
  failure: Accessor<unknown>;
  refused: Accessor<readonly RefusedMark[]>;
  forgetRefused: () => void;
  /** Makes records of several people at one unit say the same. Records that say so already are left alone. */
  mark: (pairs: readonly Pair[], wanted: Wanted, options?: MarkingOptions) => Act;
  /** Sends again what failed. */
  retry: () => void;
  /** Sends what lacked a reason. */
  giveReason: (reason: string) => void;
  /** Forgets what lacks a reason. */
  discard: () => Promise<void>;
  refresh: () => Promise<void>;
  closed: (closing: UnitClosing) => void;
  replacePerson: (person: AttendancePerson) => void;
}

/**
 * A record without shared parts, as one that came from the server is: the store changes what it holds in place,
 * and a mark that stood both in a conflict and in the history would change in both.
 */
const asTree = (record: AttendanceRecord): AttendanceRecord =>
  JSON.parse(JSON.stringify(record)) as AttendanceRecord;

const keyOf = ({ registrationId, unitId }: Pair) => `${registrationId} ${unitId}`;

// Marks that were not saved when their page was left for another one of the app: they go with its next visit.
const left = new Map<EventId, readonly PendingMark[]>();
addEventListener("beforeunload", (event) => {
  if (left.size > 0) event.preventDefault();
});

/** Loads an event's attendance, keeps it fresh while the page is looked at, and sends what is recorded. */
export function createOpenBook(eventId: EventId): OpenBook {
  const [state, setState] = createStore<{ book?: AttendanceBook }>({});
  const [pending, setPending] = createSignal<readonly PendingMark[]>([]);
  const [refused, setRefused] = createSignal<readonly RefusedMark[]>([]);
  const [error, setError] = createSignal<unknown>();
  const [failure, setFailure] = createSignal<unknown>();
  let isSending = false;
  let collecting: ReturnType<typeof setTimeout> | undefined;
  let isMounted = false;
  let isGone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const book = () => state.book;
  const indexes = createMemo(
    () => new Map(state.book?.people.map(({ registrationId }, index) => [registrationId, index])),
  );
  const people = createMemo(() =>
    inPolishOrder(state.book?.people ?? [], ({ lastName, firstName }) => [lastName, firstName]),
  );
  const newest = createMemo(
    () => new Map(pending().map(({ mark, status }) => [keyOf(mark), status] as const)),
  );
  const authorName = (by: string) => {
    const self = me();
    return state.book?.authors[by] ?? (by === `staff:${self?.staffId}` ? self?.name : undefined);
  };
  const record = ({ registrationId, unitId }: Pair) =>
    state.book?.people[indexes().get(registrationId) ?? -1]?.records[unitId];

  /** A record with the marks on top that the server does not know yet. */
  const withPending = (pair: Pair, known: readonly Mark[]): AttendanceRecord | undefined => {
    const own = pending()
      .map(({ mark }) => mark)
      .filter((mark) => keyOf(mark) === keyOf(pair))
      .map(asKept);
    const marks = [...known, ...own];
    return marks.length > 0 ? asTree(attendanceOf(marks)) : undefined;
  };
  const asKept = (mark: MarkInput): Mark => ({
    ...mark,
    eventId,
    by: `staff:${me()?.staffId}`,
    receivedAt: mark.at,
  });
  const show = (pair: Pair, known: AttendanceRecord | undefined) => {
    const index = indexes().get(pair.registrationId);
    if (index === undefined) return;
    const shown = hasPending(pair) ? withPending(pair, known?.history ?? []) : known;
    if (shown) setState("book", "people", index, "records", { [pair.unitId]: shown });
  };
  const hasPending = (pair: Pair) => pending().some(({ mark }) => keyOf(mark) === keyOf(pair));

  const take = (fresh: AttendanceBook) => {
    batch(() => {
      const pairs = new Map(pending().map(({ mark }) => [keyOf(mark), mark]));
      for (const pair of pairs.values()) {
        const person = fresh.people.find(({ registrationId }) => registrationId === pair.registrationId);
        const shown = withPending(pair, person?.records[pair.unitId]?.history ?? []);
        if (person && shown) person.records[pair.unitId] = shown;
      }
      setState("book", reconcile(fresh, { key: "registrationId" }));
      setError(undefined);
    });
  };
  let turn = 0;
  const refresh = async () => {
    turn += 1;
    const mine = turn;
    const startedAt = performance.now();
    try {
      const fresh = await getAttendanceBook(eventId);
      // An answer that set out before a mark was saved must not take the tick away for a moment.
      if (mine === turn && !isGone) untrack(() => take(fresh));
    } catch (caught) {
      if (mine === turn && !isGone && !state.book) setError(caught ?? new Error("unknown"));
      if (!(caught instanceof ApiError)) throw caught;
    } finally {
      clearTimeout(timer);
      const took = performance.now() - startedAt;
      if (!isGone) timer = setTimeout(look, Math.max(REFRESH_MS, took / REFRESH_SHARE));
    }
  };
  const look = () => {
    if (document.visibilityState === "visible" && !isSending) void refresh();
    else timer = setTimeout(look, REFRESH_MS);
  };

  const send = async () => {
    if (isSending || isGone) return;
    const first = nextBatch(pending());
    if (first.length === 0) return;
    isSending = true;
    setPending(afterStart(pending(), first));
    try {
      const { results, records } = await sendMarks(eventId, first);
      turn += 1;
      batch(() => {
        const after = afterAnswer(pending(), results);
        setPending(after.pending);
        setRefused((list) => [...list, ...after.refused]);
        setFailure(undefined);
        for (const known of records) show(known, known);
      });
      if (refusedOf(results)) void refresh();
    } catch (caught) {
      batch(() => {
        setPending(afterFailure(pending()));
        setFailure(caught ?? new Error("unknown"));
      });
      if (!(caught instanceof ApiError)) throw caught;
    } finally {
      isSending = false;
      if (isGone) leave();
    }
    if (!failure()) void send();
  };
  const refusedOf = (results: readonly { outcome: string }[]) =>
    results.some(({ outcome }) => outcome === "refused");
  const leave = () => {
    if (pending().length > 0) left.set(eventId, pending());
    else left.delete(eventId);
  };
  const sendSoon = () => {
    clearTimeout(collecting);
    collecting = setTimeout(() => void send(), COLLECT_MS);
  };

  const add = (marks: readonly MarkInput[]) => {
    if (marks.length === 0) return;
    batch(() => {
      setPending((list) => [...list, ...marks.map((mark) => ({ mark, status: "waiting" as const }))]);
      for (const mark of marks) show(mark, record(mark));
    });
    sendSoon();
  };
  const occasion = ({ source = "list", reason }: MarkingOptions) => ({
    newId: () => newDeviceId("mrk"),
    at: serverNow().toISOString(),
    source,
    ...(reason ? { reason } : {}),
  });
  const mark: OpenBook["mark"] = (pairs, wanted, options = {}) =>
    untrack(() => {
      const act = occasion(options);
      const acts = pairs.flatMap(({ registrationId, unitId }) => {
        const before = record({ registrationId, unitId });
        const made = markTowards(before, { registrationId, unitId }, wanted, act);
        // A copy: what the store holds changes with the mark.
        return made ? [{ made, before: before && { ...before } }] : [];
      });
      const made = acts.map((each) => each.made);
      add(made);
      return {
        marks: made,
        undo: (reason) =>
          untrack(() =>
            add(
              marksBack(
                made,
                acts.map(({ before }) => before),
                record,
                occasion({ ...options, reason: reason ?? options.reason }),
              ),
            ),
          ),
      };
    });

  const retry = () => {
    setPending(again(pending()));
    sendSoon();
  };
  useWindowEvent("online", retry);
  useWindowEvent("focus", () => void refresh());
  useWindowEvent("beforeunload", (event) => {
    if (pending().length > 0) event.preventDefault();
  });
  onCleanup(() => {
    // What was ticked a moment ago still goes.
    clearTimeout(timer);
    clearTimeout(collecting);
    void send();
    isGone = true;
    if (isMounted) leave();
  });
  onMount(() => {
    // Not before: a page that is made on the way to another one is thrown away, and the marks with it.
    isMounted = true;
    setPending(again(left.get(eventId) ?? []));
    left.delete(eventId);
    void refresh();
    sendSoon();
  });

  return {
    eventId,
    book,
    error,
    people,
    unit: (unitId) => state.book?.units.find((unit) => unit.unitId === unitId),
    closing: (unitId) => state.book?.closings.find((closing) => closing.unitId === unitId),
    record,
    authorName,
    onItsWay: (pair) => newest().get(keyOf(pair)),
    pending,
    failure,
    refused,
    forgetRefused: () => setRefused([]),
    mark,
    retry,
    giveReason: (reason) => {
      setPending(withReason(pending(), reason));
      sendSoon();
    },
    discard: async () => {
      setPending((list) => list.filter(({ status }) => status !== "reason"));
      await refresh();
    },
    refresh,
    closed: (closing) =>
      setState("book", "closings", (list) => [
        ...list.filter(({ unitId }) => unitId !== closing.unitId),
        closing,
      ]),
    replacePerson: (person) => {
      const index = indexes().get(person.registrationId);
      if (index !== undefined) setState("book", "people", index, reconcile(person));
    },
  };
}
