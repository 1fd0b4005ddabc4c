import type { AddressService } from "../address/index.ts";
import { attendanceRate } from "../attendance/rules.ts";
import type { AttendanceService } from "../attendance/index.ts";
import type { CertificateStore } from "../certificate/index.ts";
import type { Event } from "../event/index.ts";
import type { RegistrationId, RegistrationStore, StoredRegistration } from "../registration/index.ts";
import { isMeant, leftOut, type ChosenBy } from "./rules.ts";
import type { LeftOut, Recipients } from "./schema.ts";

/** What says who is meant. */
export interface RecipientDeps {
  attendance: Pick<AttendanceService, "loadLists">;
  certificates: Pick<CertificateStore, "eachOfEvent">;
  addresses: Pick<AddressService, "suppressionsOf">;
}

/** People of an event as a letter looks at them. */
export interface Sorted {
  gets: StoredRegistration[];
  left: { person: StoredRegistration; reason: LeftOut }[];
}

/**
 * Parts people into who gets a letter, and who is meant and does not, in their order. Reads the attendance and the certificates of
 * the event where the choice asks for them.
 */
export async function sortRecipients(
  deps: RecipientDeps,
  event: Event,
  recipients: Recipients,
  people: readonly StoredRegistration[],
): Promise<Sorted> {
  const known = await chosenBy(deps, event, recipients);
  const meant = people.filter((one) => isMeant(recipients, event, one, known));
  const written = meant.filter(({ email }) => email !== undefined);
  const suppressions = await deps.addresses.suppressionsOf(written.map(({ email = "" }) => email));
  const suppressed = new Map(written.map((person, index) => [person, suppressions[index]?.reason]));
  const sorted: Sorted = { gets: [], left: [] };
  for (const person of meant) {
    const reason = leftOut(person) ?? suppressed.get(person);
    if (reason) sorted.left.push({ person, reason });
    else sorted.gets.push(person);
  }
  return sorted;
}

/** Everybody of an event, parted into who gets a letter and who does not. */
export async function sortAll(
  deps: RecipientDeps & { registrations: Pick<RegistrationStore, "eachByName"> },
  event: Event,
  recipients: Recipients,
): Promise<Sorted> {
  const people: StoredRegistration[] = [];
  for await (const person of deps.registrations.eachByName(event.eventId)) people.push(person);
  return sortRecipients(deps, event, recipients, people);
}

async function chosenBy(deps: RecipientDeps, event: Event, recipients: Recipients): Promise<ChosenBy> {
  if (recipients.by === "hand") return {};
  return {
    below: recipients.belowThreshold && (await listBelow(deps, event)),
    certified: recipients.withoutCertificate && (await listCertified(deps, event)),
  };
}

/** Who is on the lists of an event and was there for less than it asks. What staff decided against that rule changes nothing of it. */
async function listBelow({ attendance }: RecipientDeps, event: Event): Promise<Set<RegistrationId>> {
  const { units, closings, people } = await attendance.loadLists(event.eventId);
  const below = people.filter(
    ({ listed }) => !attendanceRate(units, listed, closings, event.attendanceThresholdPercent).reached,
  );
  return new Set(below.map(({ registration }) => registration.registrationId));
}

async function listCertified({ certificates }: RecipientDeps, event: Event): Promise<Set<RegistrationId>> {
  const holders = new Set<RegistrationId>();
  for await (const { state, facts } of certificates.eachOfEvent(event.eventId))
    if (state === "issued" && facts.holder.type === "person") holders.add(facts.holder.registrationId);
  return holders;
}
