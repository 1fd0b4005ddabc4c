import type { EventHead, SeatBlock } from "../event/index.ts";
import type { Context } from "../shared/context.ts";
import { DomainError, type Issue } from "../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { busy } from "./busy.ts";
import type { RegistrationDeps } from "./deps.ts";
import { withNewLink } from "./link.ts";
import { readPlaces } from "./places.ts";
import { leavesAddress } from "./rules.ts";
import { closedChoices } from "./seats.ts";
import type { RegistrationId } from "./schema.ts";
import type { NeedsWrite, StoredRegistration } from "./store.ts";
import { toKnownPerson } from "./view.ts";

/** Somebody of that name and address is registered; whom that is, a participant must not learn. */
class DuplicateError extends DomainError {
  readonly registrationIds: readonly RegistrationId[];

  constructor(registrationIds: readonly RegistrationId[]) {
    super("conflict", "registration.duplicate");
    this.registrationIds = registrationIds;
  }
}

/** After many lost races: the event was cancelled meanwhile, or the rush is too great for now. */
export async function whyNobodyGetsIn(
  deps: Pick<RegistrationDeps, "events">,
  event: EventHead,
): Promise<DomainError> {
  const now = await deps.events.findHead(event.eventId);
  if (now?.state === "cancelled") return new DomainError("conflict", "event.cancelled");
  return busy();
}

/**
 * Writes a changed registration; finds seats again when a race was lost. Whoever read the mail at an address that is
 * the registration's no more must not open it any more: the new address gets a new link.
 */
export async function change(
  deps: RegistrationDeps,
  event: EventHead,
  before: StoredRegistration,
  decide: (blocks: readonly SeatBlock[]) => StoredRegistration,
  needs: NeedsWrite,
  {
    others = [],
    person = before,
  }: {
    others?: readonly RegistrationId[];
    /** Of which institution and county they are from now on. */
    person?: Pick<StoredRegistration, "institution" | "countyCode">;
  } = {},
): Promise<StoredRegistration> {
  const { institution, countyCode } = person;
  const anew = institution !== before.institution || countyCode !== before.countyCode;
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const blocks = await readPlaces(deps, event, { ...before, institution, countyCode, anew });
    const decided = decide(blocks);
    const after = leavesAddress(before, decided) ? withNewLink(deps, decided) : decided;
    refuse(closedChoices(after.choices, before.choices, blocks));
    const result = await deps.registrations.update(before, after, needs, { others, blocks });
    if (result.outcome === "written") return after;
    if (result.outcome === "stale") throw new DomainError("conflict", "registration.version_conflict");
    if (result.outcome === "duplicate") throw new DuplicateError(result.registrationIds);
    await jitter(attempt);
  }
  throw await whyNobodyGetsIn(deps, event);
}

/** {@link change} for staff, who are told whom they may have before them. */
export async function changeAsking(...args: Parameters<typeof change>): Promise<StoredRegistration> {
  try {
    return await change(...args);
  } catch (cause) {
    if (!(cause instanceof DuplicateError)) throw cause;
    const [{ registrations }] = args;
    const known = await registrations.findMany(cause.registrationIds);
    throw new DomainError("conflict", "registration.duplicate", { known: known.map(toKnownPerson) });
  }
}

/** @throws DomainError registration.invalid, where anything is wrong */
export function refuse(issues: Issue[]): void {
  if (issues.length > 0) throw new DomainError("invalid", "registration.invalid", { issues });
}

/** What every change of a registration says of itself. */
export function stamp(before: StoredRegistration, ctx: Context, changedBy: string) {
  return { version: before.version + 1, updatedAt: ctx.now, changedBy, changeReason: undefined };
}

/** Makes a new link for somebody; the stream mails it to their address. */
export async function writeNewLink(
  deps: RegistrationDeps,
  before: StoredRegistration,
  ctx: Context,
  by: string,
): Promise<StoredRegistration> {
  if (!before.email) throw new DomainError("conflict", "registration.no_address");
  const after = withNewLink(deps, { ...before, ...stamp(before, ctx, by) });
  const result = await deps.registrations.update(before, after, undefined);
  if (result.outcome === "stale") throw new DomainError("conflict", "registration.version_conflict");
  // Nothing of what others may hold is touched, so nothing else can stand in the way.
  if (result.outcome !== "written") throw busy();
  return after;
}
