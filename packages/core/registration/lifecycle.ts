import { canChangeChoices, isOver } from "../event/rules.ts";
import type { EventDefinition, EventInput } from "../event/schema.ts";
import type { Instant } from "../shared/time.ts";
import { REGISTRATION_STATUSES, type Registration, type RegistrationStatus } from "./schema.ts";
import type { Standing } from "./seats.ts";

/** Where a registration is in its life: its status, and of those that are pending apart for whom a seat is held. */
export type LifeState = RegistrationStatus | "held";

/** In which counter of its blocks a registration stands in each state; undefined: in none, its life has ended. */
const STANDS = {
  pending: "pends",
  held: "holds",
  confirmed: "holds",
  reserve: "waits",
  rejected: undefined,
  cancelled: undefined,
} as const satisfies Record<LifeState, keyof Standing | undefined>;

/** All states of a life, in the order in which pages list statuses. */
export const LIFE_STATES = Object.keys(STANDS) as LifeState[];

/** What can be done to a registration. */
export type LifeCommand =
  | "sign_up"
  | "enter"
  | "correct"
  | "choose"
  | "confirm_address"
  | "release"
  | "withdraw"
  | "promote"
  | "walk_in"
  | "reopen"
  | "confirm"
  | "put_on_reserve"
  | "reject"
  | "cancel";

/** One way in which a life goes on. */
export interface LifeStep {
  command: LifeCommand;
  by: "participant" | "staff" | "desk" | "system";
  from: readonly (LifeState | "new")[];
  /** "same": the state stays. */
  to: LifeState | "same";
  /** Only on events of this mode. */
  mode?: EventInput["recruitment"]["mode"];
  /** When a command can come to several states, what decides. */
  when?: string;
  /** What the participant is mailed. */
  mail?: string;
}

const ACTIVE = ["pending", "held", "confirmed", "reserve"] as const;
const ENDED = ["rejected", "cancelled"] as const;

/**
 * The life of a registration: who takes it where, and what its person is told. A state that is not named by a command
 * refuses it. What happens to seats follows from {@link STANDS}: the counter of the old state is left, that of the new
 * one entered, in one transaction. `docs/life-cycle.md` prints it.
 */
export const LIFE_CYCLE: readonly LifeStep[] = [
  {
    command: "sign_up",
    by: "participant",
    from: ["new"],
    to: "confirmed",
    mode: "first_come",
    when: "seats free",
    mail: "registration.confirmed",
  },
  {
    command: "sign_up",
    by: "participant",
    from: ["new"],
    to: "reserve",
    mode: "first_come",
    when: "full",
    mail: "registration.reserve",
  },
  {
    command: "sign_up",
    by: "participant",
    from: ["new"],
    to: "pending",
    mode: "selection",
    mail: "registration.received",
  },
  {
    command: "sign_up",
    by: "participant",
    from: ["new"],
    to: "held",
    mode: "first_come",
    when: "addresses are confirmed",
    mail: "registration.held",
  },
  {
    command: "enter",
    by: "staff",
    from: ["new"],
    to: "confirmed",
    when: "seats free, or past the limit",
    mail: "registration.confirmed",
  },
  {
    command: "enter",
    by: "staff",
    from: ["new"],
    to: "reserve",
    mode: "first_come",
    when: "full",
    mail: "registration.reserve",
  },
  {
    command: "enter",
    by: "staff",
    from: ["new"],
    to: "pending",
    mode: "selection",
    mail: "registration.received",
  },
  {
    command: "walk_in",
    by: "desk",
    from: ["new", "pending", "held", "cancelled"],
    to: "confirmed",
    when: "seats free",
    mail: "registration.confirmed",
  },
  {
    command: "walk_in",
    by: "desk",
    from: ["reserve"],
    to: "confirmed",
    when: "seats free",
    mail: "registration.promoted",
  },
  // Before an address is confirmed, it is not exchanged for another.
  { command: "correct", by: "participant", from: ["pending", "confirmed", "reserve"], to: "same" },
  { command: "correct", by: "staff", from: [...ACTIVE, ...ENDED], to: "same" },
  {
    command: "choose",
    by: "participant",
    from: ["pending", "confirmed", "reserve"],
    to: "same",
    mail: "registration.changed",
  },
  {
    command: "choose",
    by: "participant",
    from: ["reserve"],
    to: "confirmed",
    when: "seats free",
    mail: "registration.promoted",
  },
  {
    command: "choose",
    by: "staff",
    from: ["pending", "held", "confirmed", "reserve"],
    to: "same",
    mail: "registration.changed",
  },
  {
    command: "choose",
    by: "staff",
    from: ["reserve"],
    to: "confirmed",
    when: "seats free",
    mail: "registration.promoted",
  },
  { command: "choose", by: "staff", from: ENDED, to: "same" },
  {
    command: "confirm_address",
    by: "participant",
    from: ["held"],
    to: "confirmed",
    mail: "registration.confirmed",
  },
  { command: "withdraw", by: "participant", from: ACTIVE, to: "cancelled", mail: "registration.cancelled" },
  { command: "release", by: "system", from: ["held"], to: "cancelled" },
  { command: "promote", by: "system", from: ["reserve"], to: "confirmed", mail: "registration.promoted" },
  {
    command: "reopen",
    by: "staff",
    from: ENDED,
    to: "pending",
    mode: "selection",
    mail: "registration.received",
  },
  {
    command: "confirm",
    by: "staff",
    from: ["pending", "held", ...ENDED],
    to: "confirmed",
    mail: "registration.confirmed",
  },
  { command: "confirm", by: "staff", from: ["reserve"], to: "confirmed", mail: "registration.promoted" },
  {
    command: "put_on_reserve",
    by: "staff",
    from: ["pending", "held", ...ENDED],
    to: "reserve",
    mail: "registration.reserve",
  },
  // On a first-come event seats pass on in order of arrival, so nobody who has one is put on the list by hand.
  {
    command: "put_on_reserve",
    by: "staff",
    from: ["confirmed"],
    to: "reserve",
    mode: "selection",
    mail: "registration.reserve",
  },
  { command: "reject", by: "staff", from: ACTIVE, to: "rejected", mail: "registration.rejected" },
  { command: "cancel", by: "staff", from: ACTIVE, to: "cancelled", mail: "registration.cancelled" },
];

/** Commands by which staff give somebody another status. */
const STATUS_COMMANDS: readonly LifeCommand[] = ["reopen", "confirm", "put_on_reserve", "reject", "cancel"];

/** Where a registration is in its life. */
export function lifeState({ status, heldUntil }: Pick<Registration, "status" | "heldUntil">): LifeState {
  return status === "pending" && heldUntil !== undefined ? "held" : status;
}

/** What a command can come to, by whoever gives it and on events of any mode where that is not said; empty: it is refused. */
export function nextStates(
  command: LifeCommand,
  from: LifeState,
  { by, mode }: Partial<Pick<LifeStep, "by" | "mode">> = {},
): LifeState[] {
  return LIFE_CYCLE.filter(
    (step) =>
      step.command === command &&
      step.from.includes(from) &&
      (!by || step.by === by) &&
      (!mode || !step.mode || step.mode === mode),
  ).map(({ to }) => (to === "same" ? from : to));
}

/** In which counter a registration stands; undefined: in none. */
export function standsIn(state: LifeState): keyof Standing | undefined {
  return STANDS[state];
}

/** Whether a seat is held for somebody whose address is not confirmed yet. */
export function isHeld(registration: Pick<Registration, "status" | "heldUntil">): boolean {
  return lifeState(registration) === "held";
}

/** Whether the registration still counts: it waits, has a seat, or stands on the reserve list. */
export function isActive(status: RegistrationStatus): boolean {
  return STANDS[status] !== undefined;
}

/** Whether somebody takes part. */
export function hasPlace(status: RegistrationStatus): status is "confirmed" {
  return STANDS[status] === "holds";
}

/** Whether somebody stands on the reserve list. */
export function isInLine(status: RegistrationStatus): boolean {
  return STANDS[status] === "waits";
}

/**
 * The statuses that staff may give a registration. On a first-come event the reserve list is in order of
 * arrival and seats pass on by themselves, so nobody is put on it by hand while they have a seat.
 */
export function statusChanges(
  mode: EventInput["recruitment"]["mode"],
  from: RegistrationStatus,
): RegistrationStatus[] {
  const reached = new Set(
    STATUS_COMMANDS.flatMap((command) => nextStates(command, from, { by: "staff", mode })),
  );
  return REGISTRATION_STATUSES.filter((status) => reached.has(status));
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
  if (hasPlace(status)) return undefined;
  return hasPlace(before.status) ? now : before.leftAt;
}

/** What the holder of a personal link may do now. */
export function participantRights(
  registration: Pick<Registration, "status" | "heldUntil">,
  event: EventDefinition,
  now: Instant,
): { edit: boolean; changeChoices: boolean; withdraw: boolean } {
  const ahead = event.state !== "cancelled" && !isOver(event, now);
  const state = lifeState(registration);
  const may = (command: LifeCommand) => ahead && nextStates(command, state, { by: "participant" }).length > 0;
  return {
    edit: may("correct"),
    changeChoices: may("choose") && event.choiceGroups.length > 0 && canChangeChoices(event, now),
    withdraw: may("withdraw"),
  };
}
