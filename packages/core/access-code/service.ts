import { canEditEvent, type EventService } from "../event/index.ts";
import type { Event, EventId } from "../event/schema.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { accessCode, type SecretKey } from "../shared/secret.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import type { AccessCodeView } from "./answer.ts";
import { MAX_CODES, type AccessCode, type AccessCodeInput, type AccessCodePatch } from "./schema.ts";
import type { AccessCodeStore, CountedCode } from "./store.ts";

interface AccessCodeDeps {
  accessCodes: AccessCodeStore;
  eventService: Pick<EventService, "getEvent">;
  secretKey: SecretKey;
}

/** Codes of an event, for those who may give them away. @throws DomainError event.not_found, event.read_only */
async function listCodes(
  deps: AccessCodeDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<{ items: AccessCodeView[] }> {
  await getEditable(deps, ctx, eventId);
  return { items: (await deps.accessCodes.list(eventId)).map(toView) };
}

/**
 * Makes a code. The same request twice makes one: a code that was not chosen follows from the idempotency key.
 * @throws DomainError event.not_found, event.read_only, event.wrong_state, access_code.invalid, access_code.too_many
 */
async function createCode(
  deps: AccessCodeDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { code: chosen, ...terms }: AccessCodeInput,
  idempotencyKey?: string,
): Promise<AccessCodeView> {
  await getEditable(deps, ctx, eventId, true);
  const code = chosen ?? accessCode(deps.secretKey, eventId, idempotencyKey ?? ctx.newId("evt"));
  const known = await deps.accessCodes.list(eventId);
  const same = known.find((one) => one.code === code);
  if (same && (chosen === undefined || isMeant(same, terms))) return toView(same);
  if (same) reject("code", "access_code.taken");
  if (known.length >= MAX_CODES)
    throw new DomainError("conflict", "access_code.too_many", { limit: MAX_CODES });
  const made: AccessCode = {
    eventId,
    code,
    ...terms,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  const result = await deps.accessCodes.create(made);
  if (!result.done) reject("code", "access_code.taken");
  return toView({ ...made, used: 0 });
}

/**
 * Changes how often and until when a code is good, or switches it off; who came by it stays.
 * @throws DomainError event.not_found, event.read_only, event.wrong_state, access_code.not_found,
 *   access_code.version_conflict, access_code.invalid
 */
async function changeCode(
  deps: AccessCodeDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  code: string,
  { version, isOff, ...terms }: AccessCodePatch,
): Promise<AccessCodeView> {
  await getEditable(deps, ctx, eventId, true);
  const before = await deps.accessCodes.find(eventId, code);
  if (!before) throw new DomainError("not_found", "access_code.not_found");
  if (before.version !== version) throw new DomainError("conflict", "access_code.version_conflict");
  const { used, until: _, note: __, isOff: ___, institution: ____, ...kept } = before;
  const after: AccessCode = {
    ...kept,
    ...terms,
    ...(isOff && { isOff }),
    version: version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  const result = await deps.accessCodes.change(after, version);
  if (result.done) return toView({ ...after, used });
  if (result.refusals[0]?.refused) throw new DomainError("conflict", "access_code.version_conflict");
  return reject("uses", "access_code.uses_below_used");
}

async function getEditable(
  deps: AccessCodeDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  changes = false,
): Promise<Event> {
  const event = await deps.eventService.getEvent(ctx, eventId);
  if (!canEditEvent(ctx.actor, event)) throw new DomainError("forbidden", "event.read_only");
  // Its counters are shut for good.
  if (changes && event.state === "cancelled")
    throw new DomainError("conflict", "event.wrong_state", { state: event.state });
  return event;
}

function isMeant(code: AccessCode, terms: Omit<AccessCodeInput, "code">): boolean {
  const isSame = (["uses", "ownSeats", "until", "note"] as const).every((name) => code[name] === terms[name]);
  return isSame && code.institution?.institutionId === terms.institution?.institutionId;
}

function reject(path: string, code: string): never {
  throw new DomainError("invalid", "access_code.invalid", { issues: [{ path, code }] });
}

function toView(counted: CountedCode): AccessCodeView {
  const { eventId: _, updatedAt: __, changedBy: ___, isOff = false, ...code } = counted;
  return { ...code, isOff };
}

const useCases = { listCodes, createCode, changeCode };

/** Use cases of access codes. */
export type AccessCodeService = Bound<typeof useCases>;

/** Makes the use cases of access codes over their store. */
export function createAccessCodeService(deps: AccessCodeDeps): AccessCodeService {
  return bind(deps, useCases);
}
