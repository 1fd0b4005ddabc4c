import { slugIn } from "@zapisy/core/event";
import { isOver, isPublic, recruitmentState } from "@zapisy/core/event/rules";
import { invitationMail, tokenOfInvitation, type Invitation } from "@zapisy/core/invitation";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { facts as factsOf, nameLine, paragraph, type Letter } from "@zapisy/mail";
import { loadCommon } from "@zapisy/words/common";
import type { MailKind } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { placeInWords, whenInWords } from "../document/event-words.ts";
import {
  contactBlock,
  content,
  filled,
  saidBy,
  signature,
  subjectOf,
  type LetterWords,
  type MailContact,
} from "./letter.ts";
import type { Changes, Gathered, InvitedMail, InvitedSubject, NewMail } from "./mail.ts";

/** What a mail to somebody who is invited is made of. */
export interface InvitationFacts {
  locale: Locale;
  /** Absent where staff know the address alone. */
  name?: string;
  event: { title: string; contentLocale?: Locale; dates: string; place: string };
  /** Their own way into the form, where they can also say that they do not come. */
  link: string;
  contact: MailContact;
  organiserName: string;
}

type InvitationKind = Extract<MailKind, `invitation.${string}`>;

/** A mail that an invitation makes when it is sent, sent anew, or reminded of. */
export function invitedMail(kind: InvitationKind): InvitedMail<InvitationFacts> {
  return {
    whose: "invited",
    supersedable: true,
    toMany: true,
    trigger: { entity: "invitation", follows: (change) => mailsOf(kind, change) },
    facts: invitationFacts,
    letter: (facts, words) => invitationLetter(kind, facts, words),
  };
}

function mailsOf(kind: InvitationKind, { before, after }: Changes["invitation"]): NewMail[] {
  const latest = invitationMail(after);
  const isNew =
    before?.linkVersion !== after.linkVersion || (after.reminded > 0 && before.reminded !== after.reminded);
  if (!isNew || after.withdrawnAt || latest.kind !== kind) return [];
  const { email: to, locale, invitationId, eventId } = after;
  return [{ cause: latest.cause, to, locale, invitationId, eventId }];
}

/** Undefined when nobody is left to invite: the event is over or full of its end, institutions alone refer people to it now, or they answered meanwhile. */
async function invitationFacts(
  deps: Deps,
  { message: { locale }, invitation, event }: InvitedSubject,
): Promise<Gathered<InvitationFacts> | undefined> {
  const now = deps.clock();
  const { state, referralsOnly } = recruitmentState(event, now);
  const isAnswered = invitation.used > 0 || invitation.declinedAt || invitation.withdrawnAt;
  if (
    isAnswered ||
    referralsOnly ||
    !isPublic(event) ||
    isOver(event, now) ||
    state === "cancelled" ||
    state === "closed"
  )
    return undefined;
  const { text: title, locale: contentLocale } = inLocale(event.title, locale);
  return {
    facts: {
      locale,
      name: nameOf(invitation),
      event: {
        title,
        contentLocale: contentLocale === locale ? undefined : contentLocale,
        dates: whenInWords(event, locale),
        place: placeInWords(event.place, await loadCommon(locale)),
      },
      link: `${deps.config.PUBLIC_URL}/events/${slugIn(event.slug)}~${tokenOfInvitation(deps.secretKey, invitation)}/sign-up`,
      contact: event.contact,
      organiserName: deps.config.ORGANISER_NAME,
    },
  };
}

function nameOf({ firstName, lastName }: Pick<Invitation, "firstName" | "lastName">): string | undefined {
  return [firstName, lastName].filter(Boolean).join(" ") || undefined;
}

function invitationLetter(
  kind: InvitationKind,
  { locale, name, event, link, contact, organiserName }: InvitationFacts,
  words: LetterWords,
): Letter {
  const { heading, lead, next, added } = saidBy(kind, words);
  return {
    locale,
    subject: subjectOf(words, heading, event.title),
    heading,
    blocks: filled([
      paragraph(words.openSalutation),
      ...lead,
      {
        type: "facts",
        facts: factsOf(
          [words.label.event, content(event, locale, event.title)],
          name !== undefined && [words.label.person, nameLine(name)],
          [words.label.dates, event.dates],
          [words.label.place, event.place],
        ),
      },
      { type: "action", copyHint: words.copyLink, label: words.action.invitation, url: link },
      ...next,
      ...added,
      contactBlock(contact, words),
      signature(words, organiserName),
    ]),
    footer: { note: words.automatic },
  };
}
