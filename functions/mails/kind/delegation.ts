import { institutionLine } from "@zapisy/core/institution/schema";
import { delegationToken, placesOf, type Delegation } from "@zapisy/core/delegation";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { isActive, isInLine } from "@zapisy/core/registration";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { facts as factsOf, nameLine, oneLine, paragraph } from "@zapisy/mail";
import { loadCommon } from "@zapisy/words/common";
import { addressOf } from "@zapisy/core/event";
import { exchangesUntil, isPublic } from "@zapisy/core/event/rules";
import { formatWallTime } from "@zapisy/words";
import { placeInWords, whenInWords } from "../../document/event-words.ts";
import {
  contactBlock,
  content,
  filled,
  saidBy,
  signature,
  subjectOf,
  type MailContact,
  type MailOccasion,
} from "../letter.ts";
import type { ContactMail, NewMail } from "../mail.ts";

/** Somebody of a delegation, as its contact is told of them. */
interface DelegatedPerson {
  name: string;
  status: RegistrationStatus;
  /** Place on the reserve list, 1 = next. */
  position?: number;
  hasEmail: boolean;
}

interface DelegationFacts {
  locale: Locale;
  contactName: string;
  institution: string;
  event: MailOccasion & { title: string; contentLocale?: Locale };
  people: DelegatedPerson[];
  /** Until when places may be given to others, in words. */
  exchangesUntil?: string;
  links: { contact: string; event?: string };
  contact: MailContact;
  organiserName: string;
}

type Kind = "delegation.received" | "delegation.contact_changed";

const toContact = (
  kind: Kind,
  isMeant: (before: Delegation | undefined, after: Delegation) => boolean,
): ContactMail<DelegationFacts> => ({
  whose: "contact",
  urgent: true,
  trigger: {
    entity: "delegation",
    follows({ before, after }): NewMail[] {
      if (!isMeant(before, after)) return [];
      const { delegationId, eventId, contact, locale, linkVersion } = after;
      return [{ cause: [delegationId, `l${linkVersion}`], to: contact.email, locale, delegationId, eventId }];
    },
  },
  async facts(deps, { message: { locale }, delegation, event }) {
    const { PUBLIC_URL, ORGANISER_NAME: organiserName } = deps.config;
    const { registrations } = deps.stores;
    const places = await placesOf({ registrations }, delegation);
    const people = places.flatMap((holders) => holders.at(-1) ?? []);
    const { text: title, locale: contentLocale } = inLocale(event.title, locale);
    const until = exchangesUntil(event);
    return {
      facts: {
        locale,
        contactName: delegation.contact.name,
        institution: institutionLine(delegation.institution),
        event: {
          title,
          dates: whenInWords(event, locale),
          place: placeInWords(event.place, await loadCommon(locale)),
          contentLocale: contentLocale === locale ? undefined : contentLocale,
        },
        people: await Promise.all(
          people.map(async (person) => ({
            name: `${person.firstName} ${person.lastName}`,
            status: person.status,
            position: isInLine(person.status) ? await registrations.position(person) : undefined,
            hasEmail: person.email !== undefined,
          })),
        ),
        exchangesUntil: until && formatWallTime(locale, until),
        links: {
          contact: `${PUBLIC_URL}/delegations/${delegationToken(deps, delegation)}`,
          event: isPublic(event) ? `${PUBLIC_URL}/events/${addressOf(deps.secretKey, event)}` : undefined,
        },
        contact: event.contact,
        organiserName,
      },
    };
  },
  letter(facts, words) {
    const { heading, lead, next, added } = saidBy(kind, words);
    const { label, action, delegation, status } = words;
    const { event, locale, people } = facts;
    const personText = ({ name, status: state, position, hasEmail }: DelegatedPerson) => {
      const stands = position === undefined ? status[state].name : delegation.waits(position);
      return delegation.person(nameLine(name), stands, hasEmail);
    };
    return {
      locale,
      subject: subjectOf(words, heading, event.title),
      heading,
      blocks: filled([
        paragraph(words.staffSalutation(nameLine(facts.contactName))),
        ...lead,
        {
          type: "facts",
          facts: factsOf(
            [label.event, content(event, locale, event.title)],
            [label.dates, event.dates],
            [label.place, event.place],
            [label.institution, oneLine(facts.institution)],
            [label.people, people.map((person) => ({ text: personText(person) }))],
          ),
        },
        ...next,
        ...added,
        people.some(({ hasEmail, status: state }) => !hasEmail && isActive(state)) &&
          paragraph(delegation.withoutEmail),
        facts.exchangesUntil && paragraph(delegation.exchangesUntil(oneLine(facts.exchangesUntil))),
        { type: "action", copyHint: words.copyLink, label: action.delegation, url: facts.links.contact },
        paragraph(delegation.link),
        contactBlock(facts.contact, words),
        signature(words, facts.organiserName),
      ]),
      footer: {
        note: words.automatic,
        ...(facts.links.event && { link: { label: action.event, url: facts.links.event } }),
      },
    };
  },
});

/** To whoever registered people of an institution: whom, what each of them has, and the link to them. */
export const delegationReceived = toContact("delegation.received", (before) => !before);

/** To the contact whom staff named instead of another. */
export const delegationContactChanged = toContact(
  "delegation.contact_changed",
  (before, after) => before !== undefined && before.linkVersion !== after.linkVersion,
);
