import type { CertificateId, StoredCertificate } from "@zapisy/core/certificate";
import { isOver, ownEvent, type Event } from "@zapisy/core/event";
import {
  canReadEvent,
  everOffered,
  isPublic,
  occasionNews,
  occasionOf,
  type Listener,
  type OccasionNews,
} from "@zapisy/core/event/rules";
import type { Occasion, OccasionItem } from "@zapisy/core/event/schema";
import { isOutdated, listenerOf, type Message, type MessageKind, type Told } from "@zapisy/core/message";
import { isActive, isHeld, type Registration, type StoredRegistration } from "@zapisy/core/registration";
import { leavesAddress } from "@zapisy/core/registration/rules";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { longSignInCode, signInCode } from "@zapisy/core/shared/secret";
import { toActor, type StaffId } from "@zapisy/core/staff";
import { SIGN_IN_CODE_TTL_MINUTES } from "@zapisy/core/staff/schema";
import { needsTeam } from "@zapisy/core/team/rules";
import type { MailInput } from "@zapisy/mail";
import { formatDateTime, formatWallTime } from "@zapisy/words";
import { loadCommon, type CommonMessages } from "@zapisy/words/common";
import type { Deps } from "../deps.ts";
import { personalCalendar } from "../document/calendar.ts";
import { placeInWords, scheduledInWords, whenInWords } from "../document/event-words.ts";

type AccountKind =
  | "staff.sign_in_guarded"
  | "staff.passkey_added"
  | "staff.passkeys_reset"
  | "staff.identity_added"
  | "staff.identity_reset";
type StaffKind = "staff.sign_in_code" | "staff.invited" | "team.joined" | AccountKind;
type ParticipantKind = Exclude<MessageKind, StaffKind>;

/** What a mail is made of, where it goes, and what its reader knows once it is sent. */
export interface MailContent {
  input: MailInput;
  /** Where the registration's mail goes now, which may not be where it went when this was queued. */
  to?: string;
  told?: Told;
}

/**
 * Gathers what a mail says from what is true now; undefined when what it is about is gone, or nobody is left to read it. Secrets are
 * computed here, at the last moment: the table never holds them.
 */
export async function mailContent(deps: Deps, message: Message): Promise<MailContent | undefined> {
  const { kind } = message;
  if (!isOfStaff(kind)) return toWhoeverItIsNow(deps, message, kind);
  const input = await mailToStaff(deps, message, kind);
  return input && { input };
}

function isOfStaff(kind: MessageKind): kind is StaffKind {
  return kind.startsWith("staff.") || kind === "team.joined";
}

function mailToStaff(deps: Deps, message: Message, kind: StaffKind): Promise<MailInput | undefined> {
  if (kind === "staff.sign_in_code") return signInMail(deps, message);
  if (kind === "staff.invited" || kind === "team.joined") return staffMail(deps, message, kind);
  return accountMail(deps, message, kind);
}

/** News of somebody's account, which are theirs whether they work here still or not. */
async function accountMail(
  deps: Deps,
  { staffId, locale }: Message,
  kind: AccountKind,
): Promise<MailInput | undefined> {
  const person = staffId && (await deps.stores.staff.find(staffId));
  if (!person) return undefined;
  const { ORGANISER_NAME: organiserName, PUBLIC_URL } = deps.config;
  return {
    kind,
    locale,
    name: person.name,
    organiserName,
    links: { account: `${PUBLIC_URL}/staff/account` },
  };
}

async function signInMail(deps: Deps, { signInId, locale }: Message): Promise<MailInput | undefined> {
  const signIn = signInId && (await deps.stores.staff.findSignIn(signInId));
  const person = signIn?.staffId && (await deps.stores.staff.find(signIn.staffId));
  // After its ten minutes a code opens nothing, whether its row is still there or not.
  if (!signIn || !person || deps.clock() >= signIn.expiresAt) return undefined;
  return {
    kind: "staff.sign_in_code",
    locale,
    name: person.name,
    code: signIn.isLong
      ? longSignInCode(deps.secretKey, signIn.signInId)
      : signInCode(deps.secretKey, signIn.signInId),
    minutes: SIGN_IN_CODE_TTL_MINUTES,
    organiserName: deps.config.ORGANISER_NAME,
  };
}

/**
 * A mail about a registration goes to the address that it has when it is sent: one that was queued for another would
 * bring a stranger the link that was made against them. Only that address is told that it was left.
 */
async function toWhoeverItIsNow(
  deps: Deps,
  message: Message,
  kind: ParticipantKind,
): Promise<MailContent | undefined> {
  const { registrationId } = message;
  const registration = registrationId && (await deps.stores.registrations.find(registrationId));
  const event = registration && (await deps.stores.events.findEvent(registration.eventId));
  if (!registration || !event) return undefined;
  const { email } = registration;
  if (kind === "registration.address_left") {
    const isBack = !leavesAddress({ email: message.to }, registration);
    return isBack ? undefined : { input: addressLeftMail(deps, message, event) };
  }
  const content =
    email === undefined ? undefined : await participantMail(deps, message, kind, registration, event);
  return content && { ...content, to: email };
}

/** What an address is told that is a registration's no more: nothing of the person, and no link. */
function addressLeftMail(deps: Deps, { locale }: Message, event: Event): MailInput {
  const { text: title, locale: contentLocale } = inLocale(event.title, locale);
  return {
    kind: "registration.address_left",
    locale,
    event: { title, contentLocale: contentLocale === locale ? undefined : contentLocale },
    contact: event.contact,
    organiserName: deps.config.ORGANISER_NAME,
  };
}

/** What a mail to somebody who signed up says. The calendar goes with it as long as theirs has, or is to have, entries. */
async function participantMail(
  deps: Deps,
  message: Message,
  kind: Exclude<ParticipantKind, "registration.address_left">,
  registration: StoredRegistration,
  event: Event,
): Promise<MailContent | undefined> {
  const { locale } = message;
  const words = await loadCommon(locale);
  const personal = `${deps.config.PUBLIC_URL}/registrations/${deps.services.registration.tokenOf(registration)}`;
  const participant = {
    locale,
    person: registration,
    event: eventFacts(event, registration, locale, words),
    links: {
      personal,
      event: isPublic(event) ? `${deps.config.PUBLIC_URL}/events/${event.slug}` : undefined,
    },
    contact: event.contact,
    organiserName: deps.config.ORGANISER_NAME,
  };
  if (kind === "certificate.issued" || kind === "certificate.annulled") {
    const certificate = await deps.stores.certificates.find(message.facts?.certificateId as CertificateId);
    const input = certificate && (await certificateMail(deps, kind, certificate, participant));
    return input && { input };
  }
  if (kind === "registration.link_renewed") return { input: { kind, ...participant } };
  if (kind === "registration.held") {
    // Confirmed or ended meanwhile: nothing is held any more.
    if (!isHeld(registration) || !registration.heldUntil) return undefined;
    const heldUntil = formatDateTime(locale, registration.heldUntil, event.timeZone);
    return { input: { kind, ...participant, heldUntil } };
  }
  const listener = listenerOf(registration);
  const occasion = occasionOf(event, listener);
  const before = await deps.stores.messages.findTold(registration.registrationId);
  const known = before?.entries ?? [];
  const { entries, ...calendar } = await personalCalendar(deps, event, registration, known);
  const hasCalendar = entries.length > 0 || known.length > 0;
  const told: Told = { registrationId: registration.registrationId, occasion, entries, toldAt: deps.clock() };
  const mail = { ...participant, calendar: hasCalendar ? calendar : undefined };
  const participation = {
    onlineUrl: registration.status === "confirmed" ? event.place.onlineUrl : undefined,
    changesUntil: changesUntil(event, locale),
  };
  const reservePosition =
    registration.status === "reserve" ? await deps.stores.registrations.position(registration) : undefined;
  const reason = message.facts?.reason || undefined;
  switch (kind) {
    case "registration.received":
      return { told, input: { kind, ...mail, changesUntil: participation.changesUntil } };
    case "registration.confirmed":
    case "registration.promoted":
      return { told, input: { kind, ...mail, ...participation } };
    case "registration.reserve":
      return {
        told,
        input: { kind, ...mail, changesUntil: participation.changesUntil, reservePosition },
      };
    case "registration.rejected":
    case "registration.cancelled":
      return { told, input: { kind, ...mail, reason } };
    case "registration.changed":
    case "registration.link":
      return {
        told,
        input: {
          kind,
          ...mail,
          ...participation,
          status: registration.status,
          reservePosition,
          reason,
        },
      };
    case "event.moved": {
      const former = before?.occasion ?? occasionOfHead(message.facts?.before, listener);
      const isDue =
        isActive(registration.status) &&
        event.state !== "cancelled" &&
        !isOver(event, deps.clock()) &&
        !isOutdated(event, registration, Number(message.facts?.version));
      const news = isDue ? occasionNews(former, occasion) : undefined;
      return (
        news && {
          told,
          input: { kind, ...mail, ...participation, ...newsInWords(event, former, news, locale, words) },
        }
      );
    }
    case "event.cancelled":
      return { told, input: { kind, ...mail, reason: reason ?? "" } };
  }
}

/**
 * What a mail to staff about their work says; undefined when it is no longer true: they left, or were taken out of
 * the team before the mail went.
 */
async function staffMail(
  deps: Deps,
  { staffId, eventId, facts, locale }: Message,
  kind: "staff.invited" | "team.joined",
): Promise<MailInput | undefined> {
  const { staff, events } = deps.stores;
  const [person, by, { staffRole }] = await Promise.all([
    staffId && staff.find(staffId),
    staff.find((facts?.by ?? "").slice("staff:".length) as StaffId),
    loadCommon(locale),
  ]);
  if (!person?.active) return undefined;
  const { ORGANISER_NAME: organiserName, PUBLIC_URL } = deps.config;
  const entrance = `${PUBLIC_URL}/staff`;
  const about = { locale, organiserName, name: person.name, role: staffRole[person.role], by: by?.name };
  if (kind === "staff.invited") {
    return { kind, ...about, links: { entrance, open: entrance }, needsTeam: needsTeam(person.role) };
  }
  const event = eventId && (await events.findHead(eventId));
  if (!event || !event.teamIds.includes(person.staffId) || !canReadEvent(toActor(person), event))
    return undefined;
  const { text: title, locale: contentLocale } = inLocale(event.title, locale);
  return {
    kind,
    ...about,
    links: { entrance, open: `${entrance}/events/${eventId}` },
    event: { title, contentLocale, dates: whenInWords(event, locale) },
  };
}

/** The words of a certificate; undefined when one that was to be sent has been annulled meanwhile. */
async function certificateMail(
  deps: Deps,
  kind: "certificate.issued" | "certificate.annulled",
  certificate: StoredCertificate,
  participant: Omit<Extract<MailInput, { kind: "certificate.annulled" }>, "kind" | "number" | "reason">,
): Promise<MailInput | undefined> {
  const { number, replacesNumber, annulment } = certificate;
  if (kind === "certificate.annulled") {
    return { kind, ...participant, number, reason: annulment?.reason ?? "" };
  }
  if (annulment) return undefined;
  const [{ certificateBytes }, { certificateFileName }] = await Promise.all([
    import("../document/certificate.ts"),
    import("@zapisy/documents/certificate"),
  ]);
  return {
    kind,
    ...participant,
    number,
    replacesNumber,
    document: {
      filename: certificateFileName(certificate),
      contentType: "application/pdf",
      content: await certificateBytes(deps, certificate),
    },
  };
}

function eventFacts(event: Event, registration: Registration, locale: Locale, words: CommonMessages) {
  const { text: title, locale: contentLocale } = inLocale(event.title, locale);
  const items = everOffered(event).flatMap(({ groupId, options }) =>
    options
      .filter(({ optionId }) => registration.choices[groupId] === optionId)
      .map((option) => inLocale(option.title, locale).text),
  );
  return {
    title,
    dates: whenInWords(ownEvent(event, Object.values(registration.choices)), locale),
    place: placeInWords(event.place, words),
    items,
    contentLocale: contentLocale === locale ? undefined : contentLocale,
    slug: event.slug,
  };
}

/** What somebody knew of whom we wrote down nothing else: the head of the event as it was before the change. */
function occasionOfHead(facts: string | undefined, { hasPlace }: Listener): Occasion {
  // Written by queueForEvent from a stored event, so it has the shape of one.
  const { dates, place, timeZone } = JSON.parse(facts ?? "{}") as Pick<Event, "dates" | "place" | "timeZone">;
  const { mode, name, address, town, onlineUrl } = place;
  return {
    dates,
    timeZone,
    place: { mode, name, address, town },
    ...(hasPlace && onlineUrl && { onlineUrl }),
  };
}

/** What was before, beside what is true now, and what else of the programme is new to the person. */
function newsInWords(
  event: Event,
  former: Occasion,
  { days, items, link }: OccasionNews,
  locale: Locale,
  words: CommonMessages,
): Pick<Extract<MailInput, { kind: "event.moved" }>, "before" | "programme" | "onlineUrlBefore"> {
  const titles = new Map(event.agenda.map(({ itemId, title }) => [itemId, inLocale(title, locale).text]));
  const hasDays = [former.dates, event.dates].some(
    (dates) => dates.type !== "exact" || dates.startsOn !== dates.endsOn,
  );
  const inWords = (item: OccasionItem) =>
    scheduledInWords(hasDays ? item : { ...item, day: undefined }, locale, item.place);
  return {
    // Of whom only the head is known, no hours are: those of now are not said to be new.
    before: {
      dates: whenInWords({ ...former, schedule: former.days ?? event.schedule }, locale),
      place: placeInWords(former.place, words),
    },
    programme: [
      ...days.map(({ before, after }) => ({
        before: before && scheduledInWords(before, locale),
        after: after && scheduledInWords(after, locale),
      })),
      ...items.map(({ before, after }) => ({
        title: titles.get(after.itemId),
        before: inWords(before),
        after: inWords(after),
      })),
    ],
    onlineUrlBefore: link ? former.onlineUrl : undefined,
  };
}

function changesUntil(event: Event, locale: Locale): string | undefined {
  const until = event.recruitment.changesUntil;
  if (!until || event.choiceGroups.length === 0) return undefined;
  return formatWallTime(locale, until);
}
