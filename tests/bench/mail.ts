import { fork, type ChildProcess } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { MessageRef } from "@zapisy/core/message";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { followStream } from "@zapisy/functions/effects/follow-stream";
import { createStreamHandlers } from "@zapisy/functions/effects/index";
import { LANES, type Lane } from "@zapisy/functions/mails/lane";
import { startDatabase } from "@zapisy/local/database";
import { surviveRestarts } from "@zapisy/local/survive-restarts";
import { createTable } from "@zapisy/local/table";
import { bundle } from "../../infra/bundle.ts";
import { readTableStream } from "../support/table-stream.ts";
import type { Answered, Asked } from "./mail/mailer.ts";
import { publishAll, signUpAll, signUpOne } from "./mail/scene.ts";
import { openService, PER_SECOND } from "./mail/service.ts";
import { createSqs, type Item, type Queues, type Sqs } from "./mail/sqs.ts";
import { round } from "./rush/processor.ts";

const TABLE = "mail";
const ROOT = join(import.meta.dirname, "..", "..");
/** As on AWS. */
const MAILERS_PER_LANE = 2;
const BATCH_SIZE = 10;
const BACK_AFTER_MS = 90_000;
/** By how much sooner than on AWS a lease ends and a queue gives an item back, so that nobody waits for minutes: six to one, as there. */
const SPEED = 6;
const HIDDEN_MS = BACK_AFTER_MS / SPEED;
const FAILS = 0.05;
const CONFIRMED = 2_000;
const KILLS = 10;
const MEANWHILE = 100;
/** More in an hour an event does not take. */
const SIGN_UPS_AN_HOUR = 20_000;

/**
 * Mail as on AWS, before a mail service that allows 50 a second: mailers of three lanes, which are processes of their own, and queues that
 * outlast them. 2,000 people have signed up; while their confirmations go, the service fails 5 % for a while, and ten times a mailer is
 * killed in the midst. `duplicates` are messages that the service took more than once, and `inWindow` those of them that a mailer died over when
 * they were taken and not yet noted; `ofAllowed` is the part of the allowed rate that was used as long as something stood in the queue.
 *
 * With `--bulk 50000` it is a letter to so many people, and 100 who sign up while it goes: `confirmedAfter` are the seconds from the answer to
 * the confirmation, `queuedAfter` those of them until it stood in its queue. `filling` and `accounting` are what the measurement itself took.
 * @param args or how many people, how many kills
 */
export async function measure(args: string[] = []): Promise<object> {
  const bulk = args.indexOf("--bulk");
  if (bulk >= 0) return withScene((scene) => measureBulk(scene, Number(args[bulk + 1] ?? 50_000)));
  const [people = CONFIRMED, kills = KILLS] = args.map(Number);
  return withScene((scene) => measureKills(scene, people, kills));
}

/** What both measurements play with. */
interface Scene {
  deps: Deps;
  queues: Queues;
  service: Awaited<ReturnType<typeof openService>>;
  mailers: ReturnType<typeof startMailers>;
  /** When each message was put into a queue first. */
  queuedAt: ReadonlyMap<string, number>;
  /** Lets everything follow that follows from changes, until nothing does any more. */
  follow(): Promise<void>;
  /** Passes over what is new, as if all of it had followed long ago. */
  passOver(): Promise<void>;
  /** How far the clock is behind; sign-ups of long ago are no rush. */
  time: { hoursAgo: number };
}

async function measureKills(
  { deps, queues, service, mailers, follow }: Scene,
  people: number,
  kills: number,
) {
  const { events } = await publishAll(deps, [null]);
  await signUpAll(deps, events[0]?.slug ?? "", { from: 0, count: people });
  await follow();
  const queued = queues.ordinary.size;
  await mailers.start();
  service.open({ fails: FAILS });
  const startedAt = performance.now();
  const use = watchUse(queues.ordinary, service, startedAt);
  /** Taken by the service and not noted when their mailer died. */
  const window = new Set<string>();
  for (let kill = 1; kill <= kills; kill += 1) {
    await until(() => service.taken.size >= (people * kill) / (kills + 1));
    const batches = await mailers.kill("ordinary", kill % MAILERS_PER_LANE);
    for (const ref of await notNoted(deps, batches)) if (service.taken.has(ref)) window.add(ref);
  }
  await until(() => queues.ordinary.size === 0);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { lost, duplicates } = await account(deps, service, queued);
  return {
    sent: service.taken.size,
    duplicates: duplicates.length,
    lost,
    seconds: round(seconds),
    inWindow: duplicates.filter((ref) => window.has(ref)).length,
    ofAllowed: use.ofAllowed(),
    kills,
    diedOver: window.size,
    ...service.said,
    leaseAndQueueSooner: SPEED,
    load: round(loadavg()[0] ?? 0),
  };
}

async function measureBulk(scene: Scene, people: number) {
  const { deps, queues, service, mailers, queuedAt, follow, passOver, time } = scene;
  const beganAt = performance.now();
  const { events, asStaff } = await publishAll(deps, [null, null]);
  const [told, open] = events;
  if (!told || !open) throw new Error("There are two events.");
  for (let from = 0; from < people; from += SIGN_UPS_AN_HOUR) {
    time.hoursAgo = Math.ceil((people - from) / SIGN_UPS_AN_HOUR);
    await signUpAll(deps, told.slug, { from, count: Math.min(SIGN_UPS_AN_HOUR, people - from) });
    // They had their confirmations long ago.
    await passOver();
  }
  time.hoursAgo = 0;
  const filling = (performance.now() - beganAt) / 1_000;
  await mailers.start();
  service.open({ fails: 0 });
  const { circular } = deps.services;
  const { circularId, version } = await circular.writeCircular(asStaff(), told.eventId, {
    subject: { pl: "Zmiana sali" },
    body: { pl: "spotykamy się w sali 2." },
    recipients: { by: "filter", statuses: ["confirmed"] },
  });
  const startedAt = performance.now();
  await circular.sendCircular(asStaff(), told.eventId, circularId, { version });
  let isOver = false;
  const following = (async () => {
    while (!isOver) {
      await follow();
      await pause(200);
    }
  })();
  const use = watchUse(queues.many, service, startedAt);
  await until(() => service.taken.size >= people / 10);
  const answeredAt = new Map<string, number>();
  for (let number = 0; number < MEANWHILE; number += 1) {
    const answer = await signUpOne(deps, open.slug, people + number);
    if (answer.outcome === "mailed") throw new Error("The event asks nobody to confirm an address.");
    answeredAt.set(answer.registrationId, performance.now());
    await pause(100);
  }
  const sentOf = () => [...service.taken].filter(([ref]) => answeredAt.has(ownerOf(ref)));
  await until(() => sentOf().length === MEANWHILE, 200);
  const letters = service.taken.size - MEANWHILE;
  const secondsTo = (moments: Iterable<[ref: string, at: number]>) =>
    [...moments].map(([ref, at]) => (at - (answeredAt.get(ownerOf(ref)) ?? 0)) / 1_000);
  const confirmed = sentOf().map(([ref, [at = 0]]): [string, number] => [ref, at]);
  const queued = confirmed.map(([ref]): [string, number] => [ref, queuedAt.get(ref) ?? 0]);
  await until(() => service.taken.size >= people + MEANWHILE && queues.many.size === 0);
  const seconds = (performance.now() - startedAt) / 1_000;
  isOver = true;
  await following;
  const endedAt = performance.now();
  const { lost, duplicates } = await account(deps, service, people + MEANWHILE);
  return {
    sent: service.taken.size,
    duplicates: duplicates.length,
    lost,
    seconds: round(seconds),
    confirmed: confirmed.length,
    confirmedAfter: spread(secondsTo(confirmed)),
    queuedAfter: spread(secondsTo(queued)),
    lettersBeforeTheLastOfThem: letters,
    ofAllowed: use.ofAllowed(),
    ...service.said,
    filling: round(filling),
    accounting: round((performance.now() - endedAt) / 1_000),
    load: round(loadavg()[0] ?? 0),
  };
}

/** Whose a message is. */
function ownerOf(ref: string): string {
  return ref.split("/")[0] ?? "";
}

function spread(seconds: readonly number[]): { p50: number; p95: number; max: number } {
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (part: number) => round(sorted[Math.floor(sorted.length * part)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: round(sorted.at(-1) ?? 0) };
}

async function withScene(run: (scene: Scene) => Promise<object>): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const dir = await mkdtemp(join(tmpdir(), "zapisy-mail-"));
  const database = await startDatabase({ dir: join(dir, "database") });
  const service = await openService();
  const settings = {
    TABLE_NAME: TABLE,
    DYNAMODB_ENDPOINT: database.endpoint,
    SES_ENDPOINT: service.endpoint,
    PUBLIC_URL: "https://zapisy.example",
    LINK_KEY: randomBytes(32).toString("base64"),
    MAILS_PER_SECOND: String(PER_SECOND),
  };
  const queues = Object.fromEntries(LANES.map((lane) => [lane, createSqs(HIDDEN_MS)])) as Queues;
  const { entry } = await bundle(ROOT, join("tests", "bench", "mail", "mailer.ts"), {
    dir: join(dir, "mailer"),
  });
  const mailers = startMailers(entry, settings, queues);
  try {
    await createTable(new DynamoDBClient({ endpoint: database.endpoint, region: "local" }), TABLE);
    const time = { hoursAgo: 0 };
    const queuedAt = new Map<string, number>();
    const deps = createDeps(readConfig(settings), {
      clock: () => new Date(Date.now() - time.hoursAgo * 3_600_000).toISOString(),
      mailQueue: {
        async send(refs, { lane = "ordinary" } = {}) {
          for (const ref of refs) if (!queuedAt.has(ref)) queuedAt.set(ref, performance.now());
          queues[lane].add(refs);
        },
      },
      log: { info: () => undefined, warn: console.error, error: console.error },
    });
    surviveRestarts(deps.table.client, TABLE, database.endpoint, join(dir, "database"));
    const following = followerOf(deps, database.endpoint);
    return await run({ deps, queues, service, mailers, time, queuedAt, ...following });
  } finally {
    await mailers.stop();
    await service.stop();
    await database.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Mailers of all lanes, each a process that gets batches of its queue, bundled as they are deployed. */
function startMailers(entry: string, settings: Record<string, string>, queues: Queues) {
  interface Mailer {
    child: ChildProcess;
    lane: Lane;
    batch?: Item[];
    isGone: boolean;
    gone: Promise<void>;
  }
  const startedAt = String(Date.now());
  const all: Record<Lane, Mailer[]> = { urgent: [], ordinary: [], many: [] };

  const start = async (lane: Lane, place: number) => {
    const child = fork(entry, {
      env: { ...process.env, ...settings, MAIL_LANE: lane, SPEED: String(SPEED), STARTED_AT: startedAt },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const mailer: Mailer = { child, lane, isGone: false, gone };
    all[lane][place] = mailer;
    void gone.then(() => (mailer.isGone = true));
    await new Promise((ready) => child.once("message", ready));
    void feed(mailer);
  };

  const feed = async (mailer: Mailer) => {
    const queue = queues[mailer.lane];
    for (let batch = 0; !mailer.isGone; batch += 1) {
      const items = await queue.receive(BATCH_SIZE);
      // It died while it waited; what it was to get comes back by itself.
      if (mailer.isGone || !mailer.child.connected) return;
      mailer.batch = items;
      const byId = new Map(items.map((item) => [randomUUID() as string, item]));
      const Records = [...byId].map(([messageId, { ref }]) => ({
        messageId,
        body: JSON.stringify({ messageId: ref }),
      }));
      mailer.child.send({ batch, event: { Records } as unknown as Asked["event"] } satisfies Asked);
      const answer = new Promise<Answered>((resolve) =>
        mailer.child.once("message", (said) => resolve(said as Answered)),
      );
      const answered = await Promise.race([answer, mailer.gone]);
      if (!answered || answered === "ready") return;
      const left = new Set(answered.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const [id, item] of byId) if (!left.has(id)) queue.remove(item);
    }
  };

  return {
    async start() {
      await Promise.all(
        LANES.flatMap((lane) => Array.from({ length: MAILERS_PER_LANE }, (_, place) => start(lane, place))),
      );
    },
    /** Kills a mailer in the midst of a batch, and starts another. @returns what it had */
    async kill(lane: Lane, place: number): Promise<Item[]> {
      const mailer = all[lane][place];
      if (!mailer) throw new Error("There is no such mailer.");
      mailer.child.kill("SIGKILL");
      await mailer.gone;
      void start(lane, place);
      return mailer.batch ?? [];
    },
    async stop() {
      await Promise.all(
        Object.values(all)
          .flat()
          .filter(({ isGone }) => !isGone)
          .map(({ child, gone }) => {
            child.kill("SIGKILL");
            return gone;
          }),
      );
    },
  };
}

/** Which of a dead mailer's messages nobody has noted as sent, once what it was writing has arrived. */
async function notNoted({ stores }: Deps, items: readonly Item[]): Promise<string[]> {
  await pause(200);
  const states = await Promise.all(items.map(({ ref }) => stores.messages.find(ref as MessageRef)));
  return items.flatMap(({ ref }, index) => (states[index]?.state === "queued" ? [ref] : []));
}

/** What of so many messages the service never took or nobody noted, and what it took more than once. */
async function account(
  { stores }: Deps,
  { taken }: Pick<Scene["service"], "taken">,
  queued: number,
): Promise<{ lost: number; duplicates: string[] }> {
  const found = await stores.messages.findMany([...taken.keys()] as MessageRef[]);
  const noted = found.filter((message) => message?.state === "sent").length;
  const duplicates = [...taken].filter(([, times]) => times.length > 1).map(([ref]) => ref);
  return { lost: queued - noted, duplicates };
}

/** How much of the allowed rate is used from a moment on, as long as something stands in a queue once it has begun. */
function watchUse(queue: Sqs, { taken }: Pick<Scene["service"], "taken">, startedAt: number) {
  let lastStood = startedAt;
  let isOver = false;
  const watching = setInterval(() => {
    if (queue.ready > 0 && !isOver) lastStood = performance.now();
    else if (taken.size > 0) isOver = true;
  }, 20);
  return {
    ofAllowed() {
      clearInterval(watching);
      const times = [...taken.values()].flat().filter((at) => at <= lastStood);
      return round(times.length / ((PER_SECOND * (lastStood - startedAt)) / 1_000));
    },
  };
}

function followerOf(deps: Deps, endpoint: string): Pick<Scene, "follow" | "passOver"> {
  const stream = readTableStream(endpoint, TABLE);
  const handlers = createStreamHandlers(deps);
  const names = ["queue-messages", "work-mailings", "queue-mail"] as const;
  const handle = followStream(names.flatMap((name) => handlers[name] ?? []));
  return {
    async follow() {
      for (let Records = await stream.read(); Records.length > 0; Records = await stream.read()) {
        const { batchItemFailures } = await handle({ Records });
        if (batchItemFailures.length > 0) throw new Error("Something did not follow.");
      }
    },
    async passOver() {
      while ((await stream.read()).length > 0);
    },
  };
}

async function until(isSo: () => boolean, everyMs = 20): Promise<void> {
  while (!isSo()) await pause(everyMs);
}
