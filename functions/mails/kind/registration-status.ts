import { oneLine, paragraph, type Block } from "@zapisy/mail";
import type { MailKind } from "@zapisy/words/mail";
import {
  because,
  changesUntil,
  onlineUrl,
  participantLetter,
  saidBy,
  type Additions,
  type LetterWords,
  type ParticipantFacts,
} from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import {
  standingFacts,
  type ParticipationFacts,
  ofLifeCycle,
  placeInLine,
  type StandingFacts,
  whyReserve,
} from "../participant.ts";

type StatusFacts = ParticipantFacts &
  ParticipationFacts &
  Pick<StandingFacts, "reservePosition" | "limits" | "reason" | "offerHours" | "movedFrom">;

type Says = (facts: StatusFacts, words: LetterWords) => Additions;

const hasSeat: Says = (facts, words) => ({
  lead: facts.asksMore && words.asksMore,
  more: [onlineUrl(facts.onlineUrl, words.label.onlineUrl)],
  next: changesUntil(facts, words),
});
const hasEnded: Says = ({ reason }, words) => ({ more: [because(reason, words)], link: "event" });

/** Which limits were met, where it is not just the seats of the event. */
const opensReserve: Says = ({ limits }, words) =>
  limits === undefined || (limits.length === 1 && limits[0]?.by === "event")
    ? {}
    : { opening: words.reserve(whyReserve(limits, words)).trim() };

/** An offer is told of in place of what is built in of a place that comes free, and beside what staff say. */
function stepsBesideOffers(words: LetterWords): Block[] {
  const { next, isOwn } = saidBy("registration.reserve", words);
  return isOwn ? next : next.slice(1);
}

/** What the letters add that tell somebody of another status; the life cycle names which goes with which change. */
const LETTERS = {
  "registration.received": (facts, words) => ({
    more: [because(facts.reason, words)],
    next: changesUntil(facts, words),
    answersSignUp: true,
  }),
  "registration.confirmed": (facts, words) => ({
    ...hasSeat(facts, words),
    ...(facts.movedFrom === undefined
      ? { answersSignUp: true }
      : {
          lead: [words.movedFrom(oneLine(facts.movedFrom)), facts.asksMore && words.asksMore]
            .filter(Boolean)
            .join(" "),
        }),
  }),
  "registration.promoted": hasSeat,
  "registration.reserve": (facts, words) => ({
    ...opensReserve(facts, words),
    lead: placeInLine(facts, words),
    steps:
      facts.offerHours === undefined
        ? undefined
        : [paragraph(words.reserveOffers(facts.offerHours)), ...stepsBesideOffers(words)],
    next: changesUntil(facts, words),
    answersSignUp: true,
  }),
  "registration.rejected": hasEnded,
  "registration.cancelled": hasEnded,
} satisfies Partial<Record<MailKind, Says>>;

type StatusKind = keyof typeof LETTERS;

/** A mail for each status that somebody can come to. */
export const statusMails = Object.fromEntries(
  Object.entries<Says>(LETTERS).map(([kind, says]) => [kind, statusMail(kind as StatusKind, says)]),
) as Record<StatusKind, ParticipantMail<StatusFacts>>;

function statusMail(kind: StatusKind, says: Says): ParticipantMail<StatusFacts> {
  return {
    whose: "participant",
    trigger: ofLifeCycle(kind),
    facts: standingFacts,
    letter: (facts, words) => participantLetter(kind, facts, words, says(facts, words)),
  };
}
