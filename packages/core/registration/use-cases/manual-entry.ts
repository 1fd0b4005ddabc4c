import type { EventId } from "../../event/index.ts";
import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { linkSecret, shortHash } from "../../shared/secret.ts";
import type { StaffRegistrationView } from "../answer.ts";
import { busy } from "../busy.ts";
import { refuse } from "../change.ts";
import { NO_CONSENTS, withConsents } from "../consent.ts";
import type { RegistrationDeps } from "../deps.ts";
import { enter, outcomeFrom, outcomeOf, reasonsOf } from "../entry.ts";
import { receiveAttachments } from "../attachments.ts";
import { findOutdated } from "../form-versions.ts";
import { institutionOf } from "../institution.ts";
import { needsToWrite } from "../needs.ts";
import { unprovenOf } from "../prerequisites.ts";
import { correctedAnswers, invalidAnswers, unmetCriteria, whyUndecided } from "../rules.ts";
import type { ManualRegistrationInput, SignUpOutcome } from "../schema.ts";
import { assertManages, getEventWithPeople } from "../access.ts";
import { toKnownPerson, toStaffView } from "../view.ts";

/**
 * Enters a person by hand, whatever the recruitment window says; seats count all the same. Who does not meet the event's criteria, or of
 * whom that is not known, is entered with a reason.
 * @throws DomainError registration.read_only, event.cancelled, registration.invalid, registration.duplicate,
 *   registration.busy
 */
export async function enterRegistration(
  deps: RegistrationDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  sent: ManualRegistrationInput,
  idempotencyKey?: string,
): Promise<SignUpOutcome & { registration: StaffRegistrationView }> {
  const event = await getEventWithPeople(deps, ctx, eventId);
  assertManages(ctx, event);
  if (event.state === "cancelled") throw new DomainError("conflict", "event.cancelled");
  const input = { ...sent, answers: correctedAnswers(event.form, {}, sent.answers) };
  const { ifFull, consents, needs, choices, reason, pastLimit, ...person } = input;
  if (pastLimit && !reason) refuse([{ path: "reason", code: "registration.reason_required" }]);
  const files = receiveAttachments(deps, event, event.form.questions, input.answers, ctx);
  refuse([
    ...invalidAnswers(event, input, { isLenient: true }),
    ...(await findOutdated(deps, event, input)),
    ...files.issues,
  ]);
  const institution = await institutionOf(deps, ctx, person.institution);
  const unproven = await unprovenOf(deps, event, { ...input, institution }, ctx.now);
  const why = whyUndecided(unmetCriteria(event, { ...input, institution, unproven }));
  if (why && !reason) refuse([{ path: "reason", code: "criterion.reason_required", words: why }]);
  if (event.state === "draft" && !(await deps.events.keepForm(event)).done) throw busy();
  const registrationId = ctx.newId("reg");
  const linkVersion = 1;
  const result = await enter(
    deps,
    event,
    {
      ...person,
      ...files.kept,
      institution,
      unproven,
      formVersion: event.formVersion,
      registrationId,
      requestHash: idempotencyKey ? shortHash(idempotencyKey) : undefined,
      eventId,
      // What was signed on paper has its words there.
      consents: withConsents(NO_CONSENTS, consents, { at: ctx.now, by: "staff" }),
      source: "staff",
      linkVersion,
      linkHash: shortHash(linkSecret(deps.secretKey, registrationId, linkVersion)),
      queuedAt: ctx.now,
      version: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      changedBy: actorRef(ctx.actor),
      changeReason: reasonsOf(reason, person.namesakes),
    },
    { choices, ifFull },
    needsToWrite(event, needs, ctx.now),
    { others: person.namesakes?.registrationIds, pastLimit, reason },
  );
  if (result.outcome === "entered") {
    const view = await toStaffView(deps, event, result.registration);
    return { ...outcomeFrom(result.decision), registration: view };
  }
  const { known, repeated } = result;
  if (repeated)
    return { ...(await outcomeOf(deps, repeated)), registration: await toStaffView(deps, event, repeated) };
  throw new DomainError("conflict", "registration.duplicate", { known: known.map(toKnownPerson) });
}
