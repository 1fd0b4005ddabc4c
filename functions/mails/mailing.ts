import { isOver, isPublic, type EventHead } from "@zapisy/core/event";
import { CIRCULAR_MAIL } from "@zapisy/core/circular";
import { BULLETIN_MAIL } from "@zapisy/core/bulletin";
import { begun, peopleOf, type Mailing, type MailingWork } from "@zapisy/core/mailing";
import { createOutbox, SETTLING_SECONDS } from "@zapisy/core/message";
import { kindOf, type Reminder, type ReminderKind } from "@zapisy/core/reminder";
import type { Context } from "@zapisy/core/shared/context";
import { addSeconds } from "@zapisy/core/shared/time";
import type { MailKind } from "@zapisy/words/mail";
import type { Deps } from "../deps.ts";
import { bulletinWork } from "./bulletin.ts";
import { circularWork } from "./circular.ts";
import { queueContributors } from "./contributors.ts";
import { INTEREST_MAIL, interestWork } from "./interest.ts";
import { mailOf, mails, mailsThatFollow } from "./index.ts";
import { newsOfAll, othersNews } from "./others-news.ts";
import { queueOutside } from "./outside.ts";
import type { Mail, Changes } from "./mail.ts";

/** An event was published: the mails are due that people who were entered before have waited for. */
const PUBLISHED = "event.published";

/** Who is entered so long after the publication is told by that alone, whatever process still took the event for a draft. */
const PUBLISHING_SECONDS = 10;

/** Begins the mailings that follow from a change of an event that is ahead. */
export async function beginMailings(
  deps: Deps,
  ctx: Context,
  { before, after }: Changes["event"],
): Promise<void> {
  const { stores, config } = deps;
  if (!before || before.state === "cancelled" || isOver(after, ctx.now)) return;
  const { eventId, version, updatedAt: changedAt } = after;
  const begin = (kind: string, facts: Record<string, string>, notBefore?: string) =>
    stores.mailings.create(begun({ eventId, kind, version, changedAt, facts, notBefore }, ctx.now));
  if (!isPublic(before) && isPublic(after)) {
    await begin(PUBLISHED, {});
    return;
  }
  await tellOthers(deps, ctx, { before, after });
  for (const [kind, mail] of Object.entries<Mail>(mails)) {
    const facts = "audience" in mail ? mail.audience.startsWith?.(before, after) : undefined;
    if (!facts) continue;
    const settling = mail.settles && (config.NEWS_SETTLE_SECONDS ?? SETTLING_SECONDS);
    await begin(kind, facts, settling ? addSeconds(ctx.now, settling) : undefined);
  }
}

/** Queues what a change of an event is to those who are not registered there: few, so no mailing in parts. */
async function tellOthers(deps: Deps, ctx: Context, change: Changes["event"]): Promise<void> {
  const { after } = change;
  for (const { news, ...about } of othersNews(deps, change, ctx.now)) {
    if (news === "reopened") {
      await queueOutside(deps, ctx, after, { ...about, kind: "recruitment.reopened" });
      continue;
    }
    await queueContributors(deps, ctx, after, { ...about, kind: `contributor.${news}` });
    // The link of an online event is told to those who have a place.
    const isLinkAlone = news === "moved" && newsOfAll(after) !== after.version;
    if (!isLinkAlone) await queueOutside(deps, ctx, after, { ...about, kind: `partner.${news}` });
  }
}

/** The mail of each kind of reminder. */
const REMINDER_MAILS = {
  before: "reminder.before",
  answers: "reminder.answers",
  closing: "recruitment.ending",
  closing_groups: "recruitment.ending",
  follow_up: "reminder.follow_up",
  survey: "reminder.survey",
  contributors: "contributor.before",
  contributors_after: "contributor.after",
} as const satisfies Record<ReminderKind, MailKind>;

/** Begins the mailing of a reminder that went. It is the same however often the event is saved for that day. */
export async function beginReminder(deps: Deps, ctx: Context, reminder: Reminder): Promise<void> {
  const { eventId, version, key, day, wentAt = ctx.now } = reminder;
  const kind = REMINDER_MAILS[kindOf(key)];
  const told = { cause: `${key} ${day}`, facts: { reminder: key, day } };
  if (kind === "recruitment.ending") return queueOutside(deps, ctx, reminder, { ...told, kind });
  if (kind === "contributor.before" || kind === "contributor.after") {
    await queueContributors(deps, ctx, reminder, { ...told, kind });
    if (kind === "contributor.before")
      await queueOutside(deps, ctx, reminder, { ...told, kind: "partner.people" });
    return;
  }
  const mailing = begun(
    { ...told, eventId, kind, version, changedAt: wentAt },
    ctx.now,
    `v${version} ${key}`,
  );
  await deps.stores.mailings.create(mailing);
}

/** Who it is looked at is known within the work alone. */
// oxlint-disable-next-line typescript/no-explicit-any
type AnyWork = MailingWork<any>;

/** What a mailing does; undefined for a kind that is no more, or not yet. */
export function mailingWork(deps: Deps, ctx: Context, mailing: Mailing): AnyWork | undefined {
  if (mailing.kind === PUBLISHED) return waitingMails(deps, ctx, mailing);
  if (mailing.kind === CIRCULAR_MAIL) return circularWork(deps, ctx, mailing);
  if (mailing.kind === BULLETIN_MAIL) return bulletinWork(deps, ctx, mailing);
  if (mailing.kind === INTEREST_MAIL) return interestWork(deps, ctx, mailing);
  const mail = mailOf(mailing.kind);
  if (!mail || !("audience" in mail)) return undefined;
  const { kind, version, cause = `v${version}`, facts, notBefore } = mailing;
  const { audience } = mail;
  const outbox = createOutbox(deps.table);
  return {
    ...peopleOf(deps.stores, mailing),
    isOver: (event) => audience.isOver(event, mailing),
    async tell(person, to, event) {
      if (!(await audience.includes(person, event, mailing, deps))) return "not";
      const { registrationId, eventId, locale } = person;
      const isNew = await outbox.queue(ctx, {
        kind,
        cause: [registrationId, cause],
        to,
        locale,
        registrationId,
        eventId,
        facts,
        notBefore,
      });
      return isNew ? "now" : "before";
    },
  };
}

function waitingMails({ stores, table }: Deps, ctx: Context, mailing: Mailing): MailingWork {
  const outbox = createOutbox(table);
  return {
    ...peopleOf(stores, mailing),
    isOver: ({ state }: EventHead) => state === "cancelled",
    async tell(person, _, { publishedAt }) {
      // A rush that follows the publication is not looked at twice.
      if (publishedAt && person.createdAt > addSeconds(publishedAt, PUBLISHING_SECONDS)) return "not";
      const due = await mailsThatFollow(
        "registration",
        { before: undefined, after: person, isOver: false },
        stores,
      );
      // Their cause is a version of the registration, which may be another by the time of a second look.
      const known = await stores.messages.listByOwner(person.registrationId);
      const unknown = due.filter((mail) => !known.some(({ kind }) => kind === mail.kind));
      for (const mail of unknown) await outbox.queue(ctx, mail);
      return unknown.length > 0 ? "now" : "before";
    },
  };
}
