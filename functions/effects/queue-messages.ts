import { isOver, isPublic, type EventHead } from "@zapisy/core/event";
import { SETTLING_SECONDS } from "@zapisy/core/message";
import { isActive, type StoredRegistration } from "@zapisy/core/registration";
import type { Context } from "@zapisy/core/shared/context";
import { addSeconds } from "@zapisy/core/shared/time";
import type { Deps } from "../deps.ts";
import { mails, mailsThatFollow } from "../mails/index.ts";
import type { Mail, News } from "../mails/mail.ts";
import { readChange, type ChangedEntity, type Changes } from "../mails/trigger.ts";
import { streamHandler } from "./stream-record.ts";

/** How many messages of one event are written at the same time. */
const FAN_OUT = 10;

/** Queues the mails that follow from a change, as the kinds of mails say. */
export function queueMessages(deps: Deps) {
  return streamHandler(
    deps,
    "queue-messages",
    Object.keys(readChange) as ChangedEntity[],
    async ({ entity, before, after }) => {
      if (!after) return;
      const ctx = deps.context({ type: "system", name: "queue-messages" }, "stream");
      const change = await readChange[entity as ChangedEntity](deps, before, after);
      if (!change) return;
      await queueOf(deps, ctx, entity as ChangedEntity, change);
      if (entity === "event") await queueForPeople(deps, ctx, change as Changes["event"]);
    },
  );
}

async function queueOf<Entity extends ChangedEntity>(
  { services, stores }: Deps,
  ctx: Context,
  entity: Entity,
  change: Changes[Entity],
): Promise<void> {
  for (const mail of await mailsThatFollow(entity, change, stores)) await services.message.queue(ctx, mail);
}

/**
 * Queues one mail for each person who still counts when an event was cancelled, or when its day, hour, place or link changed
 * for them; when it was published, the mails that people who were entered before have waited for.
 */
async function queueForPeople(deps: Deps, ctx: Context, { before, after }: Changes["event"]): Promise<void> {
  if (!before || before.state === "cancelled" || isOver(after, ctx.now)) return;
  if (!isPublic(before) && isPublic(after)) {
    await forPeople(deps, after, (person) =>
      queueOf(deps, ctx, "registration", { before: undefined, after: person, isOver: false }),
    );
    return;
  }
  for (const [kind, mail] of Object.entries<Mail>(mails)) {
    if (!("audience" in mail)) continue;
    const { audience } = mail;
    const facts = audience.startsWith(before, after);
    if (!facts) continue;
    const news: News = { version: after.version, changedAt: after.updatedAt, facts };
    const settles = mail.settles && {
      notBefore: addSeconds(ctx.now, deps.config.NEWS_SETTLE_SECONDS ?? SETTLING_SECONDS),
    };
    await forPeople(deps, after, async (person, to) => {
      if (!(await audience.includes(person, after, news, deps.stores))) return;
      const { registrationId, eventId, locale } = person;
      const cause = [registrationId, `v${after.version}`];
      await deps.services.message.queue(ctx, {
        kind,
        cause,
        to,
        locale,
        registrationId,
        eventId,
        facts,
        ...settles,
      });
    });
  }
}

/** Does something for each person of an event who counts and has an address, some at the same time. */
async function forPeople(
  { stores }: Deps,
  { eventId }: EventHead,
  work: (person: StoredRegistration, to: string) => Promise<unknown>,
): Promise<void> {
  let batch: Promise<unknown>[] = [];
  for await (const person of stores.registrations.eachByName(eventId)) {
    if (!person.email || !isActive(person.status)) continue;
    batch.push(work(person, person.email));
    if (batch.length === FAN_OUT) {
      await Promise.all(batch);
      batch = [];
    }
  }
  await Promise.all(batch);
}
