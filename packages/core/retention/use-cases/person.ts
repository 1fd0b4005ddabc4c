import { idsOf, participantOf } from "../../erasure/index.ts";
import type { EventHead } from "../../event/index.ts";
import type { Participant } from "../../participant/schema.ts";
import {
  hasPlace,
  isErased,
  type RegistrationId,
  type StoredRegistration,
} from "../../registration/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { dayAt, HOME_ZONE, type Day } from "../../shared/time.ts";
import { reachOf } from "../../access/rules.ts";
import type { KeptRegistrations } from "../answer.ts";
import type { RetentionDeps } from "../deps.ts";
import {
  canSeeRetention,
  daysOf,
  holdsOf,
  holdsPerson,
  keptUntil,
  whyNotKnown,
  type TermDays,
} from "../rules.ts";
import type {
  HoldId,
  PersonHold,
  PersonHoldInput,
  ProjectKind,
  ProjectRetention,
  RetentionKind,
  Term,
} from "../schema.ts";

/** Rows of one hold, of registrations and participants: they are written in one transaction. */
const HELD_ROWS_MAX = 100;

type Kept = KeptRegistrations["items"][number];

/** A registration of somebody, where it is, and whose it is in the project. */
interface Theirs {
  registration: StoredRegistration;
  event: EventHead;
  participant?: Participant;
}

/**
 * Until when what is kept of registrations is kept, computed from the dates as they are now, and what holds it up; of those elsewhere nothing.
 * @throws DomainError privacy.forbidden
 */
export async function listKept(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  registrationIds: readonly RegistrationId[],
): Promise<KeptRegistrations> {
  if (reachOf(ctx.actor.role, "privacy.retention") === undefined)
    throw new DomainError("forbidden", "privacy.forbidden");
  const today = dayAt(ctx.now, HOME_ZONE);
  const [theirs, site] = await Promise.all([
    findTheirs(deps, ctx, registrationIds),
    deps.retentions.findSwitch(),
  ]);
  const held = await deps.retentions.findHeld(theirs.map(({ registration }) => registration.registrationId));
  const names = await deps.namesOf(held.flatMap((one) => one?.heldBy ?? []));
  const items = theirs.map(async (one, index): Promise<Kept> => {
    const { registration, event } = one;
    const [project, retention] = await Promise.all([
      deps.projects.find(event.projectId),
      deps.retentions.find(event.projectId),
    ]);
    const hold = held[index];
    return {
      registrationId: registration.registrationId,
      ends: project ? endsOfPerson(one, retention, project) : [],
      hold: hold && holdsPerson(hold, today) ? viewOf(hold, names.get(hold.heldBy)) : undefined,
      others: holdsOf(retention?.holds ?? [], event.eventId, today).map(({ cause, reason, until }) => ({
        cause,
        reason,
        until,
      })),
    };
  });
  return { isOn: site?.isOn ?? false, items: await Promise.all(items) };
}

function viewOf({ holdId, cause, reason, until, heldAt }: PersonHold, heldBy?: string): Kept["hold"] {
  return { holdId, cause, reason, until, heldBy, heldAt };
}

/** When what is left of somebody ends, by the terms of the project. */
function endsOfPerson(
  { registration, event, participant }: Theirs,
  said: Pick<ProjectRetention, "terms" | "lastPaymentOn"> | undefined,
  project: { endsOn: Day },
): Kept["ends"] {
  const { terms, lastPaymentOn } = said ?? { terms: {} };
  const days = daysOf({ lastPaymentOn }, project, event.dates);
  const own = { ...days, event: project.endsOn };
  const end = (
    kind: RetentionKind | ProjectKind,
    term: Term | undefined,
    from: TermDays,
  ): Kept["ends"][number] => ({
    kind,
    until: keptUntil(term, from),
    unknown: whyNotKnown(term, from),
  });
  const first = hasPlace(registration.status) ? "contact" : "unsuccessful";
  return [
    ...(registration.erasedAt === undefined ? [end(first, terms[first], days)] : []),
    ...(isErased(registration, false) ? [] : [end("evidence", terms.evidence, days)]),
    ...(participant && !participant.ended
      ? [
          participant.state === "candidate"
            ? end("candidates", terms.participants && terms.unsuccessful, own)
            : end("participants", terms.participants, own),
        ]
      : []),
  ];
}

/** Registrations as far as one sees when their data end. */
async function findTheirs(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  registrationIds: readonly RegistrationId[],
): Promise<Theirs[]> {
  const found = await deps.registrations.findMany([...new Set(registrationIds)]);
  const theirs = found.map(async (registration): Promise<Theirs[]> => {
    const event = await deps.events.findHead(registration.eventId);
    if (!event || !canSeeRetention(ctx.actor, event.projectId)) return [];
    return [
      { registration, event, participant: await participantOf(deps, event, registration.registrationId) },
    ];
  });
  return (await Promise.all(theirs)).flat();
}

/**
 * Holds up what would be removed by itself of one person, at registrations that staff know to be theirs and of the participants that they are by
 * these, in one transaction: from this moment on no part with them begins. What is held already stays as it is. The same request twice holds once.
 * @throws DomainError privacy.forbidden, retention.unknown_registration, retention.held, retention.hold_in_past, retention.version_conflict,
 *   request.invalid
 */
export async function holdPerson(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  { registrationIds, cause, reason, until }: PersonHoldInput,
): Promise<KeptRegistrations> {
  const today = dayAt(ctx.now, HOME_ZONE);
  if (until !== undefined && until < today)
    throw new DomainError("invalid", "retention.hold_in_past", {
      issues: [{ path: "until", code: "retention.hold_in_past" }],
    });
  if (reachOf(ctx.actor.role, "privacy.retention") === undefined)
    throw new DomainError("forbidden", "privacy.forbidden");
  const theirs = await findTheirs(deps, ctx, registrationIds);
  if (theirs.length < new Set(registrationIds).size)
    throw new DomainError("not_found", "retention.unknown_registration");
  const subjects = new Map<PersonHold["heldOf"], PersonHold["subjectId"]>();
  for (const { registration, event, participant } of theirs) {
    subjects.set(registration.registrationId, event.eventId);
    for (const one of idsOf(participant)) subjects.set(one, event.projectId);
  }
  const known = await deps.retentions.findHeld([...subjects.keys()]);
  const said = { cause, reason, until };
  const isHeld = (one: PersonHold | undefined) => holdsPerson(one, today);
  const isSame = (one: PersonHold | undefined) =>
    isHeld(one) && one?.cause === cause && one.reason === reason && one.until === until;
  // Who ended another's hold by a new one would leave nobody who knows why it was there.
  const open = [...subjects].flatMap(([heldOf, subjectId], index) =>
    isHeld(known[index]) ? [] : { heldOf, subjectId, version: (known[index]?.version ?? 0) + 1 },
  );
  if (open.length === 0 && !known.every(isSame)) throw new DomainError("conflict", "retention.held");
  if (open.length > HELD_ROWS_MAX)
    throw new DomainError("invalid", "request.invalid", {
      issues: [{ path: "registrationIds", code: "field.too_many" }],
    });
  if (open.length > 0) {
    const holdId = ctx.newId("hld");
    const by = actorRef(ctx.actor);
    const together = open.map(({ heldOf }) => heldOf);
    const holds = open.map((one): PersonHold => ({
      ...one,
      holdId,
      ...said,
      heldBy: by,
      heldAt: ctx.now,
      together,
      changedBy: by,
      changeReason: reason,
    }));
    if (!(await deps.retentions.saveHeld(holds)))
      throw new DomainError("conflict", "retention.version_conflict");
  }
  return listKept(deps, ctx, registrationIds);
}

/**
 * Ends a hold of one person, wherever it holds them; the history keeps who, when and why. One that has ended stays so.
 * @throws DomainError privacy.forbidden, retention.unknown_registration, retention.version_conflict
 */
export async function endPersonHold(
  deps: RetentionDeps,
  ctx: Context<StaffActor>,
  holdId: HoldId,
  { registrationId, reason }: { registrationId: RegistrationId; reason: string },
): Promise<KeptRegistrations> {
  if (reachOf(ctx.actor.role, "privacy.retention") === undefined)
    throw new DomainError("forbidden", "privacy.forbidden");
  const [own] = await findTheirs(deps, ctx, [registrationId]);
  if (!own) throw new DomainError("not_found", "retention.unknown_registration");
  const [hold] = await deps.retentions.findHeld([registrationId]);
  if (hold?.holdId === holdId && hold.endedAt === undefined) {
    const registrations = hold.together.filter((one): one is RegistrationId => one.startsWith("reg_"));
    // Elsewhere somebody else answers, and would not know.
    if ((await findTheirs(deps, ctx, registrations)).length < registrations.length)
      throw new DomainError("not_found", "retention.unknown_registration");
    const all = await deps.retentions.findHeld(hold.together);
    const ended = all.flatMap((one) =>
      one?.holdId === holdId && one.endedAt === undefined
        ? {
            ...one,
            endedAt: ctx.now,
            version: one.version + 1,
            changedBy: actorRef(ctx.actor),
            changeReason: reason,
          }
        : [],
    );
    if (!(await deps.retentions.saveHeld(ended)))
      throw new DomainError("conflict", "retention.version_conflict");
  }
  return listKept(deps, ctx, [registrationId]);
}
