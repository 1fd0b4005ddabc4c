import { BULLETIN_MAIL, canAdvertise, type BulletinId } from "@zapisy/core/bulletin";
import { begun, type Mailing, type MailingWork } from "@zapisy/core/mailing";
import { createOutbox } from "@zapisy/core/message";
import type { Event } from "@zapisy/core/event";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, type Locale, type LocalizedText } from "@zapisy/core/shared/localized-text";
import {
  isForThem,
  subscriptionToken,
  type Subscription,
  type SubscriptionId,
} from "@zapisy/core/subscription";
import { linked, oneLine, paragraph, type Letter } from "@zapisy/mail";
import { loadMail, type MailMessages } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { eventBlock, eventFacts, type EventFacts } from "./about-event.ts";
import { fundingOf } from "./funding.ts";
import { contactBlock, filled, signature, subjectOf } from "./letter.ts";
import type { Changes } from "./mail.ts";

/** A letter about an event to somebody who wants news of events. */
export type BulletinFacts = EventFacts & {
  /** What staff say, a paragraph each, and in which language. */
  text: string[];
  textLocale: Locale;
  /** Where its reader chooses what they get, and where their mail program ends it at once. */
  unsubscribe: { page: string; oneClick: string };
};

/** Begins the mailing of a bulletin that was sent. */
export async function beginBulletin(
  { stores }: Pick<Deps, "stores">,
  ctx: Context,
  { before, after }: Changes["bulletin"],
): Promise<void> {
  if (after.state !== "sending" || before?.state === "sending") return;
  const { eventId, bulletinId, version, updatedAt: changedAt } = after;
  const told = { eventId, kind: BULLETIN_MAIL, version, changedAt, facts: { bulletinId } };
  await stores.mailings.create(begun(told, ctx.now, bulletinId));
}

/** How a bulletin goes: to everybody who wants news of such events, by the list of all subscriptions. */
export function bulletinWork(deps: Deps, ctx: Context, mailing: Mailing): MailingWork<Subscription> {
  const { bulletins, subscriptions } = deps.stores;
  const { eventId } = mailing;
  const bulletinId = mailing.facts["bulletinId"] as BulletinId;
  const outbox = createOutbox(deps.table);
  // Read once for all of a part: its words and whom it is for do not change.
  let read: ReturnType<typeof bulletins.find> | undefined;
  return {
    list: (cursor, limit) => subscriptions.listSubscribed(cursor, limit),
    isOver: async (event) =>
      !canAdvertise(event, ctx.now) || (await bulletins.find(eventId, bulletinId))?.state !== "sending",
    async choose(people, _mailing, { kind }) {
      const { counties } = (await (read ??= bulletins.find(eventId, bulletinId))) ?? {};
      const wanting = people.filter((one) => isForThem(one, kind, counties));
      const suppressions = await deps.services.address.suppressionsOf(wanting.map(({ email }) => email));
      return wanting.filter((_, index) => !suppressions[index]);
    },
    async tell({ subscriptionId, locale }, to) {
      const isNew = await outbox.queue(ctx, {
        kind: BULLETIN_MAIL,
        cause: [bulletinId, subscriptionId],
        to,
        locale,
        subscriptionId,
        eventId,
        facts: { bulletinId },
      });
      return isNew ? "now" : "before";
    },
  };
}

/** What a bulletin says to whoever has that subscription. */
export async function bulletinFacts(
  deps: Deps,
  { text }: { text: LocalizedText },
  event: Event,
  { subscriptionId, locale }: { subscriptionId: SubscriptionId; locale: Locale },
): Promise<BulletinFacts> {
  const said = inLocale(text, locale);
  return {
    ...(await eventFacts(deps, event, locale)),
    text: said.text.split(/\n+/).map(oneLine).filter(Boolean),
    textLocale: said.locale,
    unsubscribe: linksOf(deps, subscriptionId),
  };
}

function linksOf(
  { config, secretKey }: Pick<Deps, "config" | "secretKey">,
  subscriptionId: SubscriptionId,
): BulletinFacts["unsubscribe"] {
  const token = subscriptionToken(secretKey, subscriptionId);
  return {
    page: `${config.PUBLIC_URL}/news/${token}`,
    oneClick: `${config.PUBLIC_URL}/api/subscriptions/${token}/one-click`,
  };
}

/** A bulletin, in the frame of all letters. Pure. */
export function bulletinLetter(facts: BulletinFacts, words: MailMessages): Letter {
  const { locale, event, links, text, textLocale, unsubscribe } = facts;
  const { heading, lead, next } = words.kind[BULLETIN_MAIL];
  return {
    locale,
    subject: subjectOf(words, heading, event.title),
    heading,
    blocks: filled([
      paragraph(words.openSalutation),
      paragraph(lead),
      eventBlock(facts, words),
      ...text.map((line) => ({
        type: "lines" as const,
        lines: [linked(line)],
        ...(textLocale !== locale && { lang: textLocale }),
      })),
      { type: "action", copyHint: words.copyLink, label: words.action.event, url: links.event },
      ...next.map(paragraph),
      contactBlock(facts.contact, words),
      signature(words, facts.organiserName),
    ]),
    footer: { note: words.bulletin, link: { label: words.action.news, url: unsubscribe.page } },
    unsubscribe: unsubscribe.oneClick,
  };
}

/** A bulletin as a reader gets it, for staff who look at it: without the link, which would choose for somebody, and the button of mail programs. */
export async function sampleBulletin(
  deps: Deps,
  text: LocalizedText,
  event: Event,
  locale: Locale,
): Promise<Letter> {
  const facts = await bulletinFacts(deps, { text }, event, { subscriptionId: "sub_", locale });
  const page = `${deps.config.PUBLIC_URL}/news/…`;
  const shown = { ...facts, unsubscribe: { page, oneClick: page } };
  const words = await loadMail(locale);
  const funding = await fundingOf(deps, event, locale, words);
  return { ...bulletinLetter(shown, words), funding, unsubscribe: undefined };
}
