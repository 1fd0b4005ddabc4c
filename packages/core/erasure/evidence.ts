import type { AttendanceStore } from "../attendance/index.ts";
import type { CertificateStore } from "../certificate/index.ts";
import type { EventHead } from "../event/index.ts";
import type { ParticipantStore } from "../participant/index.ts";
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
  const [record] = participant ? await deps.supportEntries.findRecords([participant.participantId]) : [];
  const closed = new Set(closings.map(({ unitId }) => unitId));
  const isOnClosedList =
    marks.some(({ unitId }) => closed.has(unitId)) ||
    [...rolls.values()].some((roll) => roll.has(registrationId));
  return whyNameStays({
    isOnClosedList,
    hasCertificate,
    // Whoever was given support is reported, also before staff say that they are in.
    isParticipant:
      participant !== undefined && (participant.state !== "candidate" || record?.entries.length !== 0),
  });
}

/** The participant whose a registration is, through mergers. */
export async function participantOf(
  deps: Pick<EvidenceDeps, "participants">,
  { eventId, projectId }: Pick<EventHead, "eventId" | "projectId">,
  registrationId: StoredRegistration["registrationId"],
) {
  const [participantId] = await deps.participants.findLinks([{ projectId, eventId, registrationId }]);
  const linked = participantId && (await deps.participants.find(participantId));
  return linked?.mergedInto ? deps.participants.find(linked.mergedInto) : linked;
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
