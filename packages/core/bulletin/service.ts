import { isAllowed } from "../access/rules.ts";
import type { Event, EventId, EventService } from "../event/index.ts";
import { askForTest, type MailTextStore } from "../mail-text/index.ts";
import type { MailingStore } from "../mailing/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { derivedId } from "../shared/id.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { bind, type Bound } from "../shared/use-case.ts";
import { isForThem, type SubscriptionStore } from "../subscription/index.ts";
import type { Bulletins, BulletinView } from "./answer.ts";
import { BULLETIN_MAIL, bulletinMailing } from "./mail.ts";
import { canAdvertise } from "./rules.ts";
import {
  MAX_BULLETINS,
  type Bulletin,
  type BulletinId,
  type BulletinInput,
  type BulletinSample,
  type BulletinSend,
} from "./schema.ts";
import type { BulletinStore } from "./store.ts";

interface BulletinDeps {
  bulletins: BulletinStore;
  subscriptions: Pick<SubscriptionStore, "eachSubscribed">;
  mailings: Pick<MailingStore, "find">;
  eventService: Pick<EventService, "getEvent">;
  mailTexts: Pick<MailTextStore, "findTest" | "saveTest">;
}

/** Bulletins of an event, the latest first, and for how many one would be now. @throws DomainError event.not_found, bulletin.not_allowed */
async function listBulletins(
  deps: BulletinDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Bulletins> {
  const event = await getAdvertised(deps, ctx, eventId);
  const all = await deps.bulletins.list(eventId);
  const waiting = all.filter(({ state }) => state === "scheduled");
  const [subscribers = 0, ...readers] = await countEach(deps, event, [
    undefined,
    ...waiting.map(({ counties }) => counties),
  ]);
  // Who gets one that waits is decided when it goes: what was counted as it was written is old by now.
  const now = new Map(waiting.map(({ bulletinId }, index) => [bulletinId, readers[index]]));
  const items = await Promise.all(
    all.map((one) => toView(deps, { ...one, planned: now.get(one.bulletinId) ?? one.planned })),
  );
  return { items, subscribers, allowed: canAdvertise(event, ctx.now) };
}

/** An event whose bulletin is to be shown. @throws DomainError event.not_found, bulletin.not_allowed */
async function getAdvertised(
  { eventService }: Pick<BulletinDeps, "eventService">,
  ctx: Context<StaffActor>,
  eventId: EventId,
): Promise<Event> {
  const event = await eventService.getEvent(ctx, eventId);
  if (!isAllowed(ctx.actor, "bulletins.send", event))
    throw new DomainError("forbidden", "bulletin.not_allowed");
  return event;
}

/** For how many a bulletin would be now. @throws DomainError event.not_found, bulletin.not_allowed */
async function countReaders(
  deps: BulletinDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { counties }: Pick<BulletinInput, "counties">,
): Promise<number> {
  const [readers = 0] = await countEach(deps, await getAdvertised(deps, ctx, eventId), [counties]);
  return readers;
}

/**
 * Has a bulletin that is not sent mailed to whoever asks, as a reader would get it.
 * @throws DomainError event.not_found, bulletin.not_allowed, mail_text.too_many_tests
 */
async function testBulletin(
  deps: BulletinDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { text, locale }: BulletinSample,
): Promise<void> {
  await getAdvertised(deps, ctx, eventId);
  await askForTest(deps, ctx, { owner: eventId, kind: BULLETIN_MAIL, locale, text, paragraphs: [] });
}

/**
 * Sends a letter about an event to everybody who wants news of such events, now or at a time; the stream begins the mailing. The same
 * request twice sends once. Who gets it is decided when it goes.
 * @throws DomainError event.not_found, bulletin.not_allowed, bulletin.not_advertised, bulletin.over_by_then, bulletin.nobody, bulletin.too_many,
 *   bulletin.time_passed
 */
async function sendBulletin(
  deps: BulletinDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  { at, ...input }: BulletinSend,
  idempotencyKey?: string,
): Promise<BulletinView> {
  const event = await getAdvertised(deps, ctx, eventId);
  const bulletinId = idempotencyKey ? derivedId("bul", eventId, idempotencyKey) : ctx.newId("bul");
  for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
    const known = await deps.bulletins.list(eventId);
    const sent = known.find((one) => one.bulletinId === bulletinId);
    if (sent) return toView(deps, sent);
    if (!canAdvertise(event, ctx.now)) throw new DomainError("conflict", "bulletin.not_advertised");
    if (at !== undefined && at <= ctx.now) throw new DomainError("conflict", "bulletin.time_passed");
    if (at !== undefined && !canAdvertise(event, at))
      throw new DomainError("conflict", "bulletin.over_by_then");
    const counted = known.filter(({ state }) => state !== "withdrawn").length;
    if (counted >= MAX_BULLETINS)
      throw new DomainError("conflict", "bulletin.too_many", { limit: MAX_BULLETINS });
    const [planned = 0] = await countEach(deps, event, [input.counties]);
    if (planned === 0) throw new DomainError("conflict", "bulletin.nobody");
    const bulletin: Bulletin = {
      ...input,
      eventId,
      bulletinId,
      ...(at === undefined ? { state: "sending", sentAt: ctx.now } : { state: "scheduled", sendAt: at }),
      planned,
      version: 1,
      updatedAt: ctx.now,
      changedBy: actorRef(ctx.actor),
    };
    if (await deps.bulletins.send(bulletin, counted)) return toView(deps, bulletin);
    await jitter(attempt);
  }
  throw new UnavailableError("Bulletins of an event are being sent by others.");
}

/**
 * Stops a bulletin: what of it was not handed over yet is not sent; one that waits for its time is taken back. Said twice, it is stopped once.
 * @throws DomainError event.not_found, bulletin.not_allowed, bulletin.not_found, bulletin.version_conflict
 */
async function stopBulletin(
  deps: BulletinDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  bulletinId: BulletinId,
  version: number,
): Promise<BulletinView> {
  await getAdvertised(deps, ctx, eventId);
  const before = await findBulletin(deps, eventId, bulletinId);
  if (before.state === "stopped" || before.state === "withdrawn") return toView(deps, before);
  const isAhead = before.state === "scheduled";
  const after: Bulletin = {
    ...before,
    state: isAhead ? "withdrawn" : "stopped",
    stoppedAt: ctx.now,
    version: version + 1,
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
  };
  const keep = () => (isAhead ? deps.bulletins.withdraw(after) : deps.bulletins.replace(after));
  if (before.version !== version || !(await keep()))
    throw new DomainError("conflict", "bulletin.version_conflict");
  return toView(deps, after);
}

/** Lets a bulletin go whose time has come. Safe to do late, twice, and by two at once. */
async function beginDue(
  deps: Pick<BulletinDeps, "bulletins">,
  ctx: Context,
  { eventId, bulletinId }: Pick<Bulletin, "eventId" | "bulletinId">,
): Promise<void> {
  const before = await deps.bulletins.find(eventId, bulletinId);
  if (before?.state !== "scheduled" || !before.sendAt || before.sendAt > ctx.now) return;
  await deps.bulletins.replace({
    ...before,
    state: "sending",
    sentAt: ctx.now,
    version: before.version + 1,
    updatedAt: ctx.now,
  });
}

async function findBulletin(
  { bulletins }: Pick<BulletinDeps, "bulletins">,
  eventId: EventId,
  bulletinId: BulletinId,
): Promise<Bulletin> {
  const found = await bulletins.find(eventId, bulletinId);
  if (!found) throw new DomainError("not_found", "bulletin.not_found");
  return found;
}

/** For how many bulletins would be, one for each of these choices of counties; all subscriptions are read once. */
async function countEach(
  { subscriptions }: Pick<BulletinDeps, "subscriptions">,
  { kind }: Pick<Event, "kind">,
  choices: readonly Bulletin["counties"][],
): Promise<number[]> {
  const counts = choices.map(() => 0);
  for await (const one of subscriptions.eachSubscribed())
    for (const [index, counties] of choices.entries())
      if (isForThem(one, kind, counties)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

async function toView(
  { mailings }: Pick<BulletinDeps, "mailings">,
  bulletin: Bulletin,
): Promise<BulletinView> {
  const { bulletinId, text, counties, planned, sendAt, sentAt, stoppedAt, version } = bulletin;
  const mailing = await mailings.find(bulletinMailing(bulletin));
  const worked = mailing?.state === "done" ? "sent" : mailing?.state === "superseded" && "superseded";
  return {
    bulletinId,
    text,
    counties,
    state: (bulletin.state === "sending" && worked) || bulletin.state,
    planned,
    queued: mailing?.told ?? 0,
    sendAt,
    sentAt,
    stoppedAt,
    version,
  };
}

const useCases = {
  listBulletins,
  getAdvertised,
  countReaders,
  testBulletin,
  sendBulletin,
  stopBulletin,
  beginDue,
};

/** Use cases of bulletins. */
export type BulletinService = Bound<typeof useCases>;

/** Makes the use cases of bulletins over their stores. */
export function createBulletinService(deps: BulletinDeps): BulletinService {
  return bind(deps, useCases);
}
