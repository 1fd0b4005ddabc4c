import type { EventId } from "../../event/index.ts";
import type { Actor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { RACE_ATTEMPTS } from "../../shared/table.ts";
import type { Instant } from "../../shared/time.ts";
import { busy } from "../busy.ts";
import { change, stamp } from "../change.ts";
import type { RegistrationDeps } from "../deps.ts";
import { ENTERS, isActive, isHeld, isInLine } from "../lifecycle.ts";
import type { RegistrationId, RegistrationStatus } from "../schema.ts";
import { withStatus } from "../seating.ts";
import type { StoredRegistration } from "../store.ts";

/** What was decided about somebody who waits for that. */
export interface Settlement {
  status: RegistrationStatus;
  reason: string;
  /** Where they stand in the line, if that is where they come to. */
  turn: Instant;
  /** Who decided. */
  by: string;
}

/**
 * Does what was decided about somebody who waits for a decision. Who was to get a place and finds no seat left, waits for one. Whoever
 * waits for no decision any more stays what they are, so doing it twice does it once.
 * @returns what they are afterwards
 * @throws DomainError registration.not_found, registration.busy
 */
export async function settleApplication(
  deps: RegistrationDeps,
  ctx: Context<Actor>,
  eventId: EventId,
  registrationId: RegistrationId,
  { status, reason, turn, by }: Settlement,
): Promise<RegistrationStatus> {
  const event = await deps.events.findHead(eventId);
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const before = await deps.registrations.find(registrationId);
    if (!before || !event) throw new DomainError("not_found", "registration.not_found");
    if (before.status !== ENTERS.pends || isHeld(before)) return before.status;
    if (event.state === "cancelled") return before.status;
    const decided = { ...before, ...stamp(before, ctx, by), changeReason: reason, statusReason: reason };
    const reached = (to: RegistrationStatus, ...[blocks]: Parameters<Parameters<typeof change>[3]>) => {
      const after = withStatus(event, decided, to, blocks, deps.random(), ctx.now);
      return isInLine(to) ? { ...after, queuedAt: turn } : after;
    };
    try {
      const after = await change(
        deps,
        event,
        before,
        (blocks): StoredRegistration => {
          try {
            return reached(status, blocks);
          } catch (cause) {
            if (!isFullError(cause)) throw cause;
            return reached(ENTERS.waits, blocks);
          }
        },
        isActive(status) ? undefined : null,
      );
      return after.status;
    } catch (cause) {
      // Somebody changed them meanwhile: what they are now decides.
      if (!(cause instanceof DomainError) || cause.code !== "registration.version_conflict") throw cause;
    }
  }
  throw busy();
}

/** Whether nobody gets a seat there any more, by whatever limit. */
function isFullError(cause: unknown): boolean {
  return cause instanceof DomainError && cause.code.endsWith("_full");
}
