import type { AttendanceRecord, AttendanceUnit } from "@zapisy/core/attendance/answer";
import { matchAttendees, minutesPresent, webinarState } from "@zapisy/core/attendance/rules";
import type { WebinarAttendee, WebinarPerson } from "@zapisy/core/attendance/rules";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import type { Wanted } from "../marking.state.ts";

/** Somebody in the report for whom a person has to be named by hand, or nobody. */
export interface OpenAttendee {
  /** Names the attendee while the dialog is open. */
  key: string;
  attendee: WebinarAttendee;
  /** Who may be meant; empty: nobody of that name or address. */
  candidates: RegistrationId[];
  minutes: number;
}

/** What a report comes to: who was there, and who is left to be named. */
export interface WebinarPlan {
  entries: WebinarEntry[];
  open: OpenAttendee[];
}

/** What would be recorded of a person. */
export interface WebinarEntry {
  registrationId: RegistrationId;
  /** As the report names them. */
  names: string[];
  minutes: number;
  wanted: Wanted;
  /** There is a record already that stays as it is. */
  keeps: boolean;
}

/** The registration that was named for an attendee, by {@link OpenAttendee.key}; absent or empty: nobody. */
export type Assigned = Readonly<Record<string, RegistrationId | "">>;

/**
 * Puts together what would be recorded: who was recognised, and whom somebody named. Stays under several
 * names are one person's, and what overlaps counts once.
 */
export function planWebinar(
  attendees: readonly WebinarAttendee[],
  people: readonly WebinarPerson[],
  { unit, timeZone }: { unit: AttendanceUnit; timeZone: string },
  assigned: Assigned,
  record: (registrationId: RegistrationId) => AttendanceRecord | undefined,
  overwrite: boolean,
): WebinarPlan {
  const { matched, ambiguous, unmatched } = matchAttendees(attendees, people);
  const open = [
    ...ambiguous.map(({ attendee, registrationIds }) => ({ attendee, candidates: registrationIds })),
    ...unmatched.map((attendee) => ({ attendee, candidates: [] })),
  ].map((each) => ({
    ...each,
    key: keyOf(each.attendee),
    minutes: minutesPresent([each.attendee], unit, timeZone),
  }));
  const byPerson = new Map<RegistrationId, WebinarAttendee[]>();
  const add = (registrationId: RegistrationId, more: WebinarAttendee[]) =>
    byPerson.set(registrationId, [...(byPerson.get(registrationId) ?? []), ...more]);
  for (const one of matched) add(one.registrationId, one.attendees);
  for (const { key, attendee } of open) {
    const registrationId = assigned[key];
    if (registrationId) add(registrationId, [attendee]);
  }
  const entries = [...byPerson].map(([registrationId, own]): WebinarEntry => {
    const minutes = minutesPresent(own, unit, timeZone);
    const state = webinarState(minutes, unit);
    return {
      registrationId,
      names: own.map(nameOf),
      minutes,
      wanted: state === "absent" ? { state } : { state, minutes },
      keeps: !overwrite && record(registrationId)?.state !== undefined,
    };
  });
  return { entries, open };
}

/** What a report calls somebody. */
export function nameOf({ name, email }: WebinarAttendee): string {
  return name || (email ?? "");
}

function keyOf({ name, email }: WebinarAttendee): string {
  return `${name}\n${email ?? ""}`;
}
