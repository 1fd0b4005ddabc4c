import type { AttendanceStore } from "../attendance/index.ts";
import { attendanceRecords, saysPresent } from "../attendance/rules.ts";
import type { CertificateStore } from "../certificate/index.ts";
import type { EventHead } from "../event/index.ts";
import type { IndicatorStore } from "../indicator/index.ts";
import type { ParticipantStore } from "../participant/index.ts";
import type { Participant, ParticipantId } from "../participant/schema.ts";
import type { SupportEntryStore } from "../support-entry/index.ts";
import type { RegistrationStore, StoredRegistration } from "../registration/index.ts";
import type { ProjectKind } from "../retention/schema.ts";
import { whyNameStays } from "./rules.ts";
import type { Stays } from "./outcome.ts";

/** Where evidence of people is. */
export interface EvidenceDeps {
  attendance: Pick<AttendanceStore, "listMarksOf" | "listClosings" | "listRolls">;
  certificates: Pick<CertificateStore, "eachOfEvent" | "findStates">;
  participants: Pick<ParticipantStore, "findLinks" | "find" | "linksOf">;
  supportEntries: Pick<SupportEntryStore, "findRecords">;
  indicators: Pick<IndicatorStore, "listResultsOf">;
}

/** What lists and certificates of an event say of its people. */
export interface EventEvidence {
  /** Units whose lists are closed. */
  closed: ReadonlySet<string>;
  /** Who stood on a list when it was closed. */
  listed: ReadonlySet<string>;
  /** Who has a certificate, valid or annulled. */
  certified: ReadonlySet<string>;
}

/** What lists and certificates of an event say of its people, read once for all about whom one asks. */
export async function evidenceOf(
  { attendance, certificates }: EvidenceDeps,
  eventId: EventHead["eventId"],
): Promise<EventEvidence> {
  const [closings, rolls] = await Promise.all([
    attendance.listClosings(eventId),
    attendance.listRolls(eventId),
  ]);
  const certified = new Set<string>();
  for await (const { facts } of certificates.eachOfEvent(eventId))
    if (facts.holder.type === "person") certified.add(facts.holder.registrationId);
  return {
    closed: new Set(closings.map(({ unitId }) => unitId)),
    listed: new Set([...rolls.values()].flatMap((roll) => [...roll])),
    certified,
  };
}

/** Why the name of a registration has to stay, as evidence is now. @param participant whose it is in the project */
export async function staysOf(
  deps: EvidenceDeps,
  event: Pick<EventHead, "eventId">,
  { registrationId }: Pick<StoredRegistration, "registrationId">,
  { closed, listed, certified }: EventEvidence,
  participant: Participant | undefined,
): Promise<Stays[]> {
  const marks = await deps.attendance.listMarksOf(event.eventId, registrationId);
  return whyNameStays({
    isOnClosedList: listed.has(registrationId) || marks.some(({ unitId }) => closed.has(unitId)),
    isOnOpenList: attendanceRecords(marks.filter(({ unitId }) => !closed.has(unitId))).some(saysPresent),
    hasCertificate: certified.has(registrationId),
    // Whoever is counted without a name since their term as a participant was over needs none here.
    isParticipant: participant !== undefined && !participant.ended && (await isReported(deps, participant)),
  });
}

/**
 * Whether figures and indicators count somebody in a project: by what staff say of them, or by evidence, which counts also before staff say
 * that somebody is in.
 */
async function isReported(
  deps: EvidenceDeps,
  participant: Pick<Participant, "participantId" | "projectId" | "state" | "merged">,
): Promise<boolean> {
  // Whom somebody was before they were merged says on its own what was given to them, and whether they were in.
  const before = await Promise.all(participant.merged.map((one) => deps.participants.find(one)));
  if ([participant, ...before].some((one) => one !== undefined && one.state !== "candidate")) return true;
  const ids = idsOf(participant);
  const records = await deps.supportEntries.findRecords(ids);
  if (records.some(({ entries }) => entries.length > 0)) return true;
  const results = await Promise.all(
    ids.map((one) => deps.indicators.listResultsOf(participant.projectId, one)),
  );
  if (results.flat().some(({ proof, struck }) => proof !== undefined && struck === undefined)) return true;
  return areEvidenced(deps, ids);
}

/**
 * With which kind somebody in a project goes, once its term is over: a candidate whom no figure counts, and of whom nothing is kept at any event,
 * with the candidates; whoever counts, with the participants. Undefined where nothing is left of them.
 */
export async function projectKindOf(
  deps: EvidenceDeps & { registrations: Pick<RegistrationStore, "findMany"> },
  participant: Participant,
): Promise<ProjectKind | undefined> {
  if (participant.ended || participant.mergedInto) return undefined;
  if (await isReported(deps, participant)) return "participants";
  const links = await Promise.all(idsOf(participant).map((one) => deps.participants.linksOf(one)));
  const theirs = await deps.registrations.findMany(links.flat().map(({ registrationId }) => registrationId));
  // Of a registration that is there whoever is taken away would be made a participant again.
  return theirs.every(({ erasedAt }) => erasedAt !== undefined) ? "candidates" : undefined;
}

/**
 * Whether somebody was present, or has a certificate, by any registration of theirs, whichever of them is asked about. Reads the marks and the
 * claim of each of these, and nothing of others at their events.
 */
async function areEvidenced(
  { participants, attendance, certificates }: EvidenceDeps,
  ids: readonly ParticipantId[],
): Promise<boolean> {
  for (const id of ids)
    for (const { eventId, registrationId } of await participants.linksOf(id)) {
      const [[certificate], marks] = await Promise.all([
        certificates.findStates(eventId, [{ type: "person", registrationId }]),
        attendance.listMarksOf(eventId, registrationId),
      ]);
      if (certificate !== undefined || attendanceRecords(marks).some(saysPresent)) return true;
    }
  return false;
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
