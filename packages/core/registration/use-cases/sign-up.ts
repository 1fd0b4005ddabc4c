import { normaliseCode } from "../../access-code/rules.ts";
import { type EventDefinition, openedFor, slugIn } from "../../event/index.ts";
import { formWithoutPlace } from "../../form/rules.ts";
import { mailboxOf } from "../../limit/index.ts";
import { actorRef } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { linkSecret, shortHash } from "../../shared/secret.ts";
import { addSeconds } from "../../shared/time.ts";
import type { MailedSignUp, TakenSignUp } from "../answer.ts";
import { refuse } from "../change.ts";
import { NO_CONSENTS, withConsents } from "../consent.ts";
import { keepShown } from "../consents-given.ts";
import type { RegistrationDeps } from "../deps.ts";
import { enter, outcomeFrom, outcomeOf } from "../entry.ts";
import { receiveAttachments } from "../attachments.ts";
import { institutionOf } from "../institution.ts";
import { findOutdated } from "../form-versions.ts";
import { tokenOf } from "../link.ts";
import { hasNeeds, needsToWrite } from "../needs.ts";
import {
  assertTakesSignUps,
  changedWordings,
  HOLD_MINUTES,
  correctedAnswers,
  alternativesTo,
  invalidAlternatives,
  invalidAnswers,
  missingCode,
  refusals,
  unacceptedTexts,
  unmetCriteria,
} from "../rules.ts";
import type { OtherDate } from "../other-date.ts";
import type { RegistrationId, SignUpInput, SignUpOutcome } from "../schema.ts";
import type { StoredRegistration } from "../store.ts";

/** What somebody leaves who comes from the reserve list of another date. */
interface Leave {
  from: OtherDate;
  leaving: { before: StoredRegistration; after: StoredRegistration };
}

/** The personal link is mailed again at most this often. */
const LINK_INTERVAL_SECONDS = 3600;

/**
 * Signs a participant up. The same request again (same idempotency key, same person) gives the first
 * answer; the same person in another request is refused, and their link is mailed to them again.
 * One read of the seats, now and then two of the event, and one transaction of three items and one per
 * chosen option; before it one write that counts, as a rule (docs/decisions/0041).
 * @param address what the address of the event's page ends with
 * @throws DomainError event.not_found, event.cancelled, registration.recruitment_closed,
 *   registration.recruitment_not_open, registration.by_referral, registration.invalid, registration.duplicate, registration.busy,
 *   registration.too_many_from_client, registration.too_many_for_address, registration.too_many_for_event,
 *   registration.too_many_codes
 */
export async function registerParticipant(
  deps: RegistrationDeps,
  ctx: Context,
  address: string,
  sent: SignUpInput,
  idempotencyKey?: string,
): Promise<TakenSignUp | MailedSignUp> {
  return signUpAt(deps, ctx, await openedAt(deps, address, sent), sent, { idempotencyKey });
}

/** An event, as sign-ups go by it, for whoever comes by an address that opens it. */
export type OpenedEvent = NonNullable<Awaited<ReturnType<typeof openedFor<EventDefinition>>>>;

/**
 * The event that an address opens, with the invitation where it is one's.
 * @throws DomainError event.not_found
 */
export async function openedAt(
  deps: RegistrationDeps,
  address: string,
  shown: Pick<SignUpInput, "wordings" | "formVersion">,
): Promise<OpenedEvent> {
  const opened = await openedFor(deps, await deps.definitions.find(slugIn(address), shown), address);
  if (!opened) throw new DomainError("not_found", "event.not_found");
  return opened;
}

/**
 * {@link registerParticipant} at an event that was opened.
 * @param leave ends what somebody has at another event, in the transaction in which they come here ({@link enter})
 */
export async function signUpAt(
  deps: RegistrationDeps,
  ctx: Context,
  { event, invitation }: OpenedEvent,
  sent: SignUpInput,
  {
    idempotencyKey,
    leave,
  }: {
    idempotencyKey?: string;
    leave?: (registrationId: RegistrationId) => Leave;
  },
): Promise<TakenSignUp | MailedSignUp> {
  assertTakesSignUps(event, ctx.now);
  const form = formWithoutPlace(event.form);
  const input = { ...sent, answers: correctedAnswers(form, {}, sent.answers) };
  const {
    ifFull,
    consents,
    needs,
    choices,
    alternatives: wished,
    wordings: shown,
    accessCode: typed,
    ...person
  } = input;
  const alternatives = alternativesTo(choices, wished);
  const asksRules = event.asksRules ?? false;
  const files = receiveAttachments(deps, event, form.questions, input.answers, ctx);
  const outdated = changedWordings(shown, event.wordings);
  const isOutdated = ({ path }: { path: string }) => outdated.some((issue) => issue.path === path);
  const issues = [
    ...invalidAnswers({ ...event, form }, input),
    ...invalidAlternatives({ ...event, form }, choices, alternatives),
    ...unacceptedTexts(event, consents).filter((issue) => !isOutdated(issue)),
    ...(invitation ? [] : missingCode(event, input)),
    ...outdated,
    ...(await findOutdated(deps, event, input)),
    ...refusals(unmetCriteria(event, input)),
    ...files.issues,
  ];
  if (hasNeeds(needs) && !consents.needs)
    issues.push({ path: "consents.needs", code: "consent.needs_required" });
  refuse(issues);
  // Where no code is asked for, one that was typed while it was means nothing.
  const accessCode = event.accessCode && typed && !invitation ? normaliseCode(typed) : undefined;
  await deps.limits.takeAtEvent(ctx, event.eventId, [
    ["client", ctx.client],
    ["accessCode", accessCode && ctx.client],
    ["eventSignUps", event.eventId],
    ["mailbox", mailboxOf(input.email)],
  ]);
  const { informationClause: clause, authorityClause: _, ...others } = consents;
  // What an older form says of rules or a clause that there are not means nothing.
  const authority = event.wordings?.authority !== undefined;
  const agreed = { ...others, clause, authority, rules: asksRules };
  const kept = await keepShown(deps, agreed, event.wordings);
  const holdUntil = event.recruitment.confirmAddress ? addSeconds(ctx.now, HOLD_MINUTES * 60) : undefined;
  const registrationId = ctx.newId("reg");
  const linkVersion = 1;
  const left = leave?.(registrationId);
  const result = await enter(
    deps,
    event,
    {
      ...person,
      ...files.kept,
      institution: await institutionOf(deps, ctx, person.institution),
      formVersion: event.formVersion,
      registrationId,
      requestHash: idempotencyKey ? shortHash(idempotencyKey) : undefined,
      eventId: event.eventId,
      consents: withConsents(NO_CONSENTS, agreed, {
        at: ctx.now,
        by: "online",
        locale: person.locale,
        wordings: kept,
      }),
      source: "online",
      linkVersion,
      linkHash: shortHash(linkSecret(deps.secretKey, registrationId, linkVersion)),
      queuedAt: ctx.now,
      version: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      changedBy: actorRef({ type: "participant", registrationId }),
      movedFrom: left?.from,
    },
    { choices, alternatives, ifFull },
    needsToWrite(event, needs, ctx.now),
    { holdUntil, accessCode: invitation?.invitationId ?? accessCode, leaving: left?.leaving },
  );
  // Whoever asks may be a stranger: all are told the same, and the address what came of it.
  const mailed = holdUntil ? ({ outcome: "mailed", until: holdUntil } as const) : undefined;
  if (result.outcome === "entered") {
    if (mailed) return mailed;
    return answer(deps, result.registration, outcomeFrom(result.decision));
  }
  const { known, repeated } = result;
  if (repeated) return mailed ?? answer(deps, repeated, await outcomeOf(deps, repeated));
  const since = addSeconds(ctx.now, -LINK_INTERVAL_SECONDS);
  // Namesakes share the address, so each gets their own link there; a stranger learns of nobody.
  for (const { registrationId: id } of known) await deps.registrations.requestLink(id, ctx.now, since);
  if (mailed) return mailed;
  throw new DomainError("conflict", "registration.duplicate");
}

/** What whoever signed up is told. */
export function answer(
  deps: RegistrationDeps,
  registration: StoredRegistration,
  outcome: SignUpOutcome,
): TakenSignUp {
  return {
    ...outcome,
    registrationId: registration.registrationId,
    token: tokenOf(deps, registration),
    choices: registration.choices,
  };
}
