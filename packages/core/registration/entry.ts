import { codeFault, isInvitation } from "../access-code/rules.ts";
import type { UsedCode } from "../access-code/schema.ts";
import type { EventDefinition } from "../event/index.ts";
import type { InvitationId } from "../invitation/schema.ts";
import { DomainError, type Issue } from "../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import { inLocale } from "../shared/localized-text.ts";
import { refuse, whyNobodyGetsIn } from "./change.ts";
import { changedChoices } from "./correction.ts";
import { type Prerequisite, refusals, unmetCriteria, whyUndecided } from "./criteria.ts";
import type { RegistrationDeps } from "./deps.ts";
import { ENTERS, hasPlace, HELD_AS, isActive, isInLine, standsIn } from "./lifecycle.ts";
import { closedChoices, decideSeats, type SeatDecision, type SeatRequest } from "./seats.ts";
import type { Namesakes, RegistrationId, SignUpOutcome } from "./schema.ts";
import { readPlaces } from "./places.ts";
import { unprovenOf } from "./prerequisites.ts";
import { groupOfStanding } from "./quotas.ts";
import { waitLimits } from "./wait-limits.ts";
import { admit, groupRefusal, quotaRefusal } from "./seating.ts";
import type { Beside, NeedsWrite, StoredRegistration } from "./store.ts";

/**
 * Reads the seats, decides, writes under the decision's conditions; when somebody was faster, again.
 * A sign-up never fails for want of a seat: the reserve list takes it. Who comes by themselves and does not meet a criterion of
 * the event is refused, or waits for staff to decide; whom staff enter is entered, and their caller has asked for the reason.
 * What a person completed before is looked up where no seat is held: else when they open the link in their mail (docs/decisions/0081).
 */
export async function enter(
  deps: RegistrationDeps,
  event: EventDefinition,
  draft: Omit<StoredRegistration, "status" | "standing" | "choices">,
  wish: Pick<SeatRequest, "choices" | "alternatives" | "ifFull">,
  needs: NeedsWrite,
  {
    others,
    pastLimit,
    holdUntil,
    accessCode: given,
    beside,
    reason,
    leaving,
  }: {
    others?: readonly RegistrationId[];
    pastLimit?: boolean;
    /** A seat is only held until then. */
    holdUntil?: Instant;
    /** By which access code, or which invitation, they come. */
    accessCode?: string;
    /** A row of another noun that comes to be with them. */
    beside?: Beside;
    /** Why staff enter whoever does not meet a criterion. */
    reason?: string;
    /** The registration on the reserve list of another date that this one is in place of: for a seat alone, and in one transaction. */
    leaving?: { before: StoredRegistration; after: StoredRegistration };
  } = {},
): Promise<
  | { outcome: "entered"; registration: StoredRegistration; decision: SeatDecision }
  /** The people who are registered under that name and address, and which of them this very request made. */
  | { outcome: "duplicate"; known: StoredRegistration[]; repeated?: StoredRegistration }
> {
  const byStaff = draft.source === "staff";
  refuse(refusals(byStaff ? [] : unmetCriteria(event, draft)));
  const lookUp = keepAnswers((choices: Record<string, string>, by: Prerequisite["by"]) =>
    unprovenOf(deps, event, { ...draft, choices }, draft.createdAt, by),
  );
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const blocks = await readPlaces(deps, event, draft);
    refuse(closedChoices(wish.choices, {}, blocks));
    const { code, fault } = given === undefined ? NO_CODE : await waysIn(deps, event, draft, given);
    // The last use may be this very person's, whose request comes again.
    const repeated = fault && (await repeatedOf(deps, draft));
    if (repeated) return repeated;
    if (fault) refuse([fault]);
    const admitted = pastLimit ? admit(wish, blocks, deps.random(), { pastLimit }) : undefined;
    const decide = (isUndecided: boolean): SeatDecision =>
      decideSeats({
        mode: isUndecided ? "selection" : event.recruitment.mode,
        choiceGroups: event.choiceGroups,
        agenda: event.agenda,
        ...wish,
        accessCode: code,
        blocks,
        spread: deps.random(),
      });
    const seated: SeatDecision = admitted ?? decide(!byStaff && unmetCriteria(event, draft).length > 0);
    // Whom staff enter was looked up; but a full option may have been replaced by one that asks for something.
    const isKnown = byStaff && changedChoices(wish.choices, seated.choices).length === 0;
    const ofInstitution = isKnown ? draft.unproven : await lookUp(seated.choices, "institution");
    // Before a person is looked up, who hears nothing of it where somebody is refused.
    if (!byStaff) refuse(refusals(unmetCriteria(event, { ...draft, unproven: ofInstitution })));
    // Whom their institution leaves to staff has no seat held, so nothing would find out later.
    const isHeld = holdUntil !== undefined && hasPlace(seated.outcome) && !ofInstitution;
    const ofPerson = isKnown || isHeld ? undefined : await lookUp(seated.choices, "person");
    const found = [...(ofInstitution ?? []), ...(ofPerson ?? [])];
    const unproven = found.length > 0 ? found : undefined;
    const why = whyUndecided(unmetCriteria(event, { ...draft, unproven }));
    if (byStaff && !isKnown && why && !reason)
      refuse([{ path: "reason", code: "criterion.reason_required", words: why }]);
    const decision = unproven && !byStaff ? decide(true) : seated;
    const refusal =
      (byStaff ? undefined : groupRefusal(event, { accessCode: code }, blocks)) ??
      quotaRefusal(event, decision.standing, blocks);
    if (refusal) {
      const again = await repeatedOf(deps, draft);
      if (again) return again;
      throw refusal;
    }
    if (leaving && !hasPlace(decision.outcome))
      throw new DomainError(
        "conflict",
        why ? "registration.other_date_undecided" : "registration.other_date_full",
      );
    const registration: StoredRegistration = {
      ...draft,
      unproven,
      ...(why && !byStaff && { statusReason: inLocale(why, draft.locale).text, changeReason: why.pl }),
      accessCode: code,
      pastLimit: admitted?.pastLimit,
      ...(holdUntil && hasPlace(decision.outcome)
        ? { status: HELD_AS, heldUntil: holdUntil }
        : { status: decision.outcome }),
      standing: decision.standing,
      joinedPosition: decision.position,
      choices: decision.choices,
      alternatives: decision.outcome === ENTERS.holds ? undefined : wish.alternatives,
    };
    const result = leaving
      ? await deps.registrations.moveOver(leaving.before, leaving.after, { registration, needs }, blocks)
      : await deps.registrations.create(registration, needs, { others, blocks, beside });
    if (result.outcome === "stale") throw new DomainError("conflict", "registration.version_conflict");
    if (result.outcome === "written") return { outcome: "entered", registration, decision };
    if (result.outcome === "duplicate") return duplicate(deps, draft, result.registrationIds);
    await jitter(attempt);
  }
  throw await whyNobodyGetsIn(deps, event);
}

/** Asks the same only once, however often a race is lost. */
function keepAnswers<Input extends unknown[], Answer>(ask: (...input: Input) => Promise<Answer>) {
  const known = new Map<string, Promise<Answer>>();
  return (...input: Input): Promise<Answer> => {
    const key = JSON.stringify(input);
    const answer = known.get(key) ?? ask(...input);
    known.set(key, answer);
    return answer;
  };
}

const NO_CODE: Awaited<ReturnType<typeof waysIn>> = {};

/** What somebody comes by, as far as it lets anybody in now. */
async function waysIn(
  deps: RegistrationDeps,
  { eventId, timeZone }: EventDefinition,
  { createdAt, institution }: Pick<StoredRegistration, "createdAt" | "institution">,
  given: string,
): Promise<{ code?: UsedCode; fault?: Issue }> {
  if (isInvitation({ code: given })) {
    const invitation = await deps.invitations.find(eventId, given as InvitationId);
    // It was withdrawn while the form was filled in: what that opened is not there.
    if (!invitation || invitation.withdrawnAt) throw new DomainError("not_found", "event.not_found");
    if (invitation.used > 0) return { fault: { path: "invitation", code: "invitation.used" } };
    return { code: { code: given } };
  }
  const code = await deps.accessCodes.find(eventId, given);
  const own = code?.institution && institution ? await deps.institutions.familyOf(institution) : undefined;
  const fault = codeFault(code, createdAt, timeZone, own?.keys);
  if (!code || fault) return { fault: { path: "accessCode", code: fault ?? "access_code.unknown" } };
  return { code: { code: code.code, ...(code.ownSeats && { ownSeat: true }) } };
}

/** What this very request made before, where it did. */
async function repeatedOf(
  deps: RegistrationDeps,
  draft: Pick<StoredRegistration, "requestHash" | "eventId" | "firstName" | "lastName" | "email" | "phone">,
) {
  const before = await duplicate(deps, draft, await deps.registrations.findByPerson(draft.eventId, draft));
  return before.repeated && before;
}

async function duplicate(
  deps: RegistrationDeps,
  { requestHash }: Pick<StoredRegistration, "requestHash">,
  registrationIds: readonly RegistrationId[],
) {
  const known = await deps.registrations.findMany(registrationIds);
  // Who was turned down meanwhile is not told "confirmed".
  const repeated = known.find(
    (one) => requestHash !== undefined && one.requestHash === requestHash && isActive(one.status),
  );
  return { outcome: "duplicate" as const, known, repeated };
}

/** What came of a sign-up that is there already. */
export async function outcomeOf(
  deps: Pick<RegistrationDeps, "registrations">,
  registration: StoredRegistration,
): Promise<SignUpOutcome> {
  const { status, standing } = registration;
  const outcome = ENTERS[standsIn(status) ?? "holds"];
  const position = isInLine(status) ? await deps.registrations.position(registration) : undefined;
  return outcomeFrom({ outcome, position, standing });
}

/** What somebody is told of a decision about their seats. */
export function outcomeFrom({
  outcome,
  position,
  standing,
}: Pick<SeatDecision, "outcome" | "position" | "standing">): SignUpOutcome {
  const limits = isInLine(outcome) ? waitLimits(standing) : undefined;
  return { outcome, limits, group: groupOfStanding(standing), position };
}

/** What the history keeps of why somebody was entered or changed. */
export function reasonsOf(reason: string | undefined, namesakes: Namesakes | undefined): string | undefined {
  return [reason, namesakes?.reason].filter(Boolean).join(" · ") || undefined;
}
