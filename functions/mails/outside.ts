import {
  byReferralOnly,
  canRefer,
  canSeeAsPartner,
  isPublic,
  type Event,
  type EventHead,
} from "@zapisy/core/event";
import { groupOf, groupsOf, type Belonging, type SeatGroup } from "@zapisy/core/event/rules";
import { createOutbox } from "@zapisy/core/message";
import { hasPlace, isActive } from "@zapisy/core/registration";
import type { PartnerEvent, PartnerPerson } from "@zapisy/core/partner/answer";
import { partnersClosing } from "@zapisy/core/reminder";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { hasAccess, toActor } from "@zapisy/core/staff";
import {
  facts as factsOf,
  nameLine,
  oneLine,
  paragraph,
  type Block,
  type FactRow,
  type Letter,
} from "@zapisy/mail";
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
  type MailOccasion,
} from "./letter.ts";
import type { AccountSubject } from "./mail.ts";

/** Kinds of mail about an event to accounts of institutions outside. */
export type OutsideKind = Extract<MailKind, `partner.${string}` | `recruitment.${string}`>;

/** What a message says of why it was queued. */
type About = Record<string, string>;

/** Whom a kind may be for; what they have there is asked when the mail leaves. */
function isFor(kind: OutsideKind, account: StaffActor, event: EventHead, { reminder }: About): boolean {
  if (kind.startsWith("partner.")) return canSeeAsPartner(account, event);
  if (kind === "recruitment.ending" && canSeeAsPartner(account, event))
    return hasPartnersPlaces(event) && reminder === partnersClosing(event) && maySend(account, event);
  return maySend(account, event) && reminder !== "closing_groups";
}

/** Whether places of an event are a partner's at all. */
function hasPartnersPlaces({ recruitment: { groups = [] } }: EventHead): boolean {
  return groups.some(({ partnerId }) => partnerId !== undefined);
}

/** Whether an institution can have people of its own come to an event: it refers them, or is a partner of the project and they sign up. */
function maySend(account: StaffActor, event: EventHead): boolean {
  if (canRefer(account, event)) return event.recruitment.referrals !== undefined;
  return canSeeAsPartner(account, event) && !byReferralOnly(event);
}

/** Queues a mail to each account of an institution outside whom it may be for; the same cause twice queues once. */
export async function queueOutside(
  { stores, table }: Pick<Deps, "stores" | "table">,
  ctx: Context,
  { eventId }: Pick<EventHead, "eventId">,
  { kind, cause, ...news }: { kind: OutsideKind; cause: string; facts: About; notBefore?: string },
): Promise<void> {
  const event = await stores.events.findHead(eventId);
  const outbox = createOutbox(table);
  for (const account of event ? await stores.staff.listAll() : []) {
    if (!event || !hasAccess(account, ctx.now) || !isFor(kind, toActor(account), event, news.facts)) continue;
    const { staffId, email: to, locale } = account;
    // What names people is theirs alone to whom it is written: no copy of it is kept.
    const owner = kind === "partner.people" ? { staffId } : { accountId: staffId };
    await outbox.queue(ctx, {
      ...news,
      kind,
      cause: [eventId, staffId, cause],
      to,
      locale,
      eventId,
      ...owner,
    });
  }
}

/** What every mail about an event to such an account is made of. */
export interface OutsideFacts {
  locale: Locale;
  /** Whose account it is. */
  name: string;
  institution: string;
  event: MailOccasion & { title: string; contentLocale?: Locale };
  contact: MailContact;
  organiserName: string;
  links: {
    /** The event as the account sees it. */
    open: string;
  };
}

/** What somebody of staff outside is to an event. */
export interface Standing {
  institution: string;
  /** Of a partner: its own people and places there. */
  partner?: PartnerEvent;
  /** The groups of the event in whose places its people may be. */
  theirs: readonly SeatGroup[];
}

/**
 * The facts of a mail to such an account with what its institution is there, by the rule of the page that it opens; undefined where the mail is
 * not for it any more, or the event is nobody's news.
 */
export async function outsideFacts(
  deps: Deps,
  kind: OutsideKind,
  { message: { locale, facts = {} }, account, event }: AccountSubject,
): Promise<(Standing & { facts: OutsideFacts }) | undefined> {
  const actor = toActor(account);
  const standing =
    isPublic(event) && isFor(kind, actor, event, facts) ? await standingOf(deps, actor, event) : undefined;
  if (!standing) return undefined;
  const { text: title, locale: contentLocale } = inLocale(event.title, locale);
  const { ORGANISER_NAME: organiserName, PUBLIC_URL } = deps.config;
  const page = standing.partner ? "partner" : "referrals";
  return {
    ...standing,
    facts: {
      locale,
      name: account.name,
      institution: standing.institution,
      event: {
        title,
        dates: whenInWords(event, locale),
        place: placeInWords(event.place, await loadCommon(locale)),
        contentLocale: contentLocale === locale ? undefined : contentLocale,
      },
      contact: event.contact,
      organiserName,
      links: { open: `${PUBLIC_URL}/staff/${page}/${event.eventId}` },
    },
  };
}

async function standingOf(deps: Deps, actor: StaffActor, event: Event): Promise<Standing | undefined> {
  if (canSeeAsPartner(actor, event)) {
    const ctx = deps.context(actor, "mail-queue");
    const partner = await deps.services.partner.getPartnerEvent(ctx, event.eventId);
    const belonging = await belongingOf(deps, partner.institution, event);
    // Of which kind they are its people say themselves.
    const mayBeTheirs = (group: SeatGroup) =>
      group.types.length > 0 || groupOf([group], belonging) !== undefined;
    return {
      institution: partner.institution.name,
      partner,
      theirs: groupsOf(event).filter(mayBeTheirs),
    };
  }
  const found = actor.institutionId && (await deps.services.institution.findFamily(actor.institutionId));
  if (!found) return undefined;
  // Whoever is referred says no institution, and is in no group but by county (docs/decisions/0079).
  const byCounty = groupsOf(event).filter(({ codes }) => codes.length > 0);
  const own = groupOf(byCounty, await belongingOf(deps, found, event));
  return { institution: found.name, theirs: own ? [own] : [] };
}

/** By what people of an institution are in a group, as the register has it; it is asked only where an event has groups. */
async function belongingOf(
  { services }: Deps,
  { institutionId, name, town }: PartnerEvent["institution"],
  event: Event,
): Promise<Belonging> {
  if (groupsOf(event).length === 0) return { institutions: [] };
  const family = await services.institution.familyOf({ institutionId, name, town, type: "other" });
  return { countyCode: family.communeCode?.slice(0, 4), institutions: family.keys };
}

/** Whether people of an institution can have a place at an event: one that is nobody's, or one of a group that takes them. */
export function hasPlacesFor({ theirs }: Pick<Standing, "theirs">, event: Event): boolean {
  const isForAll = groupsOf(event).length === 0 || event.recruitment.outsideGroups !== "refuse";
  return isForAll || theirs.some(({ shut }) => !shut);
}

/** A partner's own people who have a place or wait; undefined where it has neither people nor places there: it never had any, gave all of them back, or they became everybody's. */
export function peopleOf(partner: PartnerEvent | undefined): PartnerPerson[] | undefined {
  const people = partner?.people.filter(({ status }) => isActive(status)) ?? [];
  return people.length > 0 || partner?.places.some(({ seats }) => (seats?.total ?? 0) > 0)
    ? people
    : undefined;
}

/** How many of people have a place, and how many wait for one or for a decision. */
export function countPeople(people: readonly PartnerPerson[]): { placed: number; waiting: number } {
  const placed = people.filter(({ status }) => hasPlace(status)).length;
  return { placed, waiting: people.length - placed };
}

/** How many places of a partner's own nobody has, of groups for which one can still sign up. */
export function freePlacesOf(partner: PartnerEvent | undefined): number {
  const open = partner?.places.filter(({ shut }) => !shut) ?? [];
  return open.reduce((sum, { seats }) => sum + (seats?.left ?? 0), 0);
}

/** A letter about an event to such an account. */
export function outsideLetter(
  kind: OutsideKind,
  { locale, event, ...facts }: OutsideFacts,
  words: LetterWords,
  {
    about = [],
    after = [],
    action,
  }: { about?: (FactRow | false | undefined)[]; after?: Block[]; action: string },
): Letter {
  const { heading, lead, next, added } = saidBy(kind, words);
  const { label } = words;
  return {
    locale,
    subject: subjectOf(words, heading, event.title),
    heading,
    blocks: filled([
      paragraph(words.staffSalutation(nameLine(facts.name))),
      ...lead,
      {
        type: "facts",
        facts: factsOf(
          [label.event, content(event, locale, event.title)],
          [label.dates, event.dates],
          [label.place, event.place],
          [label.institution, oneLine(facts.institution)],
          ...about,
        ),
      },
      ...after,
      ...next,
      ...added,
      { type: "action", copyHint: words.copyLink, label: action, url: facts.links.open },
      contactBlock(facts.contact, words),
      signature(words, facts.organiserName),
    ]),
    footer: { note: words.automatic },
  };
}
