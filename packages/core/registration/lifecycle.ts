import type { EventInput } from "../event/schema.ts";
import type { Instant } from "../shared/time.ts";
import type { Registration } from "./schema.ts";
import type { Stand } from "./seats.ts";

/** What holds of a registration in each status. Rules, pages, documents, counts and mails ask for these, never for a status. */
const STATUSES = {
  /** Staff decide. */
  pending: { stands: "pends", mail: "registration.received" },
  /** A seat that came free waits until a moment for them to take it. */
  offered: { stands: "holds", mail: "registration.offered" },
  confirmed: { stands: "holds", hasPlace: true, mail: "registration.confirmed" },
  reserve: { stands: "waits", mail: "registration.reserve" },
  rejected: { mail: "registration.rejected" },
  cancelled: { mayComeAgain: true, mail: "registration.cancelled" },
} as const satisfies Record<string, Traits>;

/** What holds of a registration in a status. */
interface Traits {
  /** In which counter of its blocks it stands; absent: in none, its life has ended. */
  stands?: Stand;
  /** They take part. */
  hasPlace?: true;
  /** They gave it up themselves, and may sign up anew. */
  mayComeAgain?: true;
  /** What whoever comes to it is mailed. */
  mail: string;
}

/** Where a registration stands. */
export type RegistrationStatus = keyof typeof STATUSES;

/** All statuses, in the order in which pages list them. */
export const REGISTRATION_STATUSES = Object.keys(STATUSES) as RegistrationStatus[];

/** The status of somebody who newly gets a seat, a place in the line, or waits for a decision. */
export const ENTERS = { holds: "confirmed", waits: "reserve", pends: "pending" } as const satisfies Record<
  Stand,
  RegistrationStatus
>;

/** The status that somebody gets who waited for a decision, by what was decided. */
export const DECIDED_AS = {
  place: ENTERS.holds,
  reserve: ENTERS.waits,
  declined: "rejected",
} as const satisfies Record<string, RegistrationStatus>;

/** What signing up can come to. */
export type EntryStatus = (typeof ENTERS)[Stand];

/** Where a registration is in its life: its status, and of those that are pending apart for whom a seat is held. */
export type LifeState = RegistrationStatus | "held";

const { pending, ...others } = STATUSES;
const STATES: Record<LifeState, Traits> = {
  pending,
  held: { stands: "holds", mail: "registration.held" },
  ...others,
};

/** The status under which somebody is stored for whom a seat is held. */
export const HELD_AS = "pending" satisfies RegistrationStatus;

/** The status of somebody to whom a seat is offered. */
export const OFFERED_AS = "offered" satisfies RegistrationStatus;

/** All states of a life, in the order in which pages list statuses. */
export const LIFE_STATES = Object.keys(STATES) as LifeState[];

/** What can be done to a registration. */
export type LifeCommand =
  | "sign_up"
  | "delegate"
  | "refer"
  | "enter"
  | "correct"
  | "choose"
  | "confirm_address"
  | "accept_offer"
  | "release"
  | "lapse"
  | "withdraw"
  | "hand_over"
  | "take_over"
  | "move"
  | "arrive"
  | "promote"
  | "offer"
  | "walk_in"
  | "reopen"
  | "confirm"
  | "put_on_reserve"
  | "reject"
  | "cancel";

/** One way in which a life goes on. */
export interface LifeStep {
  command: LifeCommand;
  /** Contact: who registered people of an institution. Referrer: who refers people for one. */
  by: "participant" | "contact" | "referrer" | "staff" | "desk" | "system";
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

/** Mails that are not those of a status. */
export const OTHER_MAILS = {
  cameFree: "registration.promoted",
  /** To who did not answer an offer in time. */
  lapsed: "registration.offer_lapsed",
  /** To whom another person registered, or an institution referred (art. 14 GDPR). */
  delegated: "registration.delegated",
  referred: "registration.referred",
  /** To whom a place was passed on, and whose it was. */
  takenOver: "registration.taken_over",
  handedOver: "registration.handed_over",
} as const;

const ACTIVE = LIFE_STATES.filter((state) => STATES[state].stands);
const ENDED = LIFE_STATES.filter((state) => !STATES[state].stands);
/** In which somebody may be exchanged for another, who then is in the same. */
const EXCHANGED = ["confirmed", "reserve"] as const;

/**
 * The life of a registration: who takes it where, and what its person is told. A state that is not named by a command
 * refuses it. What happens to seats follows from {@link STATUSES}: the counter of the old state is left, that of the new
 * one entered, in one transaction. `docs/life-cycle.md` prints it.
 */
const STEPS: readonly (Omit<LifeStep, "mail"> & { mail?: string | false })[] = [
  ...(
    [
      ["confirmed", "first_come", "seats free"],
      ["reserve", "first_come", "full"],
      ["pending", "selection", undefined],
      ["pending", "first_come", "a criterion is not met"],
      ["held", "first_come", "addresses are confirmed"],
    ] as const
  ).map(([to, mode, when]) => ({
    command: "sign_up" as const,
    by: "participant" as const,
    from: ["new"] as const,
    to,
    mode,
    when,
  })),
  ...(
    [
      ["delegate", "contact", OTHER_MAILS.delegated],
      ["refer", "referrer", OTHER_MAILS.referred],
    ] as const
  ).flatMap(([command, by, mail]) =>
    (
      [
        ["confirmed", "first_come", "seats free"],
        ["reserve", "first_come", command === "refer" ? "full" : "full, and all need not fit"],
        ["pending", "selection", undefined],
        ["pending", "first_come", "a criterion is not met"],
      ] as const
    ).map(([to, mode, when]) => ({ command, by, from: ["new"] as const, to, mode, when, mail })),
  ),
  { command: "enter", by: "staff", from: ["new"], to: "confirmed", when: "seats free, or past the limit" },
  { command: "enter", by: "staff", from: ["new"], to: "reserve", mode: "first_come", when: "full" },
  { command: "enter", by: "staff", from: ["new"], to: "pending", mode: "selection" },
  {
    command: "walk_in",
    by: "desk",
    from: ["new", "pending", "held", "offered", "cancelled"],
    to: "confirmed",
    when: "seats free",
  },
  {
    command: "walk_in",
    by: "desk",
    from: ["reserve"],
    to: "confirmed",
    when: "seats free",
    mail: OTHER_MAILS.cameFree,
  },
  // Before an address is confirmed, it is not exchanged for another.
  { command: "correct", by: "participant", from: ["pending", "offered", "confirmed", "reserve"], to: "same" },
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
    by: "staff",
    from: ["pending", "held", "offered", "confirmed", "reserve"],
    to: "same",
    mail: "registration.changed",
  },
  ...(["participant", "staff"] as const).map((by) => ({
    command: "choose" as const,
    by,
    from: ["reserve"] as const,
    to: "confirmed" as const,
    when: "seats free",
    mail: OTHER_MAILS.cameFree,
  })),
  { command: "choose", by: "staff", from: ENDED, to: "same" },
  { command: "confirm_address", by: "participant", from: ["held"], to: "confirmed" },
  {
    command: "confirm_address",
    by: "participant",
    from: ["held"],
    to: "pending",
    mode: "first_come",
    when: "a prerequisite is not met",
  },
  { command: "accept_offer", by: "participant", from: ["offered"], to: "confirmed" },
  { command: "withdraw", by: "participant", from: ACTIVE, to: "cancelled" },
  { command: "withdraw", by: "contact", from: ACTIVE, to: "cancelled" },
  { command: "withdraw", by: "referrer", from: ACTIVE, to: "cancelled" },
  // A seat that is only offered, or held for an address, is nobody's to pass on yet.
  ...(["participant", "contact"] as const).flatMap((by) => [
    {
      command: "hand_over" as const,
      by,
      from: EXCHANGED,
      to: "cancelled" as const,
      mail: OTHER_MAILS.handedOver,
    },
    ...EXCHANGED.map((to) => ({
      command: "take_over" as const,
      by,
      from: ["new"] as const,
      to,
      when: `the one before is ${to}`,
      mail: OTHER_MAILS.takenOver,
    })),
  ]),
  // Nobody leaves a line for anything but a seat, and what they are mailed says both.
  { command: "move", by: "participant", from: ["reserve"], to: "cancelled", mail: false },
  { command: "arrive", by: "participant", from: ["new"], to: "confirmed", mode: "first_come" },
  { command: "release", by: "system", from: ["held"], to: "cancelled", mail: false },
  // Who does not answer is out of the line; on its end they would be asked again by the next seat, and nobody after them.
  { command: "lapse", by: "system", from: ["offered"], to: "cancelled", mail: OTHER_MAILS.lapsed },
  {
    command: "promote",
    by: "system",
    from: ["reserve"],
    to: "confirmed",
    when: "seats pass on at once",
    mail: OTHER_MAILS.cameFree,
  },
  { command: "offer", by: "system", from: ["reserve"], to: "offered", when: "they are offered" },
  { command: "reopen", by: "staff", from: ENDED, to: "pending", mode: "selection" },
  { command: "confirm", by: "staff", from: ["pending", "held", "offered", ...ENDED], to: "confirmed" },
  { command: "confirm", by: "staff", from: ["reserve"], to: "confirmed", mail: OTHER_MAILS.cameFree },
  { command: "put_on_reserve", by: "staff", from: ["pending", "held", "offered", ...ENDED], to: "reserve" },
  // On a first-come event seats pass on in order of arrival, so nobody who has one is put on the list by hand.
  { command: "put_on_reserve", by: "staff", from: ["confirmed"], to: "reserve", mode: "selection" },
  { command: "reject", by: "staff", from: ACTIVE, to: "rejected" },
  { command: "cancel", by: "staff", from: ACTIVE, to: "cancelled" },
];

/** All ways, each with its mail: that of the status that is reached, where it says no other. */
export const LIFE_CYCLE: readonly LifeStep[] = STEPS.map(({ mail, ...step }) => ({
  ...step,
  mail: mail === undefined && step.to !== "same" ? STATES[step.to].mail : mail || undefined,
}));

/** Commands by which staff give somebody another status. */
const STATUS_COMMANDS: readonly LifeCommand[] = ["reopen", "confirm", "put_on_reserve", "reject", "cancel"];

/** Where a registration is in its life. */
export function lifeState({ status, heldUntil }: Pick<Registration, "status" | "heldUntil">): LifeState {
  return status === HELD_AS && heldUntil !== undefined ? "held" : status;
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

/** The status that a command leads to which always leads to the same. */
export function leadsTo(
  command:
    | "confirm_address"
    | "accept_offer"
    | "release"
    | "lapse"
    | "withdraw"
    | "hand_over"
    | "move"
    | "promote"
    | "offer"
    | "walk_in",
): RegistrationStatus {
  return LIFE_CYCLE.find((step) => step.command === command)?.to as RegistrationStatus;
}

/** What whoever comes to a state is mailed, where nothing else is to be said. */
export function mailOfState(state: LifeState): string {
  return STATES[state].mail;
}

/** In which counter a registration stands; undefined: in none. */
export function standsIn(state: LifeState): Stand | undefined {
  return STATES[state].stands;
}

/** Whether a seat is held for somebody whose address is not confirmed yet. */
export function isHeld(registration: Pick<Registration, "status" | "heldUntil">): boolean {
  return lifeState(registration) === "held";
}

/** Whether a seat that came free waits for somebody to take it. */
export function isOffered({ status }: Pick<Registration, "status">): boolean {
  return status === OFFERED_AS;
}

/** Until when a seat waits for somebody's answer; undefined: none does. */
export function waitsUntil(
  registration: Pick<Registration, "status" | "heldUntil" | "offeredUntil">,
): Instant | undefined {
  if (isHeld(registration)) return registration.heldUntil;
  return isOffered(registration) ? registration.offeredUntil : undefined;
}

/** Whether the registration still counts: it waits, has a seat, or stands on the reserve list. */
export function isActive(status: RegistrationStatus): boolean {
  return STATES[status].stands !== undefined;
}

/** Whether somebody takes part. */
export function hasPlace(status: RegistrationStatus): status is PlaceStatus {
  return STATES[status].hasPlace === true;
}

type PlaceStatus = {
  [Status in RegistrationStatus]: (typeof STATUSES)[Status] extends { hasPlace: true } ? Status : never;
}[RegistrationStatus];

/** Statuses of people who do not take part. */
export const PLACELESS_STATUSES = REGISTRATION_STATUSES.filter(
  (status): status is Exclude<RegistrationStatus, PlaceStatus> => !hasPlace(status),
);

/** Whether somebody gave their place up themselves, so that they may sign up anew. */
export function mayComeAgain(status: RegistrationStatus): boolean {
  return STATES[status].mayComeAgain === true;
}

/** Whether somebody stands on the reserve list. */
export function isInLine(status: RegistrationStatus): boolean {
  return STATES[status].stands === "waits";
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
