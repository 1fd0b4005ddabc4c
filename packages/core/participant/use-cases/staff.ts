import type { ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import { searchWords } from "../../shared/text.ts";
import { assertNotEnded, assertVersion, getChangeable, getEditable, getIn, getReadable } from "../access.ts";
import type { ListedParticipant, ParticipantDetail, ParticipantMatch, ParticipantView } from "../answer.ts";
import { begun, changed, saveChange } from "../changing.ts";
import type { ParticipantDeps } from "../deps.ts";
import { ENTRY_VERSION } from "../entry-form.ts";
import { findAlike, findMeant, findNamed, headsOf } from "../finding.ts";
import { canEditParticipants, missingOf } from "../rules.ts";
import type {
  ParticipantChange,
  ParticipantId,
  ParticipantInput,
  ParticipantState,
  Unlink,
} from "../schema.ts";
import type { StoredParticipant } from "../store.ts";
import { traitsOf } from "../traits.ts";
import { knownOf, toListed, toView } from "../view.ts";

/**
 * Participants of a project in Polish order, or those whose names have all the words that were typed, each from its beginning.
 * @throws DomainError project.not_found, participant.forbidden
 */
export async function listParticipants(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  {
    q,
    state,
    isIncomplete,
    cursor,
  }: { q?: string; state?: ParticipantState; isIncomplete?: boolean; cursor?: string },
): Promise<Page<ListedParticipant>> {
  await getReadable(deps, ctx, projectId);
  const words = searchWords(q ?? "");
  if (words.length > 0) {
    const found = await findNamed(deps, projectId, words);
    const wanted = found.filter(
      (one) => (!state || one.state === state) && (!isIncomplete || missingOf(one).length > 0),
    );
    return { items: wanted.slice(0, PAGE_SIZE).map(toListed) };
  }
  const page = await deps.participants.list(
    projectId,
    isIncomplete ? "incomplete" : state,
    cursor,
    PAGE_SIZE,
  );
  return { ...page, items: page.items.map(toListed) };
}

/**
 * One participant with their registrations, and with those of whoever was merged into them; of a merged one, whom they are the same as.
 * @throws DomainError project.not_found, participant.forbidden, participant.not_found
 */
export async function getParticipant(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
): Promise<Omit<ParticipantDetail, "history">> {
  await getReadable(deps, ctx, projectId);
  const asked = await getIn(deps, projectId, participantId);
  const [participant = asked] = await findMeant(deps, [participantId]);
  const { merged } = participant;
  const family = [participant.participantId, ...merged];
  const links = (await Promise.all(family.map((id) => deps.participants.linksOf(id)))).flat();
  const [matches = []] = await findAlike(deps, projectId, [{ known: [knownOf(participant)] }]);
  const others = matches.filter((match) => !family.includes(match.participant.participantId));
  const apart = await apartOf(deps, participant, others);
  const [lessers, people, heads] = await Promise.all([
    deps.participants.findMany(merged),
    deps.registrations.findMany(links.map(({ registrationId }) => registrationId)),
    headsOf(
      deps,
      links.map(({ eventId }) => eventId),
    ),
  ]);
  return {
    ...toView(participant),
    registrations: people.flatMap(({ registrationId, eventId, firstName, lastName, status }) => {
      const head = heads.get(eventId);
      return head ? [{ registrationId, eventId, title: head.title, firstName, lastName, status }] : [];
    }),
    alike: others.filter((match) => !apart.includes(match)),
    apart,
    merged: lessers
      .filter(({ mergedInto }) => mergedInto === participant.participantId)
      .map((one) => ({ ...toListed(one), version: one.version })),
    may: { edit: !participant.ended && canEditParticipants(ctx.actor, projectId) },
  };
}

/** Those of whom staff said that they are somebody else, when the one or the other was added. */
async function apartOf(
  deps: ParticipantDeps,
  { participantId, apartFrom }: StoredParticipant,
  matches: readonly ParticipantMatch[],
): Promise<ParticipantMatch[]> {
  const others = await deps.participants.findMany(matches.map((match) => match.participant.participantId));
  const apart = new Set([
    ...apartFrom,
    ...others.filter((one) => one.apartFrom.includes(participantId)).map((one) => one.participantId),
  ]);
  return matches.filter((match) => apart.has(match.participant.participantId));
}

/**
 * Adds somebody by hand, who is a candidate until it is known when support began. With an idempotency key the same request
 * twice adds one.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.alike with who may be the
 *   same, unless staff say that they are others
 */
export async function addParticipant(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  { apart, birthDate, ...input }: ParticipantInput,
  idempotencyKey?: string,
): Promise<ParticipantView> {
  await getEditable(deps, ctx, projectId);
  const participantId = idempotencyKey
    ? derivedId("ptc", "participant.add", projectId, ctx.actor.staffId, idempotencyKey)
    : ctx.newId("ptc");
  const known = idempotencyKey && (await deps.participants.find(participantId));
  if (known) return toView(known);
  const [matches = []] = await findAlike(deps, projectId, [{ known: [{ ...input, birthDate }] }]);
  const unknown = matches.filter(
    ({ participant }) => !apart?.participantIds.includes(participant.participantId),
  );
  if (unknown.length > 0) throw new DomainError("conflict", "participant.alike", { matches: unknown });
  const after: StoredParticipant = {
    ...input,
    participantId,
    projectId,
    state: "candidate",
    entry: birthDate ? { birthDate } : {},
    entryVersion: ENTRY_VERSION,
    merged: [],
    apartFrom: apart?.participantIds ?? [],
    traits: await traitsOf(deps.hash, projectId, input),
    ...begun(ctx, "added", apart?.reason),
  };
  await deps.participants.save([{ after }]);
  return toView(await getIn(deps, projectId, participantId));
}

/**
 * Replaces what staff write about a participant.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found,
 *   participant.ended, participant.version_conflict
 */
export async function changeParticipant(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  { version, ...input }: ParticipantChange,
): Promise<ParticipantView> {
  const before = await getChangeable(deps, ctx, projectId, participantId, version);
  const after = { ...before, ...input, ...changed(before, ctx, "changed") };
  return saveChange(deps, before, { ...after, traits: await traitsOf(deps.hash, projectId, after) });
}

/**
 * Takes a registration away from a participant: it was somebody else's, and is proposed again. Twice is once.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found,
 *   participant.ended, participant.version_conflict
 */
export async function unlinkRegistration(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  { registrationId, reason, version }: Unlink,
): Promise<ParticipantView> {
  await getEditable(deps, ctx, projectId);
  const before = await getIn(deps, projectId, participantId);
  const family = [participantId, ...before.merged];
  const links = await Promise.all(family.map((id) => deps.participants.linksOf(id)));
  const link = links.flat().find((one) => one.registrationId === registrationId);
  if (!link) return toView(before);
  assertNotEnded(before);
  assertVersion(before, version);
  const after = { ...before, ...changed(before, ctx, "unlinked", reason) };
  const outcome = await deps.participants.save([{ before, after }], { freed: [link] });
  // Freed a moment ago, and the index does not know it yet.
  if (outcome === "taken") return toView(before);
  if (outcome === "stale") throw new DomainError("conflict", "participant.version_conflict");
  return toView(after);
}
