import { interestIdOf, interestToken } from "@zapisy/core/interest";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import { subscriptionIdOf, subscriptionToken } from "@zapisy/core/subscription";
import { signUpInput } from "../../support/fixture.ts";
import type { Units } from "./prices.ts";
import type { Scene } from "./scene.ts";

/** When sign-up opens of the event for which people wait, and when a letter goes that waits: both after the day of the scene. */
const OPENS = "2026-04-01T08:00";
const LATER = "2026-04-02T08:00:00.000Z";

/** What of the bench takes people through the code, and counts. */
export interface Counting {
  scene: Scene;
  people: number;
  costOf(name: string, count: number, work: () => Promise<void>): Promise<Units>;
  /** Asks the API from a client of its own. */
  post(path: string, body: object): Promise<void>;
  /** Signs all people up, and lets everything follow. */
  signUps(slug: string, more?: Partial<SignUpInput>): () => Promise<void>;
  /** Sends mails, and lets them arrive. */
  send(messageIds: readonly string[]): () => Promise<void>;
}

/** Counts what it costs to wait for an event (0093), to want news of others (0092), and to write to all of those (0106). */
export async function measureNews({ scene, people, costOf, post, signUps, send }: Counting): Promise<void> {
  const { deps, queued, follow, publish } = scene;
  const { secretKey, services } = deps;
  const ctx = scene.asStaff();
  const emails = Array.from({ length: people }, (_, person) => signUpInput(person).email);
  const each = async (work: (email: string) => Promise<unknown>) => {
    for (const email of emails) await work(email);
    await follow();
  };
  queued.length = 0;

  const { eventId, slug } = await publish({ recruitment: { mode: "first_come", opens: OPENS } });
  await follow();
  await costOf("an address that waits for an event", people, () =>
    each((email) => post(`/api/events/${slug}/interests`, { email, locale: "pl" })),
  );
  await costOf("the mail that asks it", people, send(queued.splice(0)));
  const [first = "", ...others] = emails;
  const confirm = (email: string) => {
    const interestId = interestIdOf(secretKey, eventId, email);
    const token = interestToken(secretKey, { eventId, interestId });
    return scene.ask("PUT", `/api/interests/${token}`, { body: { wanted: true } });
  };
  await costOf("the first that is confirmed", 1, async () => {
    await confirm(first);
    await follow();
  });
  await costOf("one that is confirmed", others.length, async () => {
    for (const email of others) await confirm(email);
    await follow();
  });
  await costOf("telling one of them", people, async () => {
    await services.interest.followOpening({ ...ctx, now: LATER }, eventId, false);
    await follow();
  });
  await costOf("the mail that tells them", people, send(queued.splice(0)));

  const offering = await publish({
    seats: null,
    form: { ...(await services.event.getEvent(ctx, eventId)).form, newsletterConsent: true },
  });
  await follow();
  await costOf("a sign-up without the tick for news", people, signUps(offering.slug));
  const { consents } = signUpInput(0);
  const ticked = { consents: { ...consents, newsletter: true }, firstName: "Inna" };
  await costOf("the same with it", people, signUps(offering.slug, ticked));
  queued.length = 0;
  await costOf("news that are confirmed", people, () =>
    each((email) => {
      const token = subscriptionToken(secretKey, subscriptionIdOf(secretKey, email));
      return scene.ask("PUT", `/api/subscriptions/${token}`, { body: { wanted: true } });
    }),
  );
  const text = { pl: "Zapraszamy na szkolenie, na którym zostało kilka miejsc." };
  await costOf("a bulletin, for each reader", people, async () => {
    await services.bulletin.sendBulletin(ctx, offering.eventId, { text });
    await follow();
  });
  await costOf("the mail of a bulletin", people, send(queued.splice(0)));
  let waiting: Awaited<ReturnType<typeof services.bulletin.sendBulletin>> | undefined;
  await costOf("a bulletin that is to go later", 1, async () => {
    waiting = await services.bulletin.sendBulletin(ctx, offering.eventId, { text, at: LATER });
    await follow();
  });
  if (!waiting) throw new Error("No bulletin waits.");
  const { bulletinId } = waiting;
  await costOf("that goes", 1, async () => {
    await services.bulletin.beginDue({ ...ctx, now: LATER }, { eventId: offering.eventId, bulletinId });
  });
  await follow();
}
