import { institutionLine } from "@zapisy/core/institution/schema";
import { inLocale, type LocalizedText } from "@zapisy/core/shared/localized-text";
import { paragraph, type Block, type FactRow } from "@zapisy/mail";
import type { MailMessages } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import type { Subject } from "./mail.ts";

/** Where the data of somebody come from who did not give them, and what they are told of it (art. 14 GDPR). */
export interface OriginFacts {
  origin: {
    /** The institution that registered them, with its town; absent: a colleague passed their place on. */
    institution?: string;
    /** Who registered them for it, as long as that is known. */
    contact?: string;
    /** The information clause of the event, a paragraph each. */
    clause: string[];
    /** The same of the managing authority, where the project has one. */
    authorityClause: string[];
    /** That institution referred them by a document, which it named. */
    isReferral: boolean;
  };
}

/** Gathers where somebody's data come from. */
export async function originFacts(
  deps: Deps,
  { message, registration, event }: Subject,
): Promise<OriginFacts> {
  const { delegationId, takenOver, referredBy } = registration;
  const institution = referredBy ?? registration.institution;
  const byColleague = takenOver?.by === "participant";
  const delegation =
    delegationId && !byColleague ? await deps.stores.delegations.find(delegationId, deps.clock()) : undefined;
  const project = await deps.recent.project(event.projectId);
  const paragraphsOf = (text: LocalizedText | undefined) =>
    (text ? inLocale(text, message.locale).text : "").split(/\n+/).filter((line) => line.trim() !== "");
  return {
    origin: {
      institution: byColleague || !institution ? undefined : institutionLine(institution),
      contact: delegation?.contact.name,
      isReferral: referredBy !== undefined,
      clause: paragraphsOf(event.informationClause),
      authorityClause: paragraphsOf(project?.authorityClause),
    },
  };
}

/** Where the data come from, among the facts of a letter. */
export function originRow({ origin }: OriginFacts, { label, origin: words }: MailMessages): FactRow {
  const { institution, contact } = origin;
  return [label.dataFrom, institution ? words.institution(institution, contact) : words.colleague];
}

/** What has to be told to whoever did not give the data themselves. */
export function originBlocks({ origin }: OriginFacts, { origin: words }: MailMessages): Block[] {
  return [
    origin.isReferral ? words.aboutReferral : words.about,
    words.refuse,
    words.clause,
    ...origin.clause,
    ...(origin.authorityClause.length > 0 ? [words.authorityClause, ...origin.authorityClause] : []),
  ].map(paragraph);
}
