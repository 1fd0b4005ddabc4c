import type { AttendanceStore } from "../attendance/index.ts";
import type { CertificateStore } from "../certificate/index.ts";
import type { EventHead } from "../event/index.ts";
import type { ParticipantStore } from "../participant/index.ts";
import type { Participant, ParticipantId } from "../participant/schema.ts";
import type { SupportEntryStore } from "../support-entry/index.ts";
import type { StoredRegistration } from "../registration/index.ts";
import { whyNameStays } from "./rules.ts";
import type { Stays } from "./outcome.ts";

/** Where evidence of people is. */
export interface EvidenceDeps {
  attendance: Pick<AttendanceStore, "listMarksOf" | "listClosings" | "listRolls">;
  certificates: Pick<CertificateStore, "eachOfEvent">;
  participants: Pick<ParticipantStore, "findLinks" | "find" | "linksOf">;
  supportEntries: Pick<SupportEntryStore, "findRecords">;
}

/** Why the name of a registration has to stay, as evidence is now. */
export async function staysOf(
  deps: EvidenceDeps,
  event: Pick<EventHead, "eventId" | "projectId">,
  { registrationId }: Pick<StoredRegistration, "registrationId">,
): Promise<Stays[]> {
  const { eventId } = event;
  const [marks, closings, rolls, participant, hasCertificate] = await Promise.all([
    deps.attendance.listMarksOf(eventId, registrationId),
    deps.attendance.listClosings(eventId),
    deps.attendance.listRolls(eventId),
    participantOf(deps, event, registrationId),
    holdsCertificate(deps, eventId, registrationId),
  ]);
  // Whom somebody was before they were merged says on its own what was given to them, and whether they were in.
  const before = await Promise.all((participant?.merged ?? []).map((one) => deps.participants.find(one)));
  const records = await deps.supportEntries.findRecords(idsOf(participant));
  const closed = new Set(closings.map(({ unitId }) => unitId));
  const isOnClosedList =
    marks.some(({ unitId }) => closed.has(unitId)) ||
    [...rolls.values()].some((roll) => roll.has(registrationId));
  return whyNameStays({
    isOnClosedList,
    hasCertificate,
    // Whoever was given support is reported, also before staff say that they are in.
    isParticipant:
      [participant, ...before].some((one) => one !== undefined && one.state !== "candidate") ||
      records.some(({ entries }) => entries.length > 0),
  });
}

/** The participant whose a registration is, through mergers. */
export async function participantOf(
  deps: Pick<EvidenceDeps, "participants">,
  { eventId, projectId }: Pick<EventHead, "eventId" | "projectId">,
  registrationId: StoredRegistration["registrationId"],
) {
  const [participantId] = await deps.participants.findLinks([{ projectId, eventId, registrationId }]);
  let found = participantId && (await deps.participants.find(participantId));
  while (found?.mergedInto) found = await deps.participants.find(found.mergedInto);
  return found;
}

/** A participant's own id, and those of whom were merged into them. */
export function idsOf(
  participant: Pick<Participant, "participantId" | "merged"> | undefined,
): ParticipantId[] {
  return participant ? [participant.participantId, ...participant.merged] : [];
}

async function holdsCertificate(
  { certificates }: EvidenceDeps,
  eventId: EventHead["eventId"],
  registrationId: string,
): Promise<boolean> {
  for await (const { facts } of certificates.eachOfEvent(eventId))
    if (facts.holder.type === "person" && facts.holder.registrationId === registrationId) return true;
  return false;
}
