import type { MessageId } from "@zapisy/core/message";
import { addSeconds } from "@zapisy/core/shared/time";
import { createDeps } from "@zapisy/functions/deps";
import { createMailQueueHandler } from "@zapisy/functions/effects/send-mail";
import { createMailQueue } from "@zapisy/local/mail-queue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asStaff, createProject, publishEvent, signUp } from "../support/actions.ts";
import { startDatabaseProxy, type DatabaseProxy } from "../support/database-proxy.ts";
import { createMailingWorld, mailBatch, type Mail, type MailingWorld } from "../support/mailbox.ts";
import type { World } from "../support/world.ts";

const PEOPLE = 30;

let mailing: MailingWorld;
let world: World;
let proxy: DatabaseProxy;
/** How often the mailer asked for the line of an event, and for an event. */
const asked = { line: 0, event: 0 };

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  proxy = await startDatabaseProxy(world.deps.config.DYNAMODB_ENDPOINT ?? "", ({ operation, input }) => {
    const { IndexName, Key } = input as { IndexName?: string; Key?: { pk?: { S?: string } } };
    if (operation === "Query" && IndexName === "gsi2") asked.line += 1;
    if (operation === "GetItem" && Key?.pk?.S?.includes("eventId_")) asked.event += 1;
  });
});
afterAll(async () => {
  proxy.stop();
  await mailing.end();
});

/** A mailer as it runs in the product: it keeps what mails have in common for a while. */
function mailer() {
  const config = { ...world.deps.config, DYNAMODB_ENDPOINT: proxy.endpoint };
  return createMailQueueHandler(
    createDeps(config, { clock: () => world.clock.now, log: world.deps.log, definitionTtlMs: 60_000 }),
  );
}

/** People who wait for the only seat of an event, and the mails that tell them so. */
async function reserveList() {
  const event = await publishEvent(world, await createProject(world), { seats: 1 });
  await mailing.arrived();
  const people = [];
  for (let number = 0; number < PEOPLE; number += 1) people.push(await signUp(world, event, number));
  await world.follow();
  const ids = world.mailed.splice(0);
  world.clock.now = addSeconds(world.clock.now, 1);
  return { event, people, ids };
}

/** What came to the mailbox since it was emptied. */
async function mailbox() {
  const answer = await fetch(`${world.deps.config.SES_ENDPOINT}/store`);
  return ((await answer.json()) as { emails: Mail[] }).emails;
}

const emptyMailbox = () => fetch(`${world.deps.config.SES_ENDPOINT}/clear-store`, { method: "POST" });

const statesOf = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await world.deps.stores.messages.find(id as MessageId))?.state));

describe("mails to many people of one event", () => {
  it("read the event and its line once, and tell each their own place", async () => {
    const { people, ids } = await reserveList();
    await emptyMailbox();
    Object.assign(asked, { line: 0, event: 0 });
    expect(await mailer()(mailBatch(ids))).toEqual({ batchItemFailures: [] });
    expect(asked).toEqual({ line: 1, event: 1 });
    const places = new Map(
      (await mailbox()).map(({ destination, body }) => [
        destination.to[0],
        /Miejsce na liście rezerwowej: (\d+)/.exec(body.text)?.[1],
      ]),
    );
    // The first has the seat; who comes after them stands in the line.
    expect(places).toEqual(
      new Map(
        people.map((_, number) => [`lucja${number}@ops.example`, number > 0 ? String(number) : undefined]),
      ),
    );
  });

  it("are sent once each, several at a time, when two mailers have the same ones", async () => {
    const { ids } = await reserveList();
    await emptyMailbox();
    const errors: unknown[] = [];
    const queues = [mailer(), mailer()].map((handle) => {
      const queue = createMailQueue({
        onError: (error) => errors.push(error),
        log: (line) => errors.push(line),
      });
      queue.consume(handle);
      return queue;
    });
    for (const queue of queues) await queue.send(ids);
    await Promise.all(queues.map((queue) => queue.idle()));
    await Promise.all(queues.map((queue) => queue.stop()));
    const addresses = (await mailbox()).flatMap(({ destination }) => destination.to);
    expect(errors).toEqual([]);
    expect([addresses.length, new Set(addresses).size]).toEqual([PEOPLE, PEOPLE]);
    expect(new Set(await statesOf(ids))).toEqual(new Set(["sent"]));
  });

  it("tell of the event as it was when they were queued, or later, never as it was before", async () => {
    const { event, ids } = await reserveList();
    const handle = mailer();
    await handle(mailBatch(ids.slice(0, 1)));
    const now = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    const place = { mode: "onsite" as const, name: "Dom Ludowy", town: "Suwałki" };
    await world.deps.services.event.updateEvent(
      asStaff(world),
      event.eventId,
      { ...now, place },
      now.version,
    );
    world.clock.now = addSeconds(world.clock.now, 1);
    await signUp(world, event, PEOPLE + 1);
    await world.follow();
    const [id] = world.mailed.splice(0).filter((one) => !ids.includes(one));
    await emptyMailbox();
    world.clock.now = addSeconds(world.clock.now, 1);
    await handle(mailBatch([id ?? ""]));
    expect((await mailbox()).map(({ body }) => body.text)).toEqual([expect.stringContaining("Suwałki")]);
  });
});
