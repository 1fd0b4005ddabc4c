import { attendanceRate, jointAttendance } from "../attendance/rules.ts";
import type { Event } from "../event/index.ts";
import { isErased, type RegistrationId } from "../registration/index.ts";
import type { Instant } from "../shared/time.ts";
import type { CertificateHolder } from "./answer.ts";
import type { CertificateDeps } from "./deps.ts";
import {
  type Attendee,
  type FactsSource,
  institutionFacts,
  institutionKey,
  institutionRef,
  institutionsOf,
  lastUnitEnds,
  personFacts,
} from "./rules.ts";
import type { CertificateFacts } from "./schema.ts";

/** Somebody who may get a certificate. */
export interface Candidate {
  reference: string;
  holder: CertificateHolder;
  percent: number;
  entitled: boolean;
  overrideReason?: string;
  institution?: string;
  endsAt?: Instant;
  hasEmail: boolean;
  facts(source: FactsSource): CertificateFacts;
}

/**
 * Everybody who took part and the institutions that sent them, with their attendance.
 * @param about people whom it must have, where neither others nor institutions are wanted: what is read grows with
 *   them, not with the event
 */
export async function loadCandidates(deps: CertificateDeps, event: Event, about?: readonly RegistrationId[]) {
  const { book, registrations } = await deps.attendance.loadBook(event.eventId, about);
  const attendees = registrations.flatMap((registration, index) => {
    const attendance = book.people[index];
    // Whose name is gone has nothing to be certified: a mark may come late from a device.
    return attendance && !isErased(registration, false) ? [{ registration, attendance }] : [];
  });
  const persons = attendees.map((attendee): Candidate => {
    const { registrationId, firstName, lastName, formOfAddress, institution, email } = attendee.registration;
    const { rate, entitled, entitlement } = attendee.attendance;
    return {
      reference: registrationId,
      holder: { type: "person", registrationId, firstName, lastName, formOfAddress },
      institution: institution?.name,
      percent: rate.total.percent,
      entitled,
      overrideReason: entitlement?.reason,
      endsAt: lastUnitEnds(book, event.timeZone, attendee.attendance),
      hasEmail: Boolean(email),
      facts: (source) => personFacts(source, attendee satisfies Attendee),
    };
  });
  const institutions = institutionsOf(attendees).map((sender): Candidate => {
    // Whom somebody decided against counts for their institution as little as for themselves.
    const counted = sender.people.filter(
      ({ attendance: { entitlement } }) => entitlement?.entitled !== false,
    );
    const joint = jointAttendance(counted.map((person) => person.attendance));
    const rate = attendanceRate(book.units, joint, book.closings, book.thresholdPercent);
    return {
      reference: institutionRef(sender),
      holder: { type: "institution", name: sender.name, town: sender.town },
      percent: rate.total.percent,
      entitled: rate.reached || counted.some((person) => person.attendance.entitled),
      endsAt: lastUnitEnds(book, event.timeZone, joint),
      hasEmail: false,
      facts: (source) => institutionFacts(source, { ...sender, people: counted }),
    };
  });
  return { book, persons, institutions };
}

/** Whether somebody's last unit has not ended yet. */
export function isEarly({ endsAt }: Pick<Candidate, "endsAt">, now: Instant): boolean {
  return endsAt !== undefined && now < endsAt;
}

/** The institution behind a reference, however it is spelled. */
export function findInstitution(
  institutions: readonly Candidate[],
  reference: string,
): Candidate | undefined {
  const key = institutionKey(reference);
  return institutions.find((institution) => institutionKey(institution.reference) === key);
}

/** All of a list that is read page by page. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
