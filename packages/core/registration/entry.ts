import type { EventDefinition } from "../event/index.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import { refuse, whyNobodyGetsIn } from "./change.ts";
import type { RegistrationDeps } from "./deps.ts";
import { ENTERS, hasPlace, HELD_AS, isActive, isInLine, standsIn } from "./lifecycle.ts";
import { closedChoices, decideSeats, type SeatDecision } from "./seats.ts";
import type { Namesakes, RegistrationId, SignUpOutcome } from "./schema.ts";
import { admit } from "./seating.ts";
import type { NeedsWrite, StoredRegistration } from "./store.ts";

/**
 * Reads the seats, decides, writes under the decision's conditions; when somebody was faster, again.
 * A sign-up never fails for want of a seat: the reserve list takes it.
 */
export async function enter(
  deps: RegistrationDeps,
  event: EventDefinition,
  draft: Omit<StoredRegistration, "status" | "standing" | "choices">,
  wish: { choices: Record<string, string>; ifFull: "reserve" | "other_option" },
  needs: NeedsWrite,
  {
    others,
    pastLimit,
    holdUntil,
  }: {
    others?: readonly RegistrationId[];
    pastLimit?: boolean;
    /** A seat is only held until then. */
    holdUntil?: Instant;
  } = {},
): Promise<
  | { outcome: "entered"; registration: StoredRegistration; decision: SeatDecision }
  /** The people who are registered under that name and address, and which of them this very request made. */
  | { outcome: "duplicate"; known: StoredRegistration[]; repeated?: StoredRegistration }
> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const blocks = await deps.seats(event);
    refuse(closedChoices(wish.choices, {}, blocks));
    const admitted = pastLimit ? admit(wish, blocks, deps.random(), { pastLimit }) : undefined;
    const decision: SeatDecision =
      admitted ??
      decideSeats({
        mode: event.recruitment.mode,
        choiceGroups: event.choiceGroups,
        ...wish,
        blocks,
        spread: deps.random(),
      });
    const registration: StoredRegistration = {
      ...draft,
      pastLimit: admitted?.pastLimit,
      ...(holdUntil && hasPlace(decision.outcome)
        ? { status: HELD_AS, heldUntil: holdUntil }
        : { status: decision.outcome }),
      standing: decision.standing,
      joinedPosition: decision.position,
      choices: decision.choices,
    };
    const result = await deps.registrations.create(registration, needs, { others, blocks });
    if (result.outcome === "written") return { outcome: "entered", registration, decision };
    if (result.outcome === "duplicate") {
      const known = await deps.registrations.findMany(result.registrationIds);
      const { requestHash } = draft;
      // Who was turned down meanwhile is not told "confirmed".
      const repeated = known.find(
        (one) => requestHash !== undefined && one.requestHash === requestHash && isActive(one.status),
      );
      return { outcome: "duplicate", known, repeated };
    }
    await jitter(attempt);
  }
  throw await whyNobodyGetsIn(deps, event);
}

/** What came of a sign-up that is there already. */
export async function outcomeOf(
  deps: RegistrationDeps,
  registration: StoredRegistration,
): Promise<SignUpOutcome> {
  const outcome = ENTERS[standsIn(registration.status) ?? "holds"];
  if (!isInLine(registration.status)) return { outcome };
  return { outcome, position: await deps.registrations.position(registration) };
}

/** What the history keeps of why somebody was entered or changed. */
export function reasonsOf(reason: string | undefined, namesakes: Namesakes | undefined): string | undefined {
  return [reason, namesakes?.reason].filter(Boolean).join(" · ") || undefined;
}
