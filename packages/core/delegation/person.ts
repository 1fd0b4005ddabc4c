import type { EventDefinition } from "../event/index.ts";
import type { Criterion } from "../form/criterion.ts";
import { formWithoutPlace } from "../form/rules.ts";
import {
  findOutdated,
  hasNeeds,
  needsToWrite,
  NO_CONSENTS,
  receiveAttachments,
  withConsents,
  type StoredRegistration,
} from "../registration/index.ts";
import { correctedAnswers, invalidAnswers, refusals } from "../registration/rules.ts";
import type { OtherPerson, RegistrationId } from "../registration/schema.ts";
import type { Context } from "../shared/context.ts";
import type { Issue } from "../shared/error.ts";
import type { LocalizedText, Locale } from "../shared/localized-text.ts";
import { linkSecret, shortHash } from "../shared/secret.ts";
import type { DelegationDeps } from "./deps.ts";
import type { DelegationInput } from "./schema.ts";

/** What is asked of somebody whom another person registers: all that is asked of everybody, but for the institution. */
export function askedOfOthers(event: EventDefinition): EventDefinition {
  return { ...event, form: { ...formWithoutPlace(event.form), institution: "hidden" } };
}

/** The person as far as the form asks: answers to what hangs on another answer than was given go. */
export function asked(event: EventDefinition, person: OtherPerson): OtherPerson {
  return { ...person, answers: correctedAnswers(event.form, {}, person.answers) };
}

/** What of a person who does not meet these criteria is refused, and whether their needs are told without their consent. @param event what is asked of others */
export async function personIssues(
  deps: Pick<DelegationDeps, "events" | "secretKey">,
  ctx: Context,
  event: EventDefinition,
  person: OtherPerson,
  { formVersion, declarations }: Pick<DelegationInput, "formVersion" | "declarations">,
  unmet: readonly Criterion[],
): Promise<{ issues: Issue[]; consents: Issue[] }> {
  const issues = [
    ...refusals(unmet),
    ...invalidAnswers(event, person),
    ...(await findOutdated(deps, event, { answers: person.answers, formVersion })),
    ...receiveAttachments(deps, event, event.form.questions, person.answers, ctx).issues,
  ];
  const isUnagreed = hasNeeds(person.needs) && !declarations.needs;
  const consents = isUnagreed ? [{ path: "declarations.needs", code: "consent.needs_required" }] : [];
  return { issues, consents };
}

/** Keeps the sentences that were declared, word for word. */
export async function keepDeclared(
  deps: Pick<DelegationDeps, "wordings" | "declarationWords">,
  form: "delegation" | "successor" | "referral",
  declarations: DelegationInput["declarations"],
): Promise<{ acts: string; needs?: string }> {
  const { [form]: words } = await deps.declarationWords();
  const keep = (text: LocalizedText) => deps.wordings.keep(text);
  return {
    acts: await keep(words.acts),
    ...(declarations.needs && { needs: await keep(words.needs) }),
  };
}

/** A registration that another person makes, before it is known what comes of it. Whoever it is of has agreed to nothing themselves. */
export function newcomer(
  deps: Pick<DelegationDeps, "secretKey">,
  ctx: Context,
  event: EventDefinition,
  { choices: _choices, needs, ...person }: OtherPerson,
  by: {
    institution?: StoredRegistration["institution"];
    locale: Locale;
    changedBy: string;
    declared: { needs?: string };
    registrationId?: RegistrationId;
  },
) {
  const { registrationId = ctx.newId("reg") } = by;
  const linkVersion = 1;
  const agreed = hasNeeds(needs) ? { needs: true } : {};
  const registration: Omit<StoredRegistration, "status" | "standing" | "choices"> = {
    ...person,
    ...receiveAttachments(deps, event, event.form.questions, person.answers, ctx).kept,
    institution: by.institution,
    locale: by.locale,
    formVersion: event.formVersion,
    registrationId,
    eventId: event.eventId,
    consents: withConsents(NO_CONSENTS, agreed, {
      at: ctx.now,
      by: "online",
      locale: by.locale,
      wordings: { needs: by.declared.needs },
    }),
    source: "online",
    linkVersion,
    linkHash: shortHash(linkSecret(deps.secretKey, registrationId, linkVersion)),
    queuedAt: ctx.now,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    changedBy: by.changedBy,
  };
  return { registration, needs: needsToWrite(event, needs, ctx.now) };
}
