import type { AgendaItem, Amendment, Event, UnitFacts } from "../event/schema.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { spanOf } from "../shared/span.ts";
import { dayAt, type Instant } from "../shared/time.ts";
import type { AttendanceUnit } from "./answer.ts";
import { areAtOnce, attendanceUnits, dayTitle, unitFacts, weighed } from "./unit.ts";

/** What is recorded at one unit. */
export interface UnitRecord {
  /** People with a mark, those marked absent too. */
  people: number;
  /** Somebody was there. */
  held: boolean;
  isClosed: boolean;
  /** Scans and reports. */
  files: number;
}

/** The items that a unit consists of, also one that was taken out of the programme. */
export function unitItems(
  event: Pick<Event, "agenda" | "amendments">,
  { kind, unitId, retired }: Pick<AttendanceUnit, "kind" | "unitId" | "retired">,
): AgendaItem[] {
  if (retired) return lastAmended(event).get(unitId)?.items ?? [];
  return event.agenda.filter((item) =>
    kind === "item" ? item.itemId === unitId : item.day === unitId && item.takesAttendance,
  );
}

type Amended = Amendment["units"][number] & Pick<Amendment, "at" | "reason">;

/** What was amended last of each unit that ever was. */
function lastAmended({ amendments = [] }: Pick<Event, "amendments">): Map<string, Amended> {
  const last = new Map<string, Amended>();
  for (const { at, reason, units } of amendments)
    for (const amended of units) last.set(amended.unit.unitId, { ...amended, at, reason });
  return last;
}

/** Units that were taken out of the programme and did not come back, as they were. */
export function retiredFacts(event: Event): Amended[] {
  const live = new Set(unitFacts(event).map(({ unitId }) => unitId));
  return [...lastAmended(event).values()].filter(({ unit, items }) => items && !live.has(unit.unitId));
}

/** Every unit at which a mark is kept: those of the programme, and those that were taken out when they had begun. */
export function knownUnits(event: Event): AttendanceUnit[] {
  const retired = retiredFacts(event).map(({ unit, at }) => ({
    ...inOwnMeasure(unit),
    retired: { at, held: false, isClosed: false, insteadOf: [] },
  }));
  return withAmendments(event, [...attendanceUnits(event), ...retired]);
}

/** A unit as it was at that moment, if it was changed afterwards: what a desk saw counts by the programme of then. */
export function unitAt(unit: AttendanceUnit, at: Instant): AttendanceUnit {
  const next = unit.amendments?.find((amendment) => amendment.at > at);
  return next ? { ...unit, ...next.was } : unit;
}

/**
 * The units of an event with all that is recorded: those of the programme, and with what they were before, those that
 * were taken out after somebody had been recorded there. What took place counts, so a unit where somebody was weighs as
 * before; one where nobody was is only shown.
 *
 * @param record of units with a mark or a closed list
 */
export function recordedUnits(
  event: Event,
  record: ReadonlyMap<string, Pick<UnitRecord, "held" | "isClosed">>,
): AttendanceUnit[] {
  const live = unitFacts(event);
  const known = new Set(live.map(({ unitId }) => unitId));
  const gone = retiredFacts(event).filter(({ unit, reason }) => {
    known.add(unit.unitId);
    return reason !== undefined || record.has(unit.unitId);
  });
  // Taken out before it was kept what had been there.
  const unknown = [...record.keys()].filter((unitId) => !known.has(unitId)).map(unknownUnit);
  if (gone.length + unknown.length === 0) return withAmendments(event, weighed(live));
  const isHeld = ({ unitId }: UnitFacts) => record.get(unitId)?.held === true;
  const held = gone.filter(({ unit }) => isHeld(unit));
  const counted = weighed([...live, ...held.map(({ unit }) => unit)]);
  const units = [
    ...counted,
    ...gone.filter(({ unit }) => !isHeld(unit)).map(({ unit }) => inOwnMeasure(unit)),
    ...unknown.map(inOwnMeasure),
  ];
  const retiredAt = new Map(gone.map(({ unit, at }) => [unit.unitId, at]));
  const current = units.slice(0, live.length);
  const all = units.map((unit, index): AttendanceUnit => {
    if (index < live.length) return unit;
    const insteadOf = current.filter((other) => areAtOnce(unit, other)).map(({ unitId }) => unitId);
    const at = retiredAt.get(unit.unitId);
    const isClosed = record.get(unit.unitId)?.isClosed === true;
    return { ...unit, retired: { at, held: index < counted.length, isClosed, insteadOf } };
  });
  return withAmendments(
    event,
    all.toSorted((a, b) => compare(begins(a), begins(b))),
  );
}

function withAmendments({ amendments = [], timeZone }: Event, units: AttendanceUnit[]): AttendanceUnit[] {
  if (amendments.length === 0) return units;
  const all = amendments.flatMap(({ at, by, reason, units: amended }) =>
    amended.map(({ unit, items }) => ({
      at,
      on: dayAt(at, timeZone),
      by,
      reason,
      was: unit,
      ...(unit.kind === "day" && items && { held: items.map(({ title }) => title) }),
    })),
  );
  const byUnit = Map.groupBy(all, ({ was }) => was.unitId);
  return units.map((unit) => ({ ...unit, amendments: byUnit.get(unit.unitId) }));
}

/** A unit beside which nothing weighs. */
function inOwnMeasure({ minutes, ...unit }: UnitFacts): AttendanceUnit {
  return { ...unit, weight: minutes?.common ?? 1 };
}

/** Of what was taken out before it was kept, no name is known. */
const GONE: LocalizedText = { pl: "Punkt usunięty z programu", en: "Item removed from the programme" };

/** A unit of which nothing is left but what was recorded there. */
export function unknownUnit(unitId: string): UnitFacts {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(unitId);
  const kind = isDay ? "day" : "item";
  return {
    unitId,
    kind,
    leaders: [],
    ...(isDay ? { title: dayTitle(unitId), day: unitId } : { title: GONE }),
  };
}

/** A day stands before what is on it. */
function begins(unit: AttendanceUnit): string {
  return (unit.kind === "item" ? spanOf(unit)?.begins : undefined) ?? unit.day ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
