import { isOver, type Event } from "@zapisy/core/event";
import { because } from "../letter.ts";
import type { AccountMail } from "../mail.ts";
import { newsOfAll } from "../others-news.ts";
import { countPeople, outsideFacts, outsideLetter, peopleOf, type OutsideFacts } from "../outside.ts";

interface PartnerNewsFacts extends OutsideFacts {
  /** How many of its own people have a place, and how many wait. Who they are is on its page: copies of this are kept. */
  people: { placed: number; waiting: number };
  reason?: string;
}

/** To the accounts of a partner that has people or places of its own at an event. */
const toPartner = (
  kind: "partner.moved" | "partner.cancelled",
  isDue: (event: Event, facts: Record<string, string>, now: string) => boolean,
): AccountMail<PartnerNewsFacts> => ({
  whose: "account",
  outside: true,
  supersedable: true,
  async facts(deps, subject) {
    const { message, event } = subject;
    if (!isDue(event, message.facts ?? {}, deps.clock())) return undefined;
    const found = await outsideFacts(deps, kind, subject);
    const people = peopleOf(found?.partner);
    if (!found || !people) return undefined;
    const reason = message.facts?.reason || undefined;
    return { facts: { ...found.facts, people: countPeople(people), reason } };
  },
  letter({ people, reason, ...facts }, words) {
    const { placed, waiting } = people;
    return outsideLetter(kind, facts, words, {
      about: [
        placed + waiting > 0 && [words.label.people, words.partner.count(placed, waiting)],
        because(reason, words),
      ],
      action: words.action.partner,
    });
  },
});

/** The event is on another day, at another place or hour: what holds now. */
export const partnerMoved = toPartner(
  "partner.moved",
  (event, { version }, now) =>
    event.state !== "cancelled" && !isOver(event, now) && newsOfAll(event) <= Number(version),
);

/** The event does not take place. */
export const partnerCancelled = toPartner("partner.cancelled", (event) => event.state === "cancelled");
