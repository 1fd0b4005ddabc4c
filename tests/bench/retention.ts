import { fork, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { erasureEntity } from "@zapisy/core/erasure";
import type { EventId } from "@zapisy/core/event";
import { createRetentionStore } from "@zapisy/core/retention";
import { PRESETS } from "@zapisy/core/retention/rules";
import { toActor } from "@zapisy/core/staff";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { startDatabase } from "@zapisy/local/database";
import { startFileStore } from "@zapisy/local/file-store";
import { createTable } from "@zapisy/local/table";
import { eventInput, projectInput, signUpInput } from "../support/fixture.ts";
import { seededRandom } from "../support/random.ts";

const OF_AN_EVENT = 500;
const KILLS = 10;
/** The event is on 15 April 2026 and keeps whoever has no place for three months. */
const [BEFORE, AFTER, NEXT_DAY] = ["2026-03-02", "2026-07-20", "2026-07-22"];
/** Stands in every row of whoever is to go. */
const PLANTED = "Terminowa";

/**
 * So many people (50,000 unless said) without a place, at events of five hundred, whose term is over: they are erased in parts, while the
 * process that does it is killed ten times with `SIGKILL`. Counts what is left of them, and whether each was counted once.
 */
export async function measure([size = "50000"]: string[]): Promise<object> {
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const dir = await mkdtemp(join(tmpdir(), "zapisy-retention-"));
  const [database, files] = await Promise.all([
    startDatabase({ inMemory: true }),
    startFileStore({
      dir: join(dir, "files"),
      bucket: "files",
      accessKeyId: "local",
      secretAccessKey: "local",
      origins: ["https://zapisy.example"],
    }),
  ]);
  await createTable(new DynamoDBClient({ endpoint: database.endpoint, region: "eu-central-1" }), "retention");
  const env = {
    TABLE_NAME: "retention",
    DYNAMODB_ENDPOINT: database.endpoint,
    S3_ENDPOINT: files.endpoint,
    FILES_BUCKET: "files",
    PUBLIC_URL: "https://zapisy.example",
    LINK_KEY: randomBytes(32).toString("base64"),
  };
  let worker: ChildProcess | undefined;
  const start = (TODAY: string) => {
    worker = fork(join(import.meta.dirname, "retention/worker.ts"), [], {
      env: { ...process.env, ...env, TODAY },
      stdio: "inherit",
    });
  };
  const kill = async () => {
    if (!worker) return;
    const killed = worker;
    // Whoever ended once is waited for no more: it would be for ever.
    worker = undefined;
    const ended = once(killed, "exit");
    killed.kill("SIGKILL");
    await ended;
  };
  try {
    const people = Number(size);
    const eventIds = await plant(createDeps(readConfig({ ...env, TODAY: BEFORE })), people);
    const deps = createDeps(readConfig({ ...env, TODAY: AFTER }));
    const planted = await countPlanted(deps);
    if (planted < people) throw new Error(`${people} people were to be planted, and ${planted} were.`);
    console.error(`${people} people at ${eventIds.length} events stand in ${planted} rows`);
    const random = seededRandom(7);
    const startedAt = performance.now();
    let [killed, told] = [0, 0];
    start(AFTER);
    // Killed at ten places of the way, wherever it is just then.
    for (;;) {
      await pause(200 + random() * 800);
      assertRuns(worker);
      const { erased, looked } = await progressOf(deps);
      if (looked >= people) break;
      if (killed < KILLS && erased >= ((killed + 1) * people) / (KILLS + 2)) {
        await kill();
        killed += 1;
        start(AFTER);
      }
      if (erased - told >= people / 20) {
        told = erased;
        const passed = Math.round((performance.now() - startedAt) / 1_000);
        console.error(`${erased} of ${people} after ${passed} s, killed ${killed} times`);
      }
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    await kill();
    start(NEXT_DAY);
    for (let end = await progressOf(deps); end.done < end.all; end = await progressOf(deps)) {
      assertRuns(worker);
      await pause(2_000);
    }
    await kill();
    return {
      people,
      events: eventIds.length,
      killed,
      rowsBefore: planted,
      rowsLeft: await countPlanted(deps),
      counted: await countRemoved(deps, eventIds),
      seconds: Math.round(seconds),
      secondsWithSecondLook: Math.round((performance.now() - startedAt) / 1_000),
      perSecond: Math.round(people / seconds),
    };
  } finally {
    await kill();
    await Promise.all([database.stop(), files.stop()]);
    await rm(dir, { recursive: true, force: true });
  }
}

/** People on reserve lists: one of each event by the product, the others as that one is, under ids of their own. */
async function plant(deps: Deps, people: number): Promise<EventId[]> {
  const staff = await deps.services.staff.createStaff(
    deps.context({ type: "system", name: "bench" }, "bench"),
    {
      name: "Anna Nowak",
      email: "anna@zapisy.example",
      role: "admin",
      projectIds: "all",
      locale: "pl",
      active: true,
    },
  );
  const ctx = deps.context(toActor(staff), "bench");
  const { projectId } = await deps.services.project.createProject(ctx, projectInput());
  await deps.services.retention.setTerms(ctx, projectId, { terms: PRESETS.own, version: 0 });
  await deps.services.retention.setSwitch(ctx, { isOn: true, version: 0 });
  const eventIds: EventId[] = [];
  const firsts: string[] = [];
  const sizes: number[] = [];
  for (let left = people; left > 0; left -= OF_AN_EVENT) {
    sizes.push(Math.min(left, OF_AN_EVENT));
    const draft = await deps.services.event.createEvent(ctx, eventInput(projectId, { seats: 1 }));
    const { slug, eventId } = await deps.services.event.publishEvent(ctx, draft.eventId, draft.version);
    eventIds.push(eventId);
    const signUp = (number: number, lastName: string) =>
      deps.services.registration.registerParticipant(
        deps.context({ type: "public" }, "bench"),
        slug,
        signUpInput(number, { lastName }),
      );
    await signUp(1, "Ma Miejsce");
    const first = await signUp(2, PLANTED);
    if (first.outcome === "mailed") throw new Error("what came of it is in a mail");
    firsts.push(first.registrationId);
  }
  const all: Record<string, unknown>[] = [];
  for await (const row of rowsOf(deps)) all.push(row);
  for (const [index, registrationId] of firsts.entries()) {
    const rows = all.filter(({ pk }) => String(pk).includes(registrationId));
    await multiply(deps, registrationId, rows, sizes[index] ?? 0);
  }
  return eventIds;
}

/** Writes the rows of a registration so many times in all, each time of another one. */
async function multiply(
  deps: Deps,
  registrationId: string,
  rows: readonly Record<string, unknown>[],
  count: number,
): Promise<void> {
  const { documents, name } = deps.table;
  const text = JSON.stringify(rows);
  for (let at = 1; at < count; at += 1) {
    const other = `${registrationId.slice(0, -6)}${numbered(at)}`;
    const items = JSON.parse(text.replaceAll(registrationId, other)) as Record<string, unknown>[];
    await documents.send(
      new BatchWriteCommand({ RequestItems: { [name]: items.map((Item) => ({ PutRequest: { Item } })) } }),
    );
  }
}

/** Six letters of an id, another for each number. */
function numbered(number: number): string {
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  return Array.from({ length: 6 }, (_, place) => letters[Math.floor(number / 32 ** (5 - place)) % 32]).join(
    "",
  );
}

async function countRemoved(deps: Deps, eventIds: readonly EventId[]): Promise<number> {
  const looks = await Promise.all(
    eventIds.map((eventId) => createRetentionStore(deps.table).listLooks(eventId)),
  );
  return looks.flat().reduce((sum, { removed }) => sum + removed, 0);
}

/** Rows in which somebody stands who is to go. */
async function countPlanted(deps: Deps): Promise<number> {
  let count = 0;
  for await (const row of rowsOf(deps)) if (JSON.stringify(row).includes(PLANTED)) count += 1;
  return count;
}

/** How many people's parts are done, how many erasures' first looks are over for how many people, and how many erasures are done of all. */
async function progressOf({ table }: Deps) {
  const { data } = await erasureEntity(table).query.byTime({}).go({ pages: "all" });
  const sum = { erased: 0, looked: 0, done: 0, all: data.length };
  for (const { state, look, done, targets } of data) {
    const isLooked = look === 2 || state !== "working";
    sum.erased += isLooked ? targets.registrationIds.length : done;
    sum.looked += isLooked ? targets.registrationIds.length : 0;
    sum.done += state === "done" ? 1 : 0;
  }
  return sum;
}

function assertRuns(worker: ChildProcess | undefined): void {
  if (worker?.exitCode !== null || worker.signalCode !== null)
    throw new Error("The process ended by itself.");
}

async function* rowsOf({ table }: Deps): AsyncGenerator<Record<string, unknown>> {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.documents.send(
      new ScanCommand({ TableName: table.name, ExclusiveStartKey: from, ConsistentRead: true }),
    );
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}
