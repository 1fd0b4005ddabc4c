import { forgetUse } from "../address/index.ts";
import { checkedKey } from "../attachment/rules.ts";
import { forgetReasons } from "../attendance/index.ts";
import { forgetWords } from "../audit/index.ts";
import type { DelegationStore } from "../delegation/index.ts";
import { isOver, type EventHead, type EventId, type EventStore } from "../event/index.ts";
import { evidenceKey, uploadKey, type Bucket, type FileStore } from "../file/index.ts";
import type { InterestStore } from "../interest/index.ts";
import { mailboxOf } from "../limit/rules.ts";
import { eraseInvitation, type InvitationStore } from "../invitation/index.ts";
import type { Message, MessageOwnerId, MessageStore } from "../message/index.ts";
import type { Participant, ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/index.ts";
import {
  erased,
  eraseRegistration,
  isActive,
  isErased,
  type RegistrationId,
  type RegistrationStore,
  type StoredRegistration,
} from "../registration/index.ts";
import { forgetApplicants } from "../selection/index.ts";
import type { Context } from "../shared/context.ts";
import type { SubscriptionStore } from "../subscription/index.ts";
import { jitter, RACE_ATTEMPTS, type Table } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import type { UndeliveredStore } from "../undelivered/index.ts";
import { erasedKey } from "./again.ts";
import {
  evidenceOf,
  idsOf,
  participantOf,
  staysOf,
  type EventEvidence,
  type EvidenceDeps,
} from "./evidence.ts";
import { endParticipants, eraseCandidate, eraseObjects, isOfProject } from "./participants.ts";
import { PART, withoutSpared, withWorked, worked, workedIds } from "./rules.ts";
import type { Erasure } from "./schema.ts";
import type { ErasureStore } from "./store.ts";

/** A moment at which nothing has ended yet: what is to be erased by itself is erased all the same. */
const EVER = "1970-01-01T00:00:00.000Z";

/** People whose term is over that are erased at a time. */
const PEOPLE_AT_ONCE = 5;

/** Who decides, with each part, whether what nobody asked for may be erased still, and counts what was (docs/decisions/0118). */
export interface Guard {
  /** Takes the next part: the erasure as it was taken; undefined where it may not go on, which is noted then. */
  take(ctx: Context, erasure: Erasure): Promise<Erasure | undefined>;
  /** Whether these of a project, participants and registrations, or anything of it, is held up. */
  isHeld(
    ctx: Context,
    projectId: ProjectId,
    ids: readonly (ParticipantId | RegistrationId)[],
  ): Promise<boolean>;
  /** Keeps the erasure as it is after a part. */
  save(ctx: Context, erasure: Erasure): Promise<unknown>;
}

/** Everywhere where something of a person is. */
export interface RunDeps extends EvidenceDeps {
  erasures: ErasureStore;
  guard: Guard;
  addresses: { hashOf: (mailbox: string) => Promise<string> };
  table: Table;
  registrations: Pick<RegistrationStore, "find" | "findMany">;
  events: Pick<EventStore, "findHead" | "readBlocks">;
  messages: Pick<MessageStore, "listByOwner">;
  undelivered: Pick<UndeliveredStore, "find" | "remove">;
  subscriptions: Pick<SubscriptionStore, "find">;
  interests: Pick<InterestStore, "find" | "erase">;
  invitations: Pick<InvitationStore, "find">;
  delegations: Pick<DelegationStore, "find">;
  files: Pick<FileStore, "findEvidence">;
  bucket: Pick<Bucket, "list" | "delete" | "put">;
}

/**
 * Works the next part of an erasure and notes it, from which the next one follows. Every step may be done again, so a part that broke off is
 * worked once more from its beginning.
 */
export async function workPart(deps: RunDeps, ctx: Context, seen: Erasure): Promise<void> {
  const found = await deps.erasures.find(seen.erasureId);
  // A record that came twice, or late: somebody worked this part.
  if (!found || found.version !== seen.version || found.state !== "working") return;
  const erasure = found.cause ? await deps.guard.take(ctx, found) : found;
  if (!erasure) return;
  // What a term ends is taken in parts, and with each of them what lies around.
  const isTaken = erasure.cause !== undefined && erasure.look === 1;
  if (erasure.done === 0 || isTaken) {
    await noteErased(deps, erasure);
    await eraseAround(deps, erasure);
  }
  const { taken = workedIds(erasure).length } = erasure;
  const part = workedIds(erasure).slice(erasure.done, Math.min(erasure.done + PART, taken));
  const spared = isOfProject(erasure)
    ? await endParticipants(deps, ctx, erasure, part as ParticipantId[])
    : new Set<string>();
  const named = isOfProject(erasure) ? 0 : await erasePeople(deps, ctx, erasure, part as RegistrationId[]);
  const after = worked(withoutSpared(erasure, spared), part.length - spared.size, named, ctx.now);
  await (erasure.cause ? deps.guard.save(ctx, after) : deps.erasures.save(after));
}

/** An event at which people of a part were. */
interface PartOfEvent {
  event: EventHead;
  evidence: EventEvidence;
}

/** What is known, once for all of a part, of the event of a registration; undefined where there is none any more. */
type EventOf = (eventId: EventId) => Promise<PartOfEvent | undefined>;

/**
 * Erases the people of registrations: those whose term is over some at a time, because they are others; those of one person one after the
 * other, because the last of them takes their notes along. @returns how many names stay
 */
async function erasePeople(
  deps: RunDeps,
  ctx: Context,
  erasure: Erasure,
  part: readonly RegistrationId[],
): Promise<number> {
  const events = new Map<EventId, ReturnType<EventOf>>();
  const eventOf: EventOf = (eventId) => {
    const known = events.get(eventId) ?? openEvent(deps, eventId, new Set(part));
    events.set(eventId, known);
    return known;
  };
  const left = [...part];
  const faults: unknown[] = [];
  let named = 0;
  const work = async () => {
    try {
      for (let id = left.shift(); id && faults.length === 0; id = left.shift())
        if (await erasePerson(deps, ctx, erasure, id, eventOf)) named += 1;
    } catch (cause) {
      faults.push(cause);
    }
  };
  await Promise.all(Array.from({ length: erasure.cause ? PEOPLE_AT_ONCE : 1 }, work));
  // What broke off is worked again once none of them works any more.
  if (faults.length > 0) throw faults[0];
  return named;
}

/** Takes away what an event says of people in sheets and archives that are read as a whole, and reads what is evidence there: nothing of it goes with them. */
async function openEvent(
  deps: RunDeps,
  eventId: EventId,
  people: ReadonlySet<RegistrationId>,
): Promise<PartOfEvent | undefined> {
  const event = await deps.events.findHead(eventId);
  if (!event) return undefined;
  await forgetApplicants(deps.table, eventId, people);
  const archive = await deps.files.findEvidence(eventId);
  if (archive) await deps.bucket.delete(evidenceKey(archive.evidenceId, archive.attempt));
  return { event, evidence: await evidenceOf(deps, eventId) };
}

/** Notes where it is known what was erased, for a backup that is put back; of what is taken in parts, no more than was taken. */
async function noteErased({ bucket }: RunDeps, erasure: Erasure): Promise<void> {
  const { taken = workedIds(erasure).length } = erasure;
  const ids = workedIds(erasure).slice(0, taken);
  const noted = erasure.cause ? { ...withWorked(erasure, ids), taken: ids.length } : erasure;
  const bytes = Buffer.from(JSON.stringify(noted));
  await bucket.put(erasedKey(erasure.erasureId), bytes, "application/json");
}

/**
 * What an address has apart from registrations. The second look leaves what is new: keys follow from the address, so who wants news again, or is
 * invited again, has the same.
 */
async function eraseAround(deps: RunDeps, erasure: Erasure): Promise<void> {
  const isNew = (at: string | undefined) =>
    erasure.look === 2 && at !== undefined && at > erasure.requestedAt;
  for (const subscriptionId of erasure.subscriptionIds) {
    // A consent from before may become one only now, and end at once.
    const wanted = await deps.subscriptions.find(subscriptionId);
    if (wanted?.log.some(({ state, at }) => state !== "ended" && isNew(at))) continue;
    await deps.erasures.eraseUnder("messageOf", subscriptionId);
    await deps.erasures.eraseUnder("subscriptionId", subscriptionId);
  }
  for (const interest of erasure.interests) {
    const { eventId, interestId } = interest;
    if (isNew((await deps.interests.find(eventId, interestId))?.askedAt)) continue;
    await deps.erasures.eraseUnder("messageOf", interestId);
    await deps.interests.erase(interest);
  }
  for (const { eventId, invitationId } of erasure.invitations) {
    if (isNew((await deps.invitations.find(eventId, invitationId))?.createdAt)) continue;
    await eraseMails(deps, eventId, invitationId);
    await eraseInvitation(deps.table, { eventId, invitationId });
  }
  for (const delegationId of erasure.delegationIds) {
    const delegation = await deps.delegations.find(delegationId, EVER);
    if (delegation) await eraseMails(deps, delegation.eventId, delegationId);
    // Mails to those whom somebody registered say who that was: what they said goes, and that they were sent stays.
    for (const registrationId of delegation?.people ?? [])
      await eraseObjects(deps, `mails/${registrationId}/`);
    await forgetWords(deps.table, delegationId);
    await deps.erasures.eraseUnder("delegationId", delegationId);
  }
  // Letters to contacts say who is in their delegation: what they said goes, as above.
  for (const delegationId of erasure.toldContacts) await eraseObjects(deps, `mails/${delegationId}/`);
  // What ends with a project is taken in parts.
  if (!isOfProject(erasure))
    for (const participantId of erasure.participantIds) await eraseCandidate(deps, participantId);
}

/** Erases the person of a registration: what lies around it first, because the registration leads there. @returns whether the name stays */
async function erasePerson(
  deps: RunDeps,
  ctx: Context,
  erasure: Erasure,
  registrationId: RegistrationId,
  eventOf: EventOf,
): Promise<boolean> {
  const registration = await deps.registrations.find(registrationId);
  const known = registration && (await eventOf(registration.eventId));
  if (!known) return false;
  const { event } = known;
  const { eventId } = event;
  const mails = await deps.messages.listByOwner(registrationId);
  // Where nobody asked, no address was given: the registration and its mails say which there were, until they are erased.
  if (erasure.cause)
    for (const mailbox of mailboxesIn(registration, mails))
      await forgetUse(deps.table, await deps.addresses.hashOf(mailbox), registrationId);
  await eraseMails(deps, eventId, registrationId, mails);
  for (const key of ["needsOf", "referralOf", "toldOf"]) await deps.erasures.eraseUnder(key, registrationId);
  // A hold that came since the first look holds what is left, and leads to whoever else it holds.
  const { cause } = erasure;
  const isHeld = cause !== undefined && (await deps.guard.isHeld(ctx, cause.projectId, [registrationId]));
  if (!isHeld) await deps.erasures.eraseUnder("heldOf", registrationId);
  for (const addressHash of erasure.addressHashes) await forgetUse(deps.table, addressHash, registrationId);
  await eraseObjects(deps, `files/${registrationId}/`);
  for (const { fileId } of Object.values(registration.attachments ?? {}))
    for (const key of [uploadKey(fileId), checkedKey(fileId)]) await deps.bucket.delete(key);
  const participant = await participantOf(deps, event, registrationId);
  const stays = await staysOf(deps, event, registration, known.evidence, participant);
  // With the term of the evidence ends why a name has to stay.
  const keepsName = stays.length > 0 && erasure.cause?.kind !== "evidence";
  if (!keepsName) await forgetReasons(deps.table, eventId, registrationId);
  await eraseRow(deps, ctx, event, registration, {
    keepsName,
    by: erasure.requestedBy,
    reason: erasure.reason,
  });
  await forgetWords(deps.table, registrationId, registration);
  await eraseNotes(deps, ctx, erasure, participant);
  return keepsName;
}

/**
 * Notes of visits go with the last registration of whoever was there, also where the name stays: they prove nothing (docs/decisions/0115). Where
 * nobody asked they stay of whoever is held, until their term as a participant is over.
 */
async function eraseNotes(
  deps: RunDeps,
  ctx: Context,
  { cause }: Pick<Erasure, "cause">,
  participant: Participant | undefined,
): Promise<void> {
  const ids = idsOf(participant);
  if (ids.length === 0) return;
  const records = await deps.supportEntries.findRecords(ids);
  const entries = records.flatMap((record) => record.entries);
  if (entries.length === 0) return;
  const links = (await Promise.all(ids.map((one) => deps.participants.linksOf(one)))).flat();
  for (const link of links) {
    const registration = await deps.registrations.find(link.registrationId);
    if (registration && registration.erasedAt === undefined) return;
  }
  const theirs = [...ids, ...links.map(({ registrationId }) => registrationId)];
  if (cause && (await deps.guard.isHeld(ctx, cause.projectId, theirs))) return;
  for (const { entryId } of entries) await deps.erasures.eraseUnder("noteOf", entryId);
}

/** Whoever has a place at an event that is ahead all the same, as in a table that was put back, gives it up; the stream passes it on. */
async function eraseRow(
  deps: Pick<RunDeps, "registrations" | "events" | "table">,
  ctx: Context,
  event: EventHead,
  read: StoredRegistration,
  how: { keepsName: boolean; by: string; reason: string },
): Promise<void> {
  let before: StoredRegistration | undefined = read;
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    if (!before) return;
    const leaves = isActive(before.status) && !isOver(event, ctx.now);
    if (!leaves && isErased(before, how.keepsName)) return;
    const blocks = leaves ? (await deps.events.readBlocks([event], true)).get(event.eventId) : undefined;
    if (await eraseRegistration(deps.table, before, erased(before, ctx, { ...how, leaves }), blocks)) return;
    await jitter(attempt);
    before = await deps.registrations.find(read.registrationId);
  }
  throw new UnavailableError("A registration is being changed by others.");
}

/** Mailboxes of a registration: that which it has, and those to which it was written. */
export async function mailboxesOf(
  { messages }: Pick<RunDeps, "messages">,
  registration: Pick<StoredRegistration, "registrationId" | "email">,
): Promise<Set<string>> {
  return mailboxesIn(registration, await messages.listByOwner(registration.registrationId));
}

function mailboxesIn({ email }: Pick<StoredRegistration, "email">, mails: readonly Message[]): Set<string> {
  const mailboxes = new Set(email === undefined ? [] : [mailboxOf(email)]);
  for (const { to } of mails) mailboxes.add(mailboxOf(to));
  return mailboxes;
}

/** Mails to somebody: copies, what waits to be sent again, who missed them, and then the rows that lead there. */
async function eraseMails(
  deps: RunDeps,
  eventId: EventId,
  ownerId: Exclude<MessageOwnerId, EventId>,
  mails?: readonly Message[],
): Promise<void> {
  await eraseObjects(deps, `mails/${ownerId}/`);
  for (const { messageId, isFormer } of mails ?? (await deps.messages.listByOwner(ownerId)))
    if (isFormer) await deps.erasures.eraseUnder("messageId", messageId);
  await deps.erasures.eraseUnder("messageOf", ownerId);
  await deps.erasures.eraseUnder("resendOf", ownerId);
  const missed = await deps.undelivered.find({ eventId, personId: ownerId });
  if (missed) await deps.undelivered.remove(missed);
}
