import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { isWanted, type Planned } from "@zapisy/core/reminder";
import { nameLine } from "@zapisy/mail";
import type { AccountMail } from "../mail.ts";
import { freePlacesOf, outsideFacts, outsideLetter, peopleOf, type OutsideFacts } from "../outside.ts";

/** More people than these are counted, not named: the page has them all. */
const MOST_NAMED = 100;

/** One of a partner's own people, as the partner is told of them. */
interface PartnersPerson {
  name: string;
  status: RegistrationStatus;
  /** Place on the reserve list, 1 = next. */
  position?: number;
}

interface PartnerFacts extends OutsideFacts {
  people: PartnersPerson[];
  /** How many there are beside those. */
  more: number;
  /** Places of its own that nobody has. */
  free: number;
}

/**
 * To the accounts of a partner before an event: which of its own people come or wait, and how many of its places are free. What its page shows
 * is what it says, by the same rule; a partner that has neither people nor places there hears nothing.
 */
export const partnerPeople: AccountMail<PartnerFacts> = {
  whose: "account",
  outside: true,
  supersedable: true,
  async facts(deps, subject) {
    const { reminder, day = "" } = subject.message.facts ?? {};
    if (!isWanted(subject.event, { key: reminder as Planned["key"], day }, deps.clock())) return undefined;
    const found = await outsideFacts(deps, "partner.people", subject);
    const people = peopleOf(found?.partner);
    if (!found || !people) return undefined;
    return {
      facts: {
        ...found.facts,
        people: people.slice(0, MOST_NAMED).map(({ firstName, lastName, status, reservePosition }) => ({
          name: `${firstName} ${lastName}`,
          status,
          position: reservePosition,
        })),
        more: Math.max(0, people.length - MOST_NAMED),
        free: freePlacesOf(found.partner),
      },
    };
  },
  letter({ people, more, free, ...facts }, words) {
    const { label, action, delegation, partner, status } = words;
    const personText = ({ name, status: state, position }: PartnersPerson) =>
      delegation.person(
        nameLine(name),
        position === undefined ? status[state].name : delegation.waits(position),
        true,
      );
    return outsideLetter("partner.people", facts, words, {
      about: [
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
      action: action.partner,
    });
  },
};
