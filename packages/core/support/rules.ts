import { teachingMinutes, unitItems } from "../attendance/rules.ts";
import type { AttendanceUnit } from "../attendance/answer.ts";
import type { Listed } from "../attendance/schema.ts";
import { isAllowed } from "../access/rules.ts";
import type { AgendaItem, Event } from "../event/schema.ts";
import type { Support } from "../project/schema.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { CountedSession, SupportSession } from "./answer.ts";

/** Whether somebody may see what support a project gave: those who see all of its events. */
export function canReadSupport(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "support.read", { projectId });
}

/** What is recorded of somebody at a unit, as far as minutes follow from it. */
type Seen = NonNullable<Listed["records"][string]>;

/** Which part of a unit somebody was there for, from 0 to 1. Of one without hours, nobody knows which part some minutes are. */
export function partThere(
  { clockMinutes }: Pick<AttendanceUnit, "clockMinutes">,
  seen: Seen | undefined,
): number {
  if (seen?.state === "present") return 1;
  if (seen?.state !== "left_early" || !clockMinutes) return 0;
  return Math.min(seen.minutes ?? 0, clockMinutes) / clockMinutes;
}

/**
 * The sessions of an event with what took place: an item of the programme that takes attendance, or a day on which none does. Minutes are those of
 * teaching, as for certificates; a person's are the part of them for which they were there. Of a draft there are none; of what was cancelled or
 * taken out of the programme, those at which somebody was.
 */
export function sessionsOf({
  event,
  units,
  people,
}: {
  event: Event;
  units: readonly AttendanceUnit[];
  people: readonly { listed: Pick<Listed, "options" | "records"> }[];
}): CountedSession[] {
  if (event.state === "draft") return [];
  return units.flatMap((unit): CountedSession[] => {
    const there = people.flatMap(({ listed }) => {
      const part = partThere(unit, listed.records[unit.unitId]);
      const { state } = listed.records[unit.unitId] ?? {};
      return state === "present" || state === "left_early" ? [{ part, options: listed.options }] : [];
    });
    if (there.length === 0 && (event.state === "cancelled" || unit.retired)) return [];
    const { unitId, title, day, from, to } = unit;
    const items = unitItems(event, unit).filter(({ takesAttendance }) => takesAttendance);
    if (items.length === 0)
      return [{ sessionId: unitId, title, day, from, to, people: there.length, personMinutes: 0 }];
    return items.map((item) => {
      const own = there.filter(({ options }) => isGivenTo(unit, item, options));
      const minutes = teachingMinutes(item);
      return {
        sessionId: item.itemId,
        title: item.title,
        day: item.day,
        from: item.from,
        to: item.to,
        supportId: item.supportId,
        minutes,
        people: own.length,
        personMinutes: own.reduce((sum, { part }) => hundredths(sum + hundredths(part * (minutes ?? 0))), 0),
      };
    });
  });
}

/** Whether whoever was at a unit was at an item of it: of a day one was there for what one chose; whoever was recorded at an item was there. */
export function isGivenTo(
  { kind }: Pick<AttendanceUnit, "kind">,
  { optionId }: AgendaItem,
  options: readonly string[],
): boolean {
  return kind === "item" || optionId === undefined || options.includes(optionId);
}

/** Minutes to the hundredth, free of binary dust. */
export function hundredths(minutes: number): number {
  return Math.round(minutes * 100) / 100;
}

/** What is told of a form of support, each with the sessions from which it is counted. */
export const SUPPORT_FIGURES = ["planned", "delivered", "attended"] as const;
/** One of them: minutes in the programmes, minutes of what was held, minutes of all people together. */
export type SupportFigure = (typeof SUPPORT_FIGURES)[number];

/** The sessions from which a figure is counted, of one form of support or of none, and what each of them gives to it. */
export function countedIn<Session extends SupportSession>(
  sessions: readonly Session[],
  supportId: string | undefined,
  figure: SupportFigure,
): (Session & { counts: number })[] {
  return sessions
    .filter((session) => session.supportId === supportId && (figure === "planned" || session.people > 0))
    .map((session) => ({
      ...session,
      counts: figure === "attended" ? session.personMinutes : (session.minutes ?? 0),
    }));
}

/** A form of support of a project with its figures, in minutes. */
export type SupportRow = Record<SupportFigure, number> & {
  /** Absent: of what points to no form of support. */
  support?: Support;
  /** Sessions whose hours nobody wrote, which count for nothing. */
  withoutHours: number;
};

/** The figures of all forms of support: each is the sum of what its sessions give to it. Retired ones only where something points to them. */
export function supportRows(supports: readonly Support[], sessions: readonly SupportSession[]): SupportRow[] {
  const row = (support: Support | undefined): SupportRow => {
    const id = support?.supportId;
    const figures = SUPPORT_FIGURES.map((figure) => [
      figure,
      countedIn(sessions, id, figure).reduce((sum, { counts }) => hundredths(sum + counts), 0),
    ]);
    const own = sessions.filter(({ supportId }) => supportId === id);
    return {
      ...(Object.fromEntries(figures) as Record<SupportFigure, number>),
      support,
      withoutHours: own.filter(({ minutes }) => minutes === undefined).length,
    };
  };
  const pointed = new Set(sessions.map(({ supportId }) => supportId));
  return [
    ...supports.filter(({ supportId, retired }) => !retired || pointed.has(supportId)).map(row),
    ...(pointed.has(undefined) ? [row(undefined)] : []),
  ];
}
