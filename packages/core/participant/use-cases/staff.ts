import type { ProjectId } from "../../project/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { derivedId } from "../../shared/id.ts";
import { type Page, PAGE_SIZE } from "../../shared/page.ts";
import { inPolishOrder, searchText, searchWords } from "../../shared/text.ts";
import { assertVersion, getEditable, getIn, getReadable } from "../access.ts";
import type { ListedParticipant, ParticipantDetail, ParticipantView } from "../answer.ts";
import { begun, changed } from "../changing.ts";
import type { ParticipantDeps } from "../deps.ts";
import { findAlike, headsOf } from "../finding.ts";
import { canEditParticipants } from "../rules.ts";
import type {
  ParticipantChange,
  ParticipantId,
  ParticipantInput,
  ParticipantState,
  Unlink,
} from "../schema.ts";
import type { StoredParticipant } from "../store.ts";
import { traitsOf } from "../traits.ts";
import { toListed, toView } from "../view.ts";

/** Rows that one search reads, whatever the size of the project. */
const SEARCHED_AT_ONCE = 300;

/**
 * Participants of a project in Polish order, or those whose names have all the words that were typed, each from its beginning.
 * @throws DomainError project.not_found, participant.forbidden
 */
export async function listParticipants(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  { q, state, cursor }: { q?: string; state?: ParticipantState; cursor?: string },
): Promise<Page<ListedParticipant>> {
  await getReadable(deps, ctx, projectId);
  const words = searchWords(q ?? "");
  if (words.length > 0) {
    const found = await search(deps, projectId, words);
    const wanted = state ? found.filter((one) => one.state === state) : found;
    return { items: wanted.slice(0, PAGE_SIZE).map(toListed) };
  }
  const page = await deps.participants.list(projectId, state, cursor, PAGE_SIZE);
  return { ...page, items: page.items.map(toListed) };
}

/** Whose names have all these words: those under the longest of them, one page of one query, and the people in batches. */
async function search(
  deps: ParticipantDeps,
  projectId: ProjectId,
  words: readonly string[],
): Promise<StoredParticipant[]> {
  const [longest = ""] = words.toSorted((a, b) => b.length - a.length);
  const ids = await deps.participants.findByWord(projectId, longest, SEARCHED_AT_ONCE);
  const found = (await deps.participants.findMany(ids)).filter((one) => {
    const own = searchText([one.firstName, one.lastName, ...one.formerLastNames]).split(" ");
    return words.every((word) => own.some((name) => name.startsWith(word)));
  });
  return inPolishOrder(found, ({ lastName, firstName }) => [lastName, firstName]);
}

/**
 * One participant with their registrations.
 * @throws DomainError project.not_found, participant.forbidden, participant.not_found
 */
export async function getParticipant(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
): Promise<Omit<ParticipantDetail, "history">> {
  await getReadable(deps, ctx, projectId);
  const participant = await getIn(deps, projectId, participantId);
  const links = await deps.participants.linksOf(participantId);
  const [people, heads] = await Promise.all([
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
    may: { edit: canEditParticipants(ctx.actor, projectId) },
  };
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
  { apart, ...input }: ParticipantInput,
  idempotencyKey?: string,
): Promise<ParticipantView> {
  await getEditable(deps, ctx, projectId);
  const participantId = idempotencyKey
    ? derivedId("ptc", "participant.add", projectId, ctx.actor.staffId, idempotencyKey)
    : ctx.newId("ptc");
  const known = idempotencyKey && (await deps.participants.find(participantId));
  if (known) return toView(known);
  const [matches = []] = await findAlike(deps, projectId, [{ known: [input] }]);
  const unknown = matches.filter(
    ({ participant }) => !apart?.participantIds.includes(participant.participantId),
  );
  if (unknown.length > 0) throw new DomainError("conflict", "participant.alike", { matches: unknown });
  const after: StoredParticipant = {
    ...input,
    participantId,
    projectId,
    state: "candidate",
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
 *   participant.version_conflict
 */
export async function changeParticipant(
  deps: ParticipantDeps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  participantId: ParticipantId,
  { version, ...input }: ParticipantChange,
): Promise<ParticipantView> {
  await getEditable(deps, ctx, projectId);
  const before = await getIn(deps, projectId, participantId);
  assertVersion(before, version);
  const after = { ...before, ...input, ...changed(before, ctx, "changed") };
  return save(deps, before, { ...after, traits: await traitsOf(deps.hash, projectId, after) });
}

/**
 * Takes a registration away from a participant: it was somebody else's, and is proposed again. Twice is once.
 * @throws DomainError project.not_found, participant.forbidden, participant.read_only, participant.not_found,
 *   participant.version_conflict
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
  const link = (await deps.participants.linksOf(participantId)).find(
    (one) => one.registrationId === registrationId,
  );
  if (!link) return toView(before);
  assertVersion(before, version);
  const after = { ...before, ...changed(before, ctx, "unlinked", reason) };
  const outcome = await deps.participants.save([{ before, after }], { freed: [link] });
  // Freed a moment ago, and the index does not know it yet.
  if (outcome === "taken") return toView(before);
  if (outcome === "stale") throw new DomainError("conflict", "participant.version_conflict");
  return toView(after);
}

async function save(
  deps: ParticipantDeps,
  before: StoredParticipant,
  after: StoredParticipant,
): Promise<ParticipantView> {
  if ((await deps.participants.save([{ before, after }])) !== "written")
    throw new DomainError("conflict", "participant.version_conflict");
  return toView(after);
}
