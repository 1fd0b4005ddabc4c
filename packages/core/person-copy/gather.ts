import type { Suppression } from "../address/schema.ts";
import type { AttendanceStore } from "../attendance/index.ts";
import type { AuditStore } from "../audit/index.ts";
import type { CertificateStore } from "../certificate/index.ts";
import { idsOf, participantOf, type Around } from "../erasure/index.ts";
import type { EventHead, EventId } from "../event/index.ts";
import { resultToRow, type IndicatorStore } from "../indicator/index.ts";
import type { MessageOwnerId, MessageStore } from "../message/index.ts";
import type { ParticipantStore } from "../participant/index.ts";
import {
  wholePerson,
  type RegistrationId,
  type ShortPerson,
  type StoredRegistration,
} from "../registration/index.ts";
import { rowsOfApplicants } from "../selection/index.ts";
import type { Image } from "../shared/manifest.ts";
import type { Table } from "../shared/table.ts";
import type { ContentNoteStore } from "../content-note/index.ts";
import type { SupportEntryStore } from "../support-entry/index.ts";
import type { SupportEntryId } from "../support-entry/schema.ts";
import { ofIndicator } from "./names.ts";
import { WITHHELD } from "./rules.ts";
import type { CopyStore, StoredRow } from "./store.ts";

/** What a copy is gathered from. */
export interface GatherDeps {
  table: Table;
  copies: CopyStore;
  attendance: Pick<AttendanceStore, "listMarksOf" | "findEntitlement">;
  certificates: Pick<CertificateStore, "findClaims">;
  messages: Pick<MessageStore, "listByOwner">;
  audit: Pick<AuditStore, "listOfRegistration" | "listByTarget">;
  participants: Pick<ParticipantStore, "find" | "findLinks" | "linksOf">;
  supportEntries: Pick<SupportEntryStore, "findRecords">;
  contentNotes: Pick<ContentNoteStore, "listOf">;
  indicators: Pick<IndicatorStore, "listResultsOf">;
}

/** A row of somebody, and the event to which it belongs. */
export interface GatheredRow extends StoredRow {
  eventId?: EventId;
}

type Of = Pick<EventHead, "eventId" | "projectId">;

const named = (entity: string, rows: readonly object[]): StoredRow[] =>
  rows.map((row) => ({ entity, row: row as Image }));

/** What somebody may read at once by the link of a registration: all of it that is theirs, or was told to them. */
export async function gatherOwn(
  deps: GatherDeps,
  { eventId, registrationId }: Pick<StoredRegistration, "eventId" | "registrationId">,
): Promise<GatheredRow[]> {
  const { attendance, copies } = deps;
  const rows = await Promise.all([
    copies.under("registrationId", registrationId).then((found) => found.map(wholeRow)),
    copies.under("needsOf", registrationId),
    attendance.listMarksOf(eventId, registrationId).then((marks) => named("attendanceMark", marks)),
    certificatesOf(deps, eventId, registrationId),
    mailsOf(deps, registrationId),
  ]);
  return rows.flat().map((row) => ({ ...row, eventId }));
}

/** All rows of a registration: what its link shows, and what staff keep of it. */
export async function gatherRegistration(
  deps: GatherDeps,
  registration: StoredRegistration,
): Promise<GatheredRow[]> {
  const { attendance, audit, copies, table } = deps;
  const { eventId, registrationId } = registration;
  const [own, referral, entitlement, judged, history] = await Promise.all([
    gatherOwn(deps, registration),
    copies.under("referralOf", registrationId),
    attendance.findEntitlement(eventId, registrationId),
    rowsOfApplicants(table, eventId, new Set([registrationId])),
    audit.listOfRegistration(registration),
  ]);
  const others = [
    ...referral,
    ...named("entitlement", entitlement ? [entitlement] : []),
    ...named("selectionScore", judged.scores),
    ...named("selectionRanking", judged.rankings),
    ...named("selectionDecision", judged.decisions),
    ...named("auditEntry", history),
  ];
  return [...own, ...others.map((row) => ({ ...row, eventId }))];
}

/** The participants of projects whose registrations these are, once each: with whom was merged into them, and what they were given. */
export async function gatherParticipants(
  deps: GatherDeps,
  registrations: readonly { event: Of; registration: StoredRegistration }[],
): Promise<GatheredRow[]> {
  const ids = new Set<string>();
  const rows: GatheredRow[] = [];
  for (const { event, registration } of registrations)
    for (const participantId of idsOf(await participantOf(deps, event, registration.registrationId))) {
      if (ids.has(participantId)) continue;
      ids.add(participantId);
      const [record] = await deps.supportEntries.findRecords([participantId]);
      const results = await deps.indicators.listResultsOf(event.projectId, participantId);
      const found = await Promise.all([
        deps.copies.under("participantId", participantId),
        ...(record?.entries ?? []).flatMap(({ entryId }) => [
          deps.copies.under("entryId", entryId),
          notesOf(deps, entryId),
        ]),
        deps.audit.listByTarget(participantId).then((entries) => named("auditEntry", entries)),
      ]);
      rows.push(...found.flat(), ...named("indicatorResult", results.map(resultToRow)).map(ofKind));
    }
  return rows;
}

/** A result whose kind is told from those of other indicators. */
function ofKind({ entity, row }: StoredRow): StoredRow {
  const result = row["result"] as { indicatorId: string; kindId: string };
  return {
    entity,
    row: { ...row, result: { ...result, kindId: ofIndicator(result.indicatorId, result.kindId) } },
  };
}

/** That there are notes of a visit, and of when: whoever makes a copy may not read what they say, and their counsellor hands it over (0115). */
async function notesOf(
  { contentNotes }: Pick<GatherDeps, "contentNotes">,
  entryId: SupportEntryId,
): Promise<GatheredRow[]> {
  const notes = await contentNotes.listOf(entryId);
  const written = notes.filter(({ text }) => text !== undefined);
  return named(
    "contentNote",
    written.map((note) => ({ ...note, text: WITHHELD })),
  );
}

/** What is kept of an address itself. */
export async function gatherAround(
  deps: GatherDeps,
  { subscription, interests, invitations, delegations }: Around,
  suppression: Suppression | undefined,
): Promise<GatheredRow[]> {
  const { copies } = deps;
  const rows: GatheredRow[] = named("suppressedAddress", suppression ? [suppression] : []);
  const add = (found: readonly StoredRow[], eventId?: EventId) =>
    rows.push(...found.map((row) => ({ ...row, ...(eventId && { eventId }) })));
  if (subscription) {
    const { subscriptionId } = subscription;
    add(await copies.under("subscriptionId", subscriptionId));
    add(await copies.under("messageOf", subscriptionId));
  }
  for (const { eventId, interestId } of interests) {
    const all = await copies.under("interestsOf", eventId);
    add(
      all.filter(({ row }) => row["interestId"] === interestId),
      eventId,
    );
    add(await copies.under("messageOf", interestId), eventId);
  }
  for (const invitation of invitations) {
    add(named("invitation", [invitation]), invitation.eventId);
    add(await mailsOf(deps, invitation.invitationId), invitation.eventId);
  }
  for (const { delegationId, eventId } of delegations) {
    add(await copies.under("delegationId", delegationId), eventId);
    add(await mailsOf(deps, delegationId), eventId);
    add(named("auditEntry", await deps.audit.listByTarget(delegationId)), eventId);
  }
  return rows;
}

/** A registration's row leaves out what it says elsewhere (docs/decisions/0059): when it was made, and when consents were given. */
function wholeRow({ entity, row }: StoredRow): StoredRow {
  if (entity !== "registration") return { entity, row };
  return {
    entity,
    row: { ...row, person: wholePerson(row["person"] as ShortPerson, String(row["queuedAt"])) },
  };
}

async function certificatesOf(
  { certificates, copies }: GatherDeps,
  eventId: EventId,
  registrationId: RegistrationId,
): Promise<StoredRow[]> {
  const claim = (await certificates.findClaims(eventId, [registrationId])).get(registrationId);
  const ids = [...(claim?.former ?? []), ...(claim?.certificateId ? [claim.certificateId] : [])];
  return (await Promise.all(ids.map((id) => copies.under("certificateId", id)))).flat();
}

/** Mails to somebody, with those from before. */
async function mailsOf({ copies, messages }: GatherDeps, ownerId: MessageOwnerId): Promise<StoredRow[]> {
  const former = (await messages.listByOwner(ownerId)).filter(({ isFormer }) => isFormer);
  const rows = await Promise.all([
    copies.under("messageOf", ownerId),
    ...former.map(({ messageId }) => copies.under("messageId", messageId)),
  ]);
  return rows.flat();
}
