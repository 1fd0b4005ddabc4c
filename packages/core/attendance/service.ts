import type { AuthorNames } from "../audit/index.ts";
import { isOver, type Event, type EventId, type EventService, type EventStore } from "../event/index.ts";
import type { Amendment, RecordAtStake } from "../event/schema.ts";
import type { Limits } from "../limit/index.ts";
import type {
  Registration,
  RegistrationId,
  RegistrationService,
  RegistrationStore,
  StoredRegistration,
} from "../registration/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { derivedId } from "../shared/id.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { sameHash, screenCode, ticketCode, type SecretKey } from "../shared/secret.ts";
import { RACE_ATTEMPTS, jitter } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import { allAtStake, amendedUnits, atStake, countingChange, type EventRecord } from "./amendment.ts";
import type {
  AttendanceBook,
  AttendancePerson,
  AttendanceRecord,
  AttendanceUnit,
  Mark,
  MarkResult,
  MarksAnswer,
  ScreenCode,
  UnitClosing,
  WalkInResult,
} from "./answer.ts";
import { knownUnits, recordedUnits, unitAt, type UnitRecord } from "./retired.ts";
import {
  attendanceRate,
  attendanceRecords,
  attendanceUnits,
  canBeHeld,
  canCloseAttendance,
  canOverrideEntitlement,
  canReadAttendance,
  canRecordAttendance,
  checkInWindow,
  isCheckInOpen,
  isExpected,
  isListed,
  isRecordable,
  measureOf,
  reasonWanted,
  weightFor,
  wholeMinutes,
} from "./rules.ts";
import type { ListedRegistration } from "./rules.ts";
import type {
  AttendanceState,
  EntitlementInput,
  MarkId,
  MarkInput,
  ReasonCode,
  WalkInInput,
} from "./schema.ts";
import { wantsDeskReason, wantsReason } from "./schema.ts";
import { inTransactions, type AttendanceStore, type StoredEntitlement, type StoredMark } from "./store.ts";

/** Use cases of attendance. */
export type AttendanceService = ReturnType<typeof createAttendanceService>;

/** What the attendance service works with. */
export interface AttendanceDeps {
  attendance: AttendanceStore;
  registrations: RegistrationStore;
  registrationService: Pick<RegistrationService, "enterWalkIn" | "getByLink">;
  events: EventStore;
  eventService: Pick<EventService, "getEvent">;
  secretKey: SecretKey;
  limits: Limits;
  /** Scans and reports of an event. */
  listFiles: (eventId: EventId) => Promise<{ unitId?: string }[]>;
  /** How many certificates of an event are valid. */
  countCertificates: (eventId: EventId) => Promise<number>;
  /** Names of authors (`staff:…`, `desk:…`), as far as they have one. */
  namesOf: AuthorNames;
}

/** What stands on a registration and its first marks when somebody came unannounced; pages have words for it. */
const WALK_IN_REASON = "walk-in";

/** Makes the use cases of attendance over their stores. */
export function createAttendanceService(deps: AttendanceDeps) {
  const { attendance, registrations, registrationService, events, eventService, secretKey } = deps;

  async function getReadable(ctx: Context<StaffActor>, eventId: EventId): Promise<Event> {
    const event = await eventService.getEvent(ctx, eventId);
    if (!canReadAttendance(ctx.actor, event)) throw new DomainError("not_found", "event.not_found");
    return event;
  }

  /** The event, for staff who may do that with its attendance. */
  async function getFor(
    ctx: Context<StaffActor>,
    eventId: EventId,
    may: (actor: StaffActor, event: Event) => boolean,
  ): Promise<Event> {
    const event = await getReadable(ctx, eventId);
    if (!may(ctx.actor, event)) throw new DomainError("forbidden", "attendance.read_only");
    return event;
  }

  async function findEvent(eventId: EventId): Promise<Event> {
    const event = await events.findEvent(eventId);
    if (!event) throw new DomainError("not_found", "event.not_found");
    return event;
  }

  function unitOf(event: Event, unitId: string): AttendanceUnit {
    const unit = knownUnits(event).find((one) => one.unitId === unitId);
    if (!unit) throw new DomainError("not_found", "attendance.unit_not_found");
    return unit;
  }

  /** Names of all who made what is shown; a record tells that of its author. */
  async function withNames(
    records: readonly AttendanceRecord[],
  ): Promise<{ records: AttendanceRecord[]; authors: Map<string, string> }> {
    const authors = await deps.namesOf(records.flatMap(({ history }) => history.map(({ by }) => by)));
    return {
      records: records.map((record) => ({ ...record, byName: record.by && authors.get(record.by) })),
      authors,
    };
  }

  /**
   * Writes marks in as few transactions as they fit in. What is there already is recorded; a mark without a
   * reason does not get onto a closed list.
   * @throws DomainError attendance.busy
   */
  async function write(event: Event, marks: readonly StoredMark[]): Promise<Map<MarkId, MarkResult>> {
    const results = new Map<MarkId, MarkResult>();
    const recorded = ({ markId }: StoredMark) => results.set(markId, { markId, outcome: "recorded" });
    const waiting = inTransactions(marks);
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      let left = part;
      for (let attempt = 0; left.length > 0; attempt += 1) {
        if (attempt === RACE_ATTEMPTS) throw new DomainError("conflict", "attendance.busy");
        const result = await attendance.putMarks(event.eventId, left);
        if (result.outcome === "written") {
          left.forEach(recorded);
          break;
        }
        const known = new Set(result.known);
        left.filter(({ markId }) => known.has(markId)).forEach(recorded);
        left = left.filter(({ markId }) => !known.has(markId));
        if (result.closed.length > 0) left = await ofClosedLists(event.eventId, left, results);
        else if (known.size === 0) await jitter(attempt);
      }
    }
    return results;
  }

  /**
   * Marks of lists that turned out to be closed: with a reason they are corrections and say so; without one
   * they are refused, unless they were there before the closing. @returns what is still to be written
   */
  async function ofClosedLists(
    eventId: EventId,
    marks: readonly StoredMark[],
    results: Map<MarkId, MarkResult>,
  ): Promise<StoredMark[]> {
    const closedAt = new Map(
      (await attendance.listClosings(eventId)).map((closing) => [closing.unitId, closing.closedAt]),
    );
    const bare = marks.filter(({ reason, unitId }) => !reason && closedAt.has(unitId));
    const there = bare.length > 0 ? await attendance.findKnown(bare) : new Set<MarkId>();
    for (const { markId } of bare) {
      results.set(
        markId,
        there.has(markId) ? { markId, outcome: "recorded" } : refusal(markId, "attendance.unit_closed"),
      );
    }
    return marks
      .filter(({ markId }) => !results.has(markId))
      .map((mark) => ({ ...mark, closedAt: closedAt.get(mark.unitId) }));
  }

  /** @param overcomes whether a mark's reason is enough where one is wanted; by default that of its author */
  async function record(
    ctx: Context,
    event: Event,
    marks: readonly MarkInput[],
    by: string,
    overcomes = ({ reason }: MarkInput, code: ReasonCode) => Boolean(reason) && mayExcuse(by, code),
  ): Promise<MarksAnswer> {
    const { eventId } = event;
    assertHeldInPart(event);
    const units = new Map(knownUnits(event).map((unit) => [unit.unitId, unit]));
    const people = await registrations.findMany([
      ...new Set(marks.map(({ registrationId }) => registrationId)),
    ]);
    const known = new Map(people.map((person) => [person.registrationId, person]));
    const measure = measureOf([...units.values()]);
    const accept = (mark: MarkInput): { refused: string } | { despite?: ReasonCode } => {
      const unit = units.get(mark.unitId);
      const person = known.get(mark.registrationId);
      if (!unit) return { refused: "attendance.unit_unknown" };
      if (!canBeHeld(event, unit)) return { refused: "event.cancelled" };
      if (person?.eventId !== eventId) return { refused: "attendance.person_unknown" };
      const left = leftOf(person);
      // Who never had a place was not expected anywhere; desks enter them as people who came unannounced.
      if (left && person.leftAt === undefined) return { refused: "attendance.person_unknown" };
      const options = Object.values(person.choices);
      const then = unitAt(unit, mark.at);
      const most = wholeMinutes(then, measure, weightFor(then, options));
      if (most !== undefined && (mark.minutes ?? 0) > most) return { refused: "attendance.minutes_above" };
      const wanted = reasonWanted(mark, then, { options, left }, event.timeZone, ctx.now);
      return wanted && !overcomes(mark, wanted) ? { refused: wanted } : { despite: wanted };
    };
    const refused = new Map<MarkId, MarkResult>();
    const accepted = new Map<MarkId, StoredMark>();
    for (const mark of marks) {
      const decision = accept(mark);
      if ("refused" in decision) refused.set(mark.markId, refusal(mark.markId, decision.refused));
      else if (!accepted.has(mark.markId))
        accepted.set(mark.markId, { ...mark, ...decision, eventId, by, receivedAt: ctx.now });
    }
    const written = await write(event, [...accepted.values()]);
    const touched = new Set([...accepted.values()].map(pairKey));
    const persons = [...new Set([...accepted.values()].map(({ registrationId }) => registrationId))];
    const all = await Promise.all(persons.map((person) => attendance.listMarksOf(eventId, person)));
    const { records } = await withNames(
      attendanceRecords(
        all
          .flat()
          .filter((mark) => touched.has(pairKey(mark)))
          .map(toMark),
      ),
    );
    return {
      results: marks.map(
        ({ markId }) =>
          written.get(markId) ?? refused.get(markId) ?? refusal(markId, "attendance.person_unknown"),
      ),
      records,
    };
  }

  async function walkIn(ctx: Context, event: Event, input: WalkInInput, by: string): Promise<WalkInResult> {
    assertHeldInPart(event);
    const { walkInId, unitIds, at, choices, institution, email, namesakes, reason, ...name } = input;
    const idOf = (id: string): RegistrationId => derivedId("reg", event.eventId, id);
    const entered = await registrationService.enterWalkIn(
      ctx,
      event,
      {
        ...name,
        // The same walk-in sent twice is the same registration, even when its name was corrected meanwhile.
        registrationId: idOf(walkInId),
        email: email || undefined,
        institution: institution ? { name: institution, type: "other" } : undefined,
        choices,
        namesakes: namesakes && {
          reason: namesakes.reason,
          registrationIds: namesakes.registrationIds.map((id) =>
            id.startsWith("wlk_") ? idOf(id) : (id as RegistrationId),
          ),
        },
      },
      { by, reason: WALK_IN_REASON },
    );
    if (entered.outcome === "refused") return { walkInId, outcome: "refused", code: entered.code };
    const { registrationId, outcome } = entered;
    const marks = [...new Set(unitIds)].map((unitId) => ({
      markId: derivedId("mrk", event.eventId, walkInId, unitId),
      registrationId,
      unitId,
      state: "present" as const,
      source: "search" as const,
      at,
      replaces: [],
      // Who came is not left out because the list was closed before the desk had a network again.
      reason: reason ?? WALK_IN_REASON,
    }));
    const { results } =
      marks.length > 0
        ? // That somebody came unannounced is no reason to record them before the day.
          await record(ctx, event, marks, by, (_, code) => Boolean(reason) && mayExcuse(by, code))
        : { results: [] };
    return { walkInId, outcome, registrationId, marks: results };
  }

  function toPerson(
    { registration, listed }: OnLists,
    lists: Pick<EventLists, "event" | "units" | "closings">,
    decision: StoredEntitlement | undefined,
    names: ReadonlyMap<string, string>,
  ): AttendancePerson {
    const { registrationId, firstName, lastName, institution } = registration;
    const { event, units, closings } = lists;
    const rate = attendanceRate(units, listed, closings, event.attendanceThresholdPercent);
    const { entitled } = decision ?? {};
    const records = Object.entries(listed.records).map(([unitId, record]) => [
      unitId,
      { ...record, byName: record.by && names.get(record.by) },
    ]);
    return {
      registrationId,
      firstName,
      lastName,
      institution: institution?.name,
      ...listed,
      records: Object.fromEntries(records) as AttendancePerson["records"],
      rate,
      ...(decision && entitled !== undefined
        ? {
            entitlement: {
              registrationId,
              entitled,
              reason: decision.reason,
              by: decision.by,
              byName: names.get(decision.by),
              at: decision.at,
            },
          }
        : {}),
      entitled: entitled ?? rate.reached,
    };
  }

  /** Everybody on the lists of an event, and what was recorded of them. */
  async function listsOf(event: Event): Promise<EventLists> {
    const { eventId } = event;
    const [registered, marks, closings, rolls] = await Promise.all([
      collect(registrations.eachByName(eventId)),
      attendance.listMarks(eventId),
      attendance.listClosings(eventId),
      attendance.listRolls(eventId),
    ]);
    const records = attendanceRecords(marks.map(toMark));
    const units = recordedUnits(event, unitRecords(records, closings));
    const byPerson = Map.groupBy(records, ({ registrationId }) => registrationId);
    const people = registered.flatMap((registration): OnLists[] => {
      const own = byPerson.get(registration.registrationId) ?? [];
      const listed = listedOf(registration, units, own, rolls);
      const isOnOne = own.length > 0 || Object.values(listed.closedLists ?? {}).includes(true);
      return listed.left === undefined || isOnOne ? [{ registration, listed }] : [];
    });
    return { event, units, closings, people };
  }

  /** What is recorded of an event, as far as editing it goes. Reads its marks, closings, files and certificates. */
  async function recordOf(eventId: EventId): Promise<EventRecord> {
    const [marks, closings, files, certificates] = await Promise.all([
      attendance.listMarks(eventId),
      attendance.listClosings(eventId),
      deps.listFiles(eventId),
      deps.countCertificates(eventId),
    ]);
    return {
      units: unitRecords(attendanceRecords(marks.map(toMark)), closings, files),
      certificates,
      files: files.filter(({ unitId }) => unitId === undefined).length,
    };
  }

  async function bookOf(event: Event): Promise<Omit<AttendanceBook, "may">> {
    const { eventId } = event;
    const [lists, decisions] = await Promise.all([listsOf(event), attendance.listEntitlements(eventId)]);
    const { units, closings, people } = lists;
    const names = await deps.namesOf([
      ...people.flatMap(({ listed }) =>
        Object.values(listed.records).flatMap(({ history }) => history.map(({ by }) => by)),
      ),
      ...closings.map(({ closedBy }) => closedBy),
      ...units.flatMap(({ amendments = [] }) => amendments.map(({ by }) => by)),
      ...decisions.map(({ by }) => by),
    ]);
    const decided = new Map(decisions.map((one) => [one.registrationId, one]));
    return {
      eventId,
      thresholdPercent: event.attendanceThresholdPercent,
      units: units.map(({ amendments, ...unit }) => ({
        ...unit,
        amendments: amendments?.map((one) => ({ ...one, byName: names.get(one.by) })),
      })),
      closings: closings.map((closing) => ({ ...closing, closedByName: names.get(closing.closedBy) })),
      people: people.map((person) =>
        toPerson(person, lists, decided.get(person.registration.registrationId), names),
      ),
      authors: Object.fromEntries(names),
    };
  }

  /** Units at which the person can check themselves in now. */
  function openUnits(
    registration: Pick<Registration, "status" | "choices">,
    event: Event,
    now: Instant,
  ): AttendanceUnit[] {
    if (registration.status !== "confirmed" || event.state === "cancelled") return [];
    const options = Object.values(registration.choices);
    return attendanceUnits(event).filter(
      (unit) => isExpected(unit, options) && isCheckInOpen(unit, event.timeZone, now),
    );
  }

  const service = {
    /**
     * Everything that the attendance page shows. Reads the people, marks, closings and decisions of the event.
     * @throws DomainError event.not_found
     */
    async getBook(ctx: Context<StaffActor>, eventId: EventId): Promise<AttendanceBook> {
      const event = await getReadable(ctx, eventId);
      const held = event.state !== "cancelled";
      const heldInPart = isHeldInPart(event);
      return {
        ...(await bookOf(event)),
        may: {
          record: heldInPart && canRecordAttendance(ctx.actor, event),
          close: heldInPart && canCloseAttendance(ctx.actor, event),
          override: held && canOverrideEntitlement(ctx.actor, event),
        },
      };
    },

    /**
     * The book without who may do what with it, for certificates. The caller has checked who asks.
     * @throws DomainError event.not_found
     */
    async loadBook(eventId: EventId): Promise<{ event: Event; book: Omit<AttendanceBook, "may"> }> {
      const event = await findEvent(eventId);
      return { event, book: await bookOf(event) };
    },

    /**
     * Units, closed lists and people of an event with their records, for a desk. The caller has checked who asks.
     * @throws DomainError event.not_found
     */
    async loadLists(eventId: EventId): Promise<EventLists> {
      return listsOf(await findEvent(eventId));
    },

    /**
     * Everybody on the lists of an event in Polish order, for its papers: who has a place, and who was recorded or
     * stood on a closed list before they left.
     * @throws DomainError event.not_found
     */
    async listPeople(
      ctx: Context<StaffActor>,
      eventId: EventId,
    ): Promise<{ event: Event; units: AttendanceUnit[]; people: ListedRegistration[] }> {
      const { event, units, people } = await listsOf(await getReadable(ctx, eventId));
      return {
        event,
        units,
        people: people.map(({ registration, listed }) => ({ ...registration, ...listed })),
      };
    },

    /**
     * What an edit of an event makes of what is recorded: the units as they were, to be kept with it. Undefined: nothing
     * of it is recorded. Reads marks, closings, files and certificates where the edit changes how attendance is counted.
     * @throws DomainError event.recorded with what is recorded, unless there is a reason
     */
    async amend(
      ctx: Context<StaffActor>,
      before: Event,
      after: Pick<Event, "version"> & Parameters<typeof countingChange>[1],
      reason: string | undefined,
    ): Promise<Amendment | undefined> {
      const change = countingChange(before, after);
      if (!change) return undefined;
      const stake = atStake(change, await recordOf(before.eventId));
      if (stake && !reason) throw new DomainError("conflict", "event.recorded", { recorded: stake });
      const units = amendedUnits(before, change, stake, ctx.now);
      if (units.length === 0) return undefined;
      const { version } = after;
      return { version, at: ctx.now, by: actorRef(ctx.actor), reason: stake && reason, units };
    },

    /** All that is recorded of an event that is about to be cancelled or removed; undefined where nothing is. */
    async findRecorded(event: Event): Promise<RecordAtStake | undefined> {
      return allAtStake(event, await recordOf(event.eventId));
    },

    /** Who was there at one unit at least, whatever became of their registration. Reads all marks of the event. */
    async listAttended(eventId: EventId): Promise<Set<RegistrationId>> {
      const records = attendanceRecords((await attendance.listMarks(eventId)).map(toMark));
      const there = records.filter(({ state }) => wasThere(state));
      return new Set(there.map(({ registrationId }) => registrationId));
    },

    /**
     * Takes in marks, each once however often it is sent. The caller has checked who sends them. One
     * transaction for up to 90 marks of few units; reads the event, the people of the marks and what is known
     * of them.
     * @param by author: `staff:stf_…`, `desk:chk_…`, `participant:reg_…`
     * @throws DomainError event.cancelled, attendance.busy
     */
    async recordMarks(
      ctx: Context,
      eventId: EventId,
      marks: readonly MarkInput[],
      by: string,
    ): Promise<MarksAnswer> {
      return record(ctx, await findEvent(eventId), marks, by);
    },

    /**
     * Takes in marks of a member of staff.
     * @throws DomainError event.not_found, event.cancelled, attendance.read_only, attendance.busy
     */
    async recordMarksByStaff(
      ctx: Context<StaffActor>,
      eventId: EventId,
      marks: readonly MarkInput[],
    ): Promise<MarksAnswer> {
      const event = await getFor(ctx, eventId, canRecordAttendance);
      return record(ctx, event, marks, actorRef(ctx.actor));
    },

    /**
     * Declares a unit's list complete; doing it twice is the same as once.
     * @throws DomainError event.not_found, event.cancelled, attendance.read_only, attendance.unit_not_found,
     *   attendance.not_begun, attendance.busy
     */
    async closeUnit(ctx: Context<StaffActor>, eventId: EventId, unitId: string): Promise<UnitClosing> {
      const event = await getFor(ctx, eventId, canCloseAttendance);
      const unit = unitOf(event, unitId);
      if (!canBeHeld(event, unit)) throw new DomainError("conflict", "event.cancelled");
      // A list that is complete before anybody could come would make everybody absent.
      if (!isRecordable(unit, event.timeZone, ctx.now)) {
        throw new DomainError("conflict", "attendance.not_begun");
      }
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        const { closings, people } = await listsOf(event);
        const first = closings.find((one) => one.unitId === unitId);
        const closing = first ?? { unitId, closedAt: ctx.now, closedBy: actorRef(ctx.actor) };
        const on = people.filter(({ listed }) => isListed(unit, listed));
        const ids = on.map(({ registration }) => registration.registrationId);
        if (first || (await attendance.close(eventId, closing, ids)) === "closed") {
          const names = await deps.namesOf([closing.closedBy]);
          return { ...closing, closedByName: names.get(closing.closedBy) };
        }
        await jitter(attempt);
      }
      throw new DomainError("conflict", "attendance.busy");
    },

    /**
     * Decides that a person gets, or does not get, a certificate against the rule, or takes that back.
     * @throws DomainError event.not_found, event.cancelled, attendance.read_only, registration.not_found
     */
    async setEntitlement(
      ctx: Context<StaffActor>,
      eventId: EventId,
      registrationId: RegistrationId,
      input: EntitlementInput,
    ): Promise<AttendancePerson> {
      const event = await getFor(ctx, eventId, canOverrideEntitlement);
      assertHeld(event);
      const lists = await listsOf(event);
      const person = lists.people.find(({ registration }) => registration.registrationId === registrationId);
      if (!person) throw new DomainError("not_found", "registration.not_found");
      const wanted = { entitled: input.entitled ?? undefined, reason: input.reason };
      for (let attempt = 0; ; attempt += 1) {
        if (attempt === RACE_ATTEMPTS) throw new DomainError("conflict", "attendance.busy");
        const before = await attendance.findEntitlement(eventId, registrationId);
        if (before?.entitled === wanted.entitled && (!before || before.reason === wanted.reason)) break;
        const after = {
          ...wanted,
          eventId,
          registrationId,
          by: actorRef(ctx.actor),
          at: ctx.now,
          version: (before?.version ?? 0) + 1,
        };
        if (await attendance.putEntitlement(after)) break;
        await jitter(attempt);
      }
      const decision = await attendance.findEntitlement(eventId, registrationId);
      const authors = Object.values(person.listed.records).flatMap(({ history }) =>
        history.map(({ by }) => by),
      );
      const names = await deps.namesOf([...authors, ...(decision ? [decision.by] : [])]);
      return toPerson(person, lists, decision, names);
    },

    /**
     * Enters somebody who came unannounced, and marks them present at the given units. Who is registered
     * already is marked only; without a free seat nothing is kept. The same walk-in twice is one person. The
     * caller has checked who asks.
     * @throws DomainError event.cancelled, attendance.busy
     */
    async addWalkIn(ctx: Context, eventId: EventId, input: WalkInInput, by: string): Promise<WalkInResult> {
      return walkIn(ctx, await findEvent(eventId), input, by);
    },

    /**
     * Enters a walk-in for a member of staff.
     * @throws DomainError event.not_found, event.cancelled, attendance.read_only, attendance.busy
     */
    async addWalkInByStaff(
      ctx: Context<StaffActor>,
      eventId: EventId,
      input: WalkInInput,
    ): Promise<WalkInResult> {
      const event = await getFor(ctx, eventId, canRecordAttendance);
      return walkIn(ctx, event, input, actorRef(ctx.actor));
    },

    /**
     * The code that the screen in the room shows now.
     * @throws DomainError event.not_found, event.cancelled, attendance.read_only, attendance.unit_not_found,
     *   attendance.not_now
     */
    async getScreenCode(ctx: Context<StaffActor>, eventId: EventId, unitId: string): Promise<ScreenCode> {
      const event = await getFor(ctx, eventId, canRecordAttendance);
      assertHeld(event);
      const unit = unitOf(event, unitId);
      const window = checkInWindow(unit, event.timeZone);
      if (!window || unit.retired || !isCheckInOpen(unit, event.timeZone, ctx.now)) {
        throw new DomainError("conflict", "attendance.not_now", { ...window });
      }
      const minute = minuteOf(ctx.now);
      return {
        unitId,
        code: screenCode(secretKey, eventId, unitId, minute),
        validUntil: new Date((minute + 1) * 60_000).toISOString(),
        closesAt: window.closesAt,
      };
    },

    /**
     * Marks a participant present by the code that they see in the room: this minute's or the last one's.
     * Doing it twice is the same as once.
     * @throws DomainError registration.not_found, event.cancelled, attendance.not_confirmed, attendance.not_now,
     *   attendance.too_many_attempts, attendance.code_wrong, attendance.unit_closed, attendance.busy
     */
    async selfCheckIn(
      ctx: Context,
      token: string,
      code: string,
    ): Promise<{ unitTitle: LocalizedText; at: Instant }> {
      const { registration, event } = await registrationService.getByLink(token);
      const { registrationId } = registration;
      assertHeld(event);
      if (registration.status !== "confirmed") throw new DomainError("conflict", "attendance.not_confirmed");
      const open = openUnits(registration, event, ctx.now);
      if (open.length === 0) throw new DomainError("conflict", "attendance.not_now");
      await deps.limits.take(ctx, "checkInCode", registrationId);
      const minute = minuteOf(ctx.now);
      const unit = open.find(({ unitId }) =>
        [minute, minute - 1].some((one) => sameHash(code, screenCode(secretKey, event.eventId, unitId, one))),
      );
      if (!unit) {
        throw new DomainError("invalid", "attendance.code_wrong", {
          issues: [{ path: "code", code: "attendance.code_wrong" }],
        });
      }
      const { unitId } = unit;
      const markId = derivedId("mrk", event.eventId, unitId, registrationId, "self");
      const { results, records } = await record(
        ctx,
        event,
        [{ markId, registrationId, unitId, state: "present", source: "self", at: ctx.now, replaces: [] }],
        actorRef({ type: "participant", registrationId }),
      );
      const [result] = results;
      if (result?.outcome === "refused") throw new DomainError("conflict", result.code);
      const first = records[0]?.history.find((mark) => mark.markId === markId);
      return { unitTitle: unit.title, at: first?.at ?? ctx.now };
    },

    /** What a personal page says of attendance: the ticket, and where one can check oneself in now. */
    async personalPart(
      ctx: Context,
      registration: Registration,
      event: Event,
    ): Promise<{ ticketCode?: string; checkIn?: { unitId: string; title: LocalizedText } }> {
      if (registration.status !== "confirmed" || event.state === "cancelled" || isOver(event, ctx.now))
        return {};
      const { registrationId } = registration;
      const ticket = { ticketCode: ticketCode(secretKey, registration) };
      const open = openUnits(registration, event, ctx.now);
      if (open.length === 0) return ticket;
      const [closings, marks] = await Promise.all([
        attendance.listClosings(event.eventId),
        attendance.listMarksOf(event.eventId, registrationId),
      ]);
      const done = new Set([
        ...closings.map(({ unitId }) => unitId),
        ...attendanceRecords(marks.map(toMark))
          .filter(({ state }) => state !== undefined)
          .map(({ unitId }) => unitId),
      ]);
      const next = open.find(({ unitId }) => !done.has(unitId));
      return next ? { ...ticket, checkIn: { unitId: next.unitId, title: next.title } } : ticket;
    },
  };
  return service;
}

/** Somebody on the lists of an event. */
interface OnLists {
  registration: StoredRegistration;
  listed: Pick<AttendancePerson, "options" | "left" | "closedLists" | "records">;
}

/** Who stands on the lists of an event, and what was recorded of them. */
interface EventLists {
  event: Event;
  units: AttendanceUnit[];
  closings: UnitClosing[];
  people: OnLists[];
}

/** What says on which lists somebody stands. */
function listedOf(
  person: StoredRegistration,
  units: readonly AttendanceUnit[],
  records: readonly AttendanceRecord[],
  rolls: ReadonlyMap<string, ReadonlySet<RegistrationId>>,
): OnLists["listed"] {
  const options = Object.values(person.choices);
  const left = leftOf(person);
  const closedLists = units.flatMap((unit) => {
    const roll = rolls.get(unit.unitId);
    const wasOn = roll?.has(person.registrationId);
    const isOn = left === undefined && isExpected(unit, options);
    return wasOn === undefined || wasOn === isOn ? [] : [[unit.unitId, wasOn] as const];
  });
  return {
    options,
    ...(left && { left }),
    ...(closedLists.length > 0 && { closedLists: Object.fromEntries(closedLists) }),
    records: Object.fromEntries(records.map((record) => [record.unitId, record])),
  };
}

/** What is recorded at each unit with a mark that was not taken back, a closed list or a file. */
function unitRecords(
  records: readonly AttendanceRecord[],
  closings: readonly UnitClosing[],
  files: readonly { unitId?: string }[] = [],
): Map<string, UnitRecord> {
  const units = new Map<string, UnitRecord>();
  const at = (unitId: string) => {
    const known = units.get(unitId) ?? { people: 0, held: false, isClosed: false, files: 0 };
    units.set(unitId, known);
    return known;
  };
  for (const { unitId, state } of records) {
    if (state === undefined) continue;
    at(unitId).people += 1;
    if (wasThere(state)) at(unitId).held = true;
  }
  for (const { unitId } of closings) at(unitId).isClosed = true;
  for (const { unitId } of files) if (unitId !== undefined) at(unitId).files += 1;
  return units;
}

function wasThere(state: AttendanceState | undefined): boolean {
  return state === "present" || state === "left_early";
}

/** When somebody who has no place gave it up. Of those who left before this was noted, when they were last changed. */
function leftOf({ status, leftAt, updatedAt }: StoredRegistration): AttendancePerson["left"] {
  return status === "confirmed" ? undefined : { at: leftAt ?? updatedAt, status };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Whether anything of an event can be recorded: of a cancelled one, what had begun by then. */
function isHeldInPart(event: Event): boolean {
  return event.state !== "cancelled" || knownUnits(event).some((unit) => canBeHeld(event, unit));
}

function assertHeldInPart(event: Event): void {
  if (!isHeldInPart(event)) throw new DomainError("conflict", "event.cancelled");
}

/** A cancelled event was not held as a whole: nobody completes it any more. */
function assertHeld(event: Pick<Event, "state">): void {
  if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
}

function refusal(markId: MarkId, code: string): MarkResult {
  return { markId, outcome: "refused", code };
}

function pairKey({ registrationId, unitId }: Pick<StoredMark, "registrationId" | "unitId">): string {
  return `${registrationId} ${unitId}`;
}

/** The mark as the domain knows it. */
function toMark(stored: StoredMark): Mark {
  const { closedAt: _, despite: __, ...mark } = stored;
  return mark;
}

/** Whether a reason of that author is enough: staff also for what comes ahead of its time. */
function mayExcuse(by: string, code: ReasonCode): boolean {
  return by.startsWith("staff:") ? wantsReason(code) : wantsDeskReason(code);
}

function minuteOf(now: Instant): number {
  return Math.floor(Date.parse(now) / 60_000);
}
