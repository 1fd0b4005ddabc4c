import { canChangeChoices, isOver } from "../event/rules.ts";
import type { EventDefinition, EventInput } from "../event/schema.ts";
import type { Instant } from "../shared/time.ts";
import type { Registration, RegistrationStatus } from "./schema.ts";

/** Whether a seat is held for somebody whose address is not confirmed yet. */
export function isHeld({ status, heldUntil }: Pick<Registration, "status" | "heldUntil">): boolean {
  return status === "pending" && heldUntil !== undefined;
}

/** Whether the registration still counts: it waits, has a seat, or stands on the reserve list. */
export function isActive(status: RegistrationStatus): boolean {
  return status === "pending" || status === "confirmed" || status === "reserve";
}

/**
 * The statuses that staff may give a registration. On a first-come event the reserve list is in order of
 * arrival and seats pass on by themselves, so nobody is put on it by hand while they have a seat.
 */
export function statusChanges(
  mode: EventInput["recruitment"]["mode"],
  from: RegistrationStatus,
): RegistrationStatus[] {
  const bySelection = mode === "selection";
  switch (from) {
    case "pending":
      return ["confirmed", "reserve", "rejected", "cancelled"];
    case "confirmed":
      return bySelection ? ["reserve", "rejected", "cancelled"] : ["rejected", "cancelled"];
    case "reserve":
      return ["confirmed", "rejected", "cancelled"];
    case "rejected":
    case "cancelled":
      return bySelection ? ["pending", "confirmed", "reserve"] : ["confirmed", "reserve"];
  }
}

/**
 * When somebody has left who now gets this status: the moment at which they gave up their place or lost it, kept until
 * they have one again. Lists show by it what became of people who were there before.
 */
export function leftAtAfter(
  before: Pick<Registration, "status" | "leftAt">,
  status: RegistrationStatus,
  now: Instant,
): Instant | undefined {
  if (status === "confirmed") return undefined;
  return before.status === "confirmed" ? now : before.leftAt;
}

/** What the holder of a personal link may do now. */
export function participantRights(
  registration: Pick<Registration, "status" | "heldUntil">,
  event: EventDefinition,
  now: Instant,
): { edit: boolean; changeChoices: boolean; withdraw: boolean } {
  const active = isActive(registration.status);
  const ahead = event.state !== "cancelled" && !isOver(event, now);
  return {
    // Before an address is confirmed, it is not exchanged for another.
    edit: active && ahead && !isHeld(registration),
    changeChoices:
      active &&
      !isHeld(registration) &&
      ahead &&
      event.choiceGroups.length > 0 &&
      canChangeChoices(event, now),
    withdraw: active && ahead,
  };
}
