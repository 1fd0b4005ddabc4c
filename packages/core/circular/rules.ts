import { hasRules } from "../event/rules.ts";
import type { EventInput } from "../event/schema.ts";
import { MERGE_FIELDS, textIssues, type MergeField } from "../mail-text/rules.ts";
import { groupOfStanding, hasPlace, isActive, isHeld, owesFile, unanswered } from "../registration/rules.ts";
import { REGISTRATION_STATUSES, type Registration, type RegistrationId } from "../registration/schema.ts";
import type { Standing } from "../registration/seats.ts";
import type { Issue } from "../shared/error.ts";
import type { Locale } from "../shared/localized-text.ts";
import { searchText, searchWords } from "../shared/text.ts";
import {
  type Circular,
  type CircularInput,
  type CircularState,
  type LeftOut,
  type Recipients,
} from "./schema.ts";

/** What can be filled in where: a subject stands in lists and on screens that others see. */
const OFFERED: Record<"subject" | "body", readonly MergeField[]> = {
  subject: MERGE_FIELDS.filter((field) => field !== "link"),
  body: MERGE_FIELDS,
};

/** Whom staff mean unless they say otherwise: everybody who takes part. */
export function usualRecipients(): Extract<Recipients, { by: "filter" }> {
  return { by: "filter", statuses: REGISTRATION_STATUSES.filter(hasPlace) };
}

/** What is known of all people of an event together, as far as a choice asks for it. */
export interface ChosenBy {
  /** Who was there for less than the event asks. */
  below?: ReadonlySet<RegistrationId>;
  /** Who has a certificate that is good. */
  certified?: ReadonlySet<RegistrationId>;
}

/** Somebody as a choice looks at them. */
type Person = Registration & { standing: Standing };

/** What of an event a choice looks at. */
type ChosenFrom = Pick<EventInput, "form" | "rules">;

/** Whether staff mean somebody, by the registration alone: attendance and certificates are asked of `isMeant`. */
export function suits(recipients: Recipients, event: ChosenFrom, person: Person): boolean {
  if (recipients.by === "hand") return recipients.registrationIds.includes(person.registrationId);
  const { statuses, optionId, institution = "", countyCode, groupId, withoutFile } = recipients;
  const { name, town } = person.institution ?? {};
  const words = searchWords(institution);
  const searched = words.length > 0 ? searchText([name, town]) : "";
  return (
    statuses.includes(person.status) &&
    (!optionId || Object.values(person.choices).includes(optionId)) &&
    words.every((word) => searched.includes(word)) &&
    (!countyCode || person.countyCode === countyCode) &&
    (!groupId || groupOfStanding(person.standing) === groupId) &&
    (!withoutFile || owesFile(event, person, withoutFile)) &&
    (!recipients.unanswered || unanswered(event, person) !== undefined) &&
    hasConsents(recipients, event, person)
  );
}

function hasConsents(
  chosen: Extract<Recipients, { by: "filter" }>,
  event: ChosenFrom,
  { consents }: Person,
): boolean {
  return (
    (!chosen.agreedToImage || consents.image) &&
    (!chosen.notAgreedToImage || !consents.image) &&
    (!chosen.agreedToNewsletter || consents.newsletter) &&
    (!chosen.notAcceptedRules || (hasRules(event) && consents.rules !== true))
  );
}

/** Whether staff mean somebody. */
export function isMeant(
  recipients: Recipients,
  event: ChosenFrom,
  person: Person,
  { below, certified }: ChosenBy,
): boolean {
  if (!suits(recipients, event, person)) return false;
  if (recipients.by === "hand") return true;
  const { registrationId } = person;
  return (
    (!recipients.belowThreshold || (below?.has(registrationId) ?? false)) &&
    (!recipients.withoutCertificate || !certified?.has(registrationId))
  );
}

/** Why somebody who is meant does not get it by mail; undefined: they do. */
export function leftOut({
  email,
  status,
  heldUntil,
}: Pick<Registration, "email" | "status" | "heldUntil">): LeftOut | undefined {
  if (!email) return "no_address";
  // An address that nobody confirmed may be a stranger's: it hears of nothing that it did not answer.
  return isHeld({ status, heldUntil }) || (heldUntil && !isActive(status)) ? "unconfirmed" : undefined;
}

/** The language of somebody's letter: their own where it was written in it, else Polish. */
export function letterLocale({ body }: Pick<CircularInput, "body">, wanted: Locale): Locale {
  return wanted === "en" && body.en ? "en" : "pl";
}

/** What is wrong with a letter, beside what its schema says: what is filled in, and a translation that is half there. */
export function circularIssues({ subject, body }: Pick<CircularInput, "subject" | "body">): Issue[] {
  const issues: Issue[] = [];
  for (const [part, text] of Object.entries({ subject, body }))
    for (const [locale, words] of Object.entries(text))
      issues.push(...textIssues(`${part}.${locale}`, words ?? "", OFFERED[part as keyof typeof OFFERED]));
  if (Boolean(subject.en) !== Boolean(body.en))
    issues.push({ path: subject.en ? "body.en" : "subject.en", code: "circular.half_translated" });
  return issues;
}

/** Where a letter is, for who looks at it: on its way until nothing of it waits any more. */
export type ShownState = CircularState | "sent";

/**
 * Where a letter is, for who looks at it.
 * @param isWorked whether everybody was looked at
 * @param waiting how many messages of it wait to be sent
 */
export function shownState(
  { state }: Pick<Circular, "state">,
  isWorked: boolean,
  waiting: number,
): ShownState {
  return state === "sending" && isWorked && waiting === 0 ? "sent" : state;
}
