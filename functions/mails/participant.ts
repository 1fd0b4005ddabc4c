import { addressOf, ownEvent, type Event } from "@zapisy/core/event";
import { everOffered, isPublic, occasionOf, type Listener } from "@zapisy/core/event/rules";
import type { Occasion } from "@zapisy/core/event/schema";
import type { Told } from "@zapisy/core/message";
import {
  hasPlace,
  isActive,
  isInLine,
  isOffered,
  mailOfChange,
  type Registration,
  type StoredRegistration,
} from "@zapisy/core/registration";
import { isOfInstitution, type NamedLimit, namedLimits, waitLimits } from "@zapisy/core/registration/rules";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import type { FactRow, Letter } from "@zapisy/mail";
import { formatDateTime, formatWallTime } from "@zapisy/words";
import { loadCommon, type CommonMessages } from "@zapisy/words/common";
import { limitsInWords, nextInWords } from "@zapisy/words/wait";
import type { MailKind, MailMessages } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { personalCalendar } from "../document/calendar.ts";
import { placeInWords, whenInWords } from "../document/event-words.ts";
import {
  because,
  changesUntil,
  onlineUrl,
  participantLetter,
  type Additions,
  type LetterWords,
  type ParticipantFacts,
} from "./letter.ts";
import type { Changes, Gathered, NewMail, Subject, Trigger } from "./mail.ts";

/** Somebody as the one who is told of an event. */
export function listenerOf({ status, choices }: Pick<Registration, "status" | "choices">): Listener {
  return { options: Object.values(choices), hasPlace: hasPlace(status) };
}

/** What every mail to somebody who signed up says. */
export async function participantFacts(
  deps: Deps,
  { message: { locale }, registration, event }: Subject,
): Promise<ParticipantFacts> {
  const { PUBLIC_URL, ORGANISER_NAME: organiserName } = deps.config;
  return {
    locale,
    person: registration,
    event: eventFacts(event, registration, locale, await loadCommon(locale)),
    links: {
      personal: `${PUBLIC_URL}/registrations/${deps.services.registration.tokenOf(registration)}`,
      event: isPublic(event) ? `${PUBLIC_URL}/events/${addressOf(deps.secretKey, event)}` : undefined,
    },
    contact: event.contact,
    organiserName,
    fromFile: registration.imported !== undefined,
  };
}

/** The same with the calendar, which goes along as long as theirs has, or is to have, entries, and what they know once they have it. */
export async function calendarFacts(
  deps: Deps,
  subject: Subject,
): Promise<{ facts: ParticipantFacts; told: Told; before: Told | undefined; occasion: Occasion }> {
  const { registration, event } = subject;
  const { registrationId } = registration;
  const occasion = occasionOf(event, listenerOf(registration));
  const before = await deps.stores.messages.findTold(registrationId);
  const known = before?.entries ?? [];
  const { entries, ...calendar } = await personalCalendar(deps, event, registration, known);
  const hasCalendar = entries.length > 0 || known.length > 0;
  return {
    facts: { ...(await participantFacts(deps, subject)), calendar: hasCalendar ? calendar : undefined },
    told: { occasion, entries, toldAt: deps.clock() },
    before,
    occasion,
  };
}

/** What a mail can add for somebody who takes part, or may. */
export interface ParticipationFacts {
  /** Link of an online event; for confirmed people only. */
  onlineUrl?: string;
  /** Until when choices may be changed, in words. */
  changesUntil?: string;
  /** Whether whoever has a place is asked for more than the sign-up asked. */
  asksMore?: boolean;
}

/** What a mail adds for somebody who takes part, or may. */
export function participationFacts({ message, registration, event }: Subject): ParticipationFacts {
  return {
    onlineUrl: hasPlace(registration.status) ? event.place.onlineUrl : undefined,
    changesUntil: changesUntilOf(event, message.locale),
    asksMore: hasPlace(registration.status) && (event.form.later ?? []).length > 0,
  };
}

/** Place on the reserve list, 1 = next; undefined for who is not on it. */
export async function reservePositionOf(deps: Deps, { registration }: Subject): Promise<number | undefined> {
  if (!isInLine(registration.status)) return undefined;
  return deps.stores.registrations.position(registration, deps.recent.line);
}

/** Until when choices may be changed, in words; undefined where there is nothing to change, or no end. */
export function changesUntilOf(event: Event, locale: Locale): string | undefined {
  const until = event.recruitment.changesUntil;
  if (!until || event.choiceGroups.length === 0) return undefined;
  return formatWallTime(locale, until);
}

/** Until when a seat is offered to somebody, in words; undefined where none is. */
export function offeredUntilOf({ registration, event, message }: Subject): string | undefined {
  const { offeredUntil } = registration;
  if (!isOffered(registration) || !offeredUntil || event.state === "cancelled") return undefined;
  return formatDateTime(message.locale, offeredUntil, event.timeZone);
}

/** Why it was decided so, as it was when the change was made. */
export function reasonOf({ message }: Subject): string | undefined {
  return message.facts?.reason || undefined;
}

/** All that there is to say of a registration as it stands. */
export type StandingFacts = ParticipantFacts &
  ParticipationFacts & {
    status: RegistrationStatus;
    reservePosition?: number;
    /** Which limits were met as they came to the reserve list. */
    limits?: NamedLimit[];
    reason?: string;
    /** How long a seat that comes free is offered to who waits. */
    offerHours?: number;
    /** Until when one is offered to this person, in words. */
    offeredUntil?: string;
    /** On whose reserve list they were before they moved to this date. */
    movedFrom?: string;
  };

/** Gathers all that there is to say of a registration as it stands. */
export async function standingFacts(deps: Deps, subject: Subject): Promise<Gathered<StandingFacts>> {
  const { facts, told } = await calendarFacts(deps, subject);
  return {
    told,
    facts: {
      ...facts,
      ...participationFacts(subject),
      status: subject.registration.status,
      reservePosition: await reservePositionOf(deps, subject),
      limits: limitsOf(subject),
      reason: reasonOf(subject),
      offerHours: subject.event.recruitment.offerHours,
      offeredUntil: offeredUntilOf(subject),
      movedFrom:
        subject.registration.movedFrom &&
        inLocale(subject.registration.movedFrom.title, subject.message.locale).text,
    },
  };
}

function limitsOf({ registration, event, message }: Subject): NamedLimit[] | undefined {
  if (!isInLine(registration.status)) return undefined;
  const offered = { ...event, choiceGroups: everOffered(event) };
  return namedLimits(waitLimits(registration.standing), offered, message.locale);
}

/** Where somebody stands on the reserve list, in words; of those who wait for a place of their institution or group, among these. */
export function placeInLine(
  { reservePosition, limits = [] }: Pick<StandingFacts, "reservePosition" | "limits">,
  words: MailMessages,
): string | false {
  if (reservePosition === undefined) return false;
  if (limits.some(isOfInstitution)) return words.reservePositionIn.institution(reservePosition);
  const group = limits.find(({ by }) => by === "group");
  return group?.name === undefined
    ? words.reservePosition(reservePosition)
    : words.reservePositionIn.group(reservePosition, group.name);
}

/** Why somebody is on the reserve list, and what has to become free for them. */
export function whyReserve(limits: readonly NamedLimit[], { wait }: MailMessages): string {
  return [...limitsInWords(limits, wait.met), ...nextInWords(limits, wait)].join(" ");
}

/** The letter of a registration as it stands. */
export function standingLetter(
  kind: MailKind,
  facts: StandingFacts,
  words: LetterWords,
  {
    origin,
    ...more
  }: Pick<Additions, "answersSignUp" | "after" | "heading" | "opening"> & {
    origin?: FactRow;
  } = {},
): Letter {
  return participantLetter(kind, facts, words, {
    ...more,
    lead: [whyReserve(facts.limits ?? [], words), placeInLine(facts, words)].filter(Boolean).join(" "),
    about: [
      [words.label.status, words.status[facts.status].name],
      facts.offeredUntil === undefined ? undefined : [words.label.offeredUntil, facts.offeredUntil],
      origin,
    ],
    more: [onlineUrl(facts.onlineUrl, words.label.onlineUrl), because(facts.reason, words)],
    next: changesUntil(facts, words),
  });
}

/** What a mail tells about an event to somebody who chose these options of it. */
export function eventFacts(
  event: Event,
  { choices }: Pick<Registration, "choices">,
  locale: Locale,
  words: CommonMessages,
): ParticipantFacts["event"] {
  const { text: title, locale: contentLocale } = inLocale(event.title, locale);
  const items = everOffered(event).flatMap(({ groupId, options }) =>
    options
      .filter(({ optionId }) => choices[groupId] === optionId)
      .map((option) => inLocale(option.title, locale).text),
  );
  return {
    title,
    dates: whenInWords(ownEvent(event, Object.values(choices)), locale),
    place: placeInWords(event.place, words),
    items,
    contentLocale: contentLocale === locale ? undefined : contentLocale,
    slug: event.slug,
  };
}

type RegistrationRule = (change: Changes["registration"]) => boolean;

/** A mail to whoever registered; none to people without an address. */
export function ofRegistration(
  rule: RegistrationRule,
  causeOf: (after: StoredRegistration) => string | undefined = ({ version }) => `v${version}`,
): Trigger {
  return {
    entity: "registration",
    follows(change) {
      const { after } = change;
      // An address that nobody confirmed may be a stranger's: it hears no more of what it did not answer.
      if (!after.email || (!isActive(after.status) && after.heldUntil)) return [];
      return rule(change) ? [aboutRegistration(after, after.email, causeOf(after) ?? "")] : [];
    },
  };
}

/** A mail about a registration to an address. */
export function aboutRegistration(
  { registrationId, eventId, locale, statusReason }: StoredRegistration,
  to: string,
  cause: string,
): NewMail {
  return {
    cause: [registrationId, cause],
    to,
    locale,
    registrationId,
    eventId,
    ...(statusReason ? { facts: { reason: statusReason } } : {}),
  };
}

/** The mail that the life cycle names for the change. Who came to an event that is over is nobody's news. */
export function ofLifeCycle(kind: MailKind): Trigger {
  return ofRegistration(({ before, after, isOver }) => !isOver && mailOfChange(before, after) === kind);
}

/** Whether something of a registration that keeps its status is another now: choices, or where its mail goes. */
export function isOther({ before, after, isOver }: Changes["registration"]): boolean {
  if (isOver || !before || before.status !== after.status || !isActive(after.status)) return false;
  return JSON.stringify(before.choices) !== JSON.stringify(after.choices) || before.email !== after.email;
}

/** A mail to the holder of a certificate. Institutions have no address here: staff download what is theirs. */
export function ofCertificate(
  rule: (
    before: Changes["certificate"]["before"],
    after: Changes["certificate"]["after"],
  ) => boolean | undefined,
): Trigger {
  return {
    entity: "certificate",
    async follows({ before, after }, { registrations }) {
      const { holder } = after.facts;
      if (holder.type !== "person" || !rule(before, after)) return [];
      const person = await registrations.find(holder.registrationId);
      if (!person?.email) return [];
      const { registrationId, eventId, locale, email } = person;
      const { certificateId } = after;
      return [
        {
          cause: [registrationId, certificateId],
          to: email,
          locale,
          registrationId,
          eventId,
          facts: { certificateId },
        },
      ];
    },
  };
}
