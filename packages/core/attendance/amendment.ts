import { isDeepStrictEqual } from "node:util";
import type { AgendaItem, Amendment, Event, RecordAtStake, UnitAtStake, UnitFacts } from "../event/schema.ts";
import { addSeconds, type Instant } from "../shared/time.ts";
import { isRecordable } from "./moment.ts";
import { measureOf } from "./rate.ts";
import { retiredFacts, unitItems, unknownUnit, type UnitRecord } from "./retired.ts";
import { unitFacts, weighed, type Programme } from "./unit.ts";

/** By these it is counted what was recorded. */
const COUNTED = ["kind", "day", "from", "to", "module", "optionId", "clockMinutes", "minutes"] as const;
/** These stand on a list beside them. */
const PRINTED = ["title", "place", "leaders"] as const;

/** A desk brings what it saw while its link works: sixty days at most. */
const DESK_SECONDS = 60 * 86_400;

/** What is recorded of an event. */
export interface EventRecord {
  units: ReadonlyMap<string, UnitRecord>;
  /** Certificates that are valid. */
  certificates: number;
  /** Scans and reports of the event as a whole. */
  files: number;
}

/** How a unit differs from what it was. `after` undefined: it takes attendance no more. */
interface UnitChange {
  before: UnitFacts;
  after: UnitFacts | undefined;
  /** Whether what was recorded there counts differently. */
  isCounted: boolean;
  /** Whether a day consists of other items: who was there was at something else. */
  isRefilled: boolean;
}

type Counted = Programme & Pick<Event, "attendanceThresholdPercent" | "projectId">;

/** What stands on documents of the items of a unit, beside what it says as a whole. */
function itemsPrinted(event: Counted, unit: UnitFacts | undefined) {
  const items = unit ? unitItems(event, unit) : [];
  return new Map(
    items.map(({ itemId, title, host, hours, hourUnit }) => [itemId, { title, host, hours, hourUnit }]),
  );
}

/** What an edit changes in how attendance is counted. Undefined: nothing, so that nothing needs to be read. */
export interface CountingChange {
  units: UnitChange[];
  /** Whether the share changes of people who are recorded nowhere else: by the threshold, the measure, or by new units. */
  rule: boolean;
  added: boolean;
  /** Whether another project pays for it. */
  project: boolean;
}

/** Compares how attendance is counted before and after an edit. */
export function countingChange(before: Counted, after: Counted): CountingChange | undefined {
  const [was, is] = [unitFacts(before), unitFacts(after)];
  const now = new Map(is.map((unit) => [unit.unitId, unit]));
  const moved = before.timeZone !== after.timeZone;
  const units = was.flatMap((unit): UnitChange[] => {
    const other = now.get(unit.unitId);
    const differs = (name: keyof UnitFacts) => !isDeepStrictEqual(unit[name], other?.[name]);
    const isCounted = !other || moved || COUNTED.some(differs);
    const [had, has] = [itemsPrinted(before, unit), itemsPrinted(after, other)];
    const isRefilled = other !== undefined && !isDeepStrictEqual(new Set(had.keys()), new Set(has.keys()));
    const isOther = isCounted || PRINTED.some(differs) || !isDeepStrictEqual(had, has);
    return isOther ? [{ before: unit, after: other, isCounted, isRefilled }] : [];
  });
  const rule =
    before.attendanceThresholdPercent !== after.attendanceThresholdPercent ||
    measureOf(weighed(was)) !== measureOf(weighed(is));
  const added = is.some(({ unitId }) => !was.some((unit) => unit.unitId === unitId));
  const project = before.projectId !== after.projectId;
  return units.length > 0 || rule || added || project ? { units, rule, added, project } : undefined;
}

/** What of an edit alters what is recorded; undefined where it does not, and no reason has to be given. */
export function atStake(change: CountingChange, record: EventRecord): RecordAtStake | undefined {
  const units = change.units.flatMap(({ before, after, isCounted, isRefilled }): UnitAtStake[] => {
    const own = record.units.get(before.unitId);
    // What is only printed on a list may be mended until it is closed.
    if (!own || !(isCounted || isRefilled || own.isClosed)) return [];
    return [unitAtStake(before, after ? "changed" : "removed", own)];
  });
  const rule = change.rule && record.units.size > 0;
  const counts =
    change.project ||
    change.rule ||
    change.added ||
    change.units.some((one) => one.isCounted || one.isRefilled);
  const certificates = counts ? record.certificates : 0;
  const project = change.project && record.units.size + record.certificates > 0;
  if (units.length === 0 && !rule && certificates === 0 && !project) return undefined;
  return { units, rule, certificates, ...(project && { project }) };
}

/** All that is recorded of an event, which its end would leave behind; undefined where nothing is. */
export function allAtStake(
  event: Event,
  { units, certificates, files }: EventRecord,
): RecordAtStake | undefined {
  const facts = [...unitFacts(event), ...retiredFacts(event).map(({ unit }) => unit)];
  const known = new Map(facts.map((unit) => [unit.unitId, unit]));
  const all = [...units].map(([unitId, own]) =>
    unitAtStake(known.get(unitId) ?? unknownUnit(unitId), "removed", own),
  );
  if (all.length + certificates + files === 0) return undefined;
  return { units: all, rule: false, certificates, ...(files > 0 && { files }) };
}

function unitAtStake(
  { unitId, title, kind, day, from, to }: UnitFacts,
  change: UnitAtStake["change"],
  { people, isClosed, files }: UnitRecord,
): UnitAtStake {
  return { unitId, title, kind, day, from, to, change, people, isClosed, files };
}

/**
 * The units of an edit as they were, to be kept: those at which something is recorded, and those whose day has begun
 * lately, because a desk without a network may have recorded somebody there.
 */
export function amendedUnits(
  before: Event,
  change: CountingChange,
  stake: RecordAtStake | undefined,
  now: Instant,
): Amendment["units"] {
  const recorded = new Set(stake?.units.map(({ unitId }) => unitId));
  const wasRecordable = (unit: UnitFacts, at: Instant) => isRecordable(unit, before.timeZone, at);
  const mayBeRecorded = ({ before: unit, isCounted }: UnitChange) =>
    isCounted &&
    before.state !== "draft" &&
    wasRecordable(unit, now) &&
    !wasRecordable(unit, addSeconds(now, -DESK_SECONDS));
  return change.units
    .filter((one) => recorded.has(one.before.unitId) || mayBeRecorded(one))
    .map(({ before: unit, after, isRefilled }) =>
      after && !isRefilled ? { unit } : { unit, items: itemsKept(before, unit) },
    );
}

/** A contact at a host is nobody's evidence, and long texts are not printed on lists. */
function itemsKept({ agenda }: Pick<Event, "agenda">, unit: UnitFacts): AgendaItem[] {
  return unitItems({ agenda }, unit).map((item) => {
    const {
      description: _,
      accessibility: __,
      hostContact: ___,
      contactEmails: ____,
      contactLocale: _____,
      ...kept
    } = item;
    return kept;
  });
}
