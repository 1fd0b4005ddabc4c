import { canSeeAsPartner } from "@zapisy/core/event";
import { isActive } from "@zapisy/core/registration";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { isWanted, type Planned } from "@zapisy/core/reminder";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { hasAccess, toActor } from "@zapisy/core/staff";
import { nameLine, oneLine } from "@zapisy/mail";
import { whenInWords } from "../../document/event-words.ts";
import { content, subjectOf } from "../letter.ts";
import type { StaffMail } from "../mail.ts";
import { staffLetter, type StaffFacts } from "../staff.ts";

/** More people than these are counted, not named: the page has them all. */
const MOST_NAMED = 100;

/** One of a partner's own people, as the partner is told of them. */
interface PartnersPerson {
  name: string;
  status: RegistrationStatus;
  /** Place on the reserve list, 1 = next. */
  position?: number;
}

interface PartnerFacts extends StaffFacts {
  institution: string;
  event: { title: string; dates: string; contentLocale?: Locale };
  people: PartnersPerson[];
  /** How many there are beside those. */
  more: number;
  /** Places of its own that nobody has. */
  free: number;
  links: { open: string };
}

/**
 * To the accounts of a partner before an event: which of its own people come or wait, and how many of its places are free. What its page shows
 * is what it says, by the same rule; a partner that has neither people nor places there hears nothing.
 */
export const partnerPeople: StaffMail<PartnerFacts> = {
  whose: "staff",
  contributors: true,
  supersedable: true,
  async facts(deps, { staffId, eventId, locale, queuedAt, facts: about = {} }) {
    const person = staffId && (await deps.stores.staff.find(staffId));
    const event = eventId && (await deps.recent.event(eventId, queuedAt));
    const now = deps.clock();
    if (!person || !event || !hasAccess(person, now)) return undefined;
    const { reminder, day = "" } = about;
    if (!isWanted(event, { key: reminder as Planned["key"], day }, now)) return undefined;
    const actor = toActor(person);
    if (!canSeeAsPartner(actor, event)) return undefined;
    const seen = await deps.services.partner.getPartnerEvent(deps.context(actor, "mail-queue"), eventId);
    const people = seen.people.filter(({ status }) => isActive(status));
    if (people.length === 0 && !seen.places.some(({ seats }) => seats)) return undefined;
    const { text: title, locale: contentLocale } = inLocale(event.title, locale);
    const { ORGANISER_NAME: organiserName, PUBLIC_URL } = deps.config;
    return {
      facts: {
        locale,
        organiserName,
        name: person.name,
        institution: seen.institution.name,
        event: {
          title,
          dates: whenInWords(event, locale),
          contentLocale: contentLocale === locale ? undefined : contentLocale,
        },
        people: people.slice(0, MOST_NAMED).map(({ firstName, lastName, status, reservePosition }) => ({
          name: `${firstName} ${lastName}`,
          status,
          position: reservePosition,
        })),
        more: Math.max(0, people.length - MOST_NAMED),
        free: seen.places.reduce((sum, { seats }) => sum + (seats?.left ?? 0), 0),
        links: { open: `${PUBLIC_URL}/staff/partner/${eventId}` },
      },
    };
  },
  letter(facts, words) {
    const { label, kind, action, copyLink, delegation, partner, status } = words;
    const { event, locale, people, more, free } = facts;
    const personText = ({ name, status: state, position }: PartnersPerson) =>
      delegation.person(
        nameLine(name),
        position === undefined ? status[state].name : delegation.waits(position),
        true,
      );
    return staffLetter("partner.people", facts, words, {
      subject: subjectOf(words, kind["partner.people"].heading, event.title),
      about: () => [
        [label.event, content(event, locale, event.title)],
        [label.dates, event.dates],
        [label.institution, oneLine(facts.institution)],
        [
          label.people,
          people.length === 0
            ? partner.nobody
            : [
                ...people.map((person) => ({ text: personText(person) })),
                ...(more > 0 ? [{ text: partner.more(more) }] : []),
              ],
        ],
        free > 0 && [label.freePlaces, String(free)],
      ],
      last: [{ type: "action", copyHint: copyLink, label: action.partner, url: facts.links.open }],
    });
  },
};
