import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { toActor } from "@zapisy/core/staff";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { FIRST_STAFF_ADDRESS, startStack, type Stack } from "@zapisy/local/stack";
import { eventInput, projectInput, signUpInput } from "../support/fixture.ts";

const SIGN_UPS = 2_000;
/** Of four who sign up one finds a seat. */
const SEATS_SHARE = 4;
const PEOPLE_AT_ONCE = 20;
/** As long as pages and people wait before they send the same again. */
const AGAIN_AFTER_MS = 1_000;
/** A small disk of its own: what the run needs, and the room below which nothing is written any more. */
const DISK_MEGABYTES = 400;
/** Names the folder of the small disk to the process that runs on it. */
const DISK = "ZAPISY_BENCH_DISK";

/**
 * Everything that breaks, one after another, while 2,000 people sign up for 500 seats, against the whole product as `npm start`
 * runs it: `kill -9` of each of its five processes, a mail service that stands still for seconds, a disk that is full to the
 * last byte, a database that hangs. Everybody sends the same request again until it is answered, as the page does. Afterwards rows,
 * seats and mails are counted.
 *
 * The disk is a tmpfs in a mount namespace of its own (`unshare`), which root and on most systems everybody may make. Where that
 * is not possible the data lies on the ordinary disk, nothing is filled, and `fullDisk` says so.
 * @param args how many sign up instead, to look at one thing quickly
 */
export async function measure([people]: string[] = []): Promise<object> {
  const signUps = people === undefined ? SIGN_UPS : Number(people);
  if (process.env[DISK] !== undefined) return run(process.env[DISK], signUps);
  const dir = mkdtempSync(join(tmpdir(), "zapisy-faults-"));
  try {
    return onSmallDisk(dir) ?? (await run("", signUps));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Runs the measurement again in a process that has a small disk; undefined where none can be made. */
function onSmallDisk(dir: string): object | undefined {
  if (process.platform !== "linux") return undefined;
  const unshare = ["--mount", ...(process.getuid?.() === 0 ? [] : ["--map-root-user"])];
  const mount = `mount -t tmpfs -o size=${DISK_MEGABYTES}m none '${dir}'`;
  if (spawnSync("unshare", [...unshare, "sh", "-c", mount]).status !== 0) return undefined;
  const output = execFileSync(
    "unshare",
    [...unshare, "sh", "-c", `${mount} && exec "$@"`, "sh", process.execPath, ...process.argv.slice(1)],
    { env: { ...process.env, [DISK]: dir }, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as object;
}

/** What came of the sign-ups so far. */
interface Progress {
  answered: { number: number; registrationId: string; at: number; waitedMs: number }[];
  statuses: Map<number, number>;
  /** The longest that one request went without any answer, or until the connection broke. */
  longestRequestMs: number;
}

async function run(disk: string, signUps: number): Promise<object> {
  const seats = Math.round(signUps / SEATS_SHARE);
  const dataDir = disk === "" ? mkdtempSync(join(tmpdir(), "zapisy-faults-data-")) : join(disk, "data");
  const told: string[] = [];
  const stack = await startStack({
    dataDir,
    port: 0,
    samples: false,
    web: false,
    onLine: (text) => told.push(text),
  });
  try {
    Object.assign(process.env, stack.env);
    const deps = createDeps(readConfig(stack.env));
    const admin = await deps.stores.staff.findByAddress(FIRST_STAFF_ADDRESS);
    if (!admin) throw new Error("the stack has no first member of staff");
    const ctx = deps.context(toActor(admin), "bench");
    const { projectId } = await deps.services.project.createProject(ctx, projectInput());
    const day = `${new Date().getUTCFullYear() + 1}-05-12`;
    const draft = await deps.services.event.createEvent(
      ctx,
      eventInput(projectId, {
        seats,
        dates: { type: "exact", startsOn: day, endsOn: day },
        agenda: eventInput(projectId).agenda.map((item) => ({ ...item, day })),
      }),
    );
    const { slug, eventId } = await deps.services.event.publishEvent(ctx, draft.eventId, draft.version);

    const progress: Progress = { answered: [], statuses: new Map(), longestRequestMs: 0 };
    const startedAt = performance.now();
    let next = 0;
    // Each fault has people of its own: who would come after them waits until it is over.
    let admitted = 0;
    const admit = (share: number) => void (admitted = Math.round(share * signUps));
    const breaking = breakEverything(stack, disk, () => progress.answered.length / signUps, admit);
    await Promise.all([
      breaking,
      ...Array.from({ length: PEOPLE_AT_ONCE }, async () => {
        while (next < signUps) {
          if (next >= admitted) {
            await pause(20);
            continue;
          }
          next += 1;
          await signUp(new URL(`/api/events/${slug}/registrations`, stack.url), next, progress);
        }
      }),
    ]);
    const seconds = (performance.now() - startedAt) / 1_000;

    // The last that was broken is perhaps not back yet.
    while ((await deps.health()).database === "ill") await pause(1_000);
    const rows: { id: string; person: string; status: string }[] = [];
    for await (const { registrationId, email, status } of deps.stores.registrations.eachByName(eventId))
      rows.push({ id: registrationId, person: email ?? "", status });
    const mails = await mailsOnceAllCame(stack, new Set(rows.map(({ person }) => person)));
    const kept = new Set(rows.map(({ id }) => id));
    const head = await deps.stores.events.findHead(eventId);
    const blocks = head ? [...(await deps.stores.events.readBlocks([head], true)).values()].flat() : [];
    const taken = blocks.reduce((sum, block) => sum + block.taken, 0);
    const confirmed = rows.filter(({ status }) => status === "confirmed").length;
    const silences = silencesOf(progress.answered);
    const { broken, fullDisk } = await breaking;
    /** The longest that nobody got in, by what had been broken last before it ended. */
    const silenceAfter: Record<string, number> = {};
    for (const { until, ms } of silences) {
      const last = broken.findLast(({ at }) => at < until)?.name ?? "nothing";
      silenceAfter[last] = Math.max(silenceAfter[last] ?? 0, Math.round(ms));
    }
    return {
      signUps,
      capacity: seats,
      confirmed,
      reserve: rows.filter(({ status }) => status === "reserve").length,
      lost: progress.answered.filter(({ registrationId }) => !kept.has(registrationId)).length,
      duplicates: rows.length - new Set(rows.map(({ person }) => person)).size,
      oversold: Math.max(0, confirmed - seats, taken - seats),
      countersOff: Math.abs(taken - confirmed),
      mailsTwice: [...mails.values()].filter((count) => count > 1).length,
      mailsLost: rows.filter(({ person }) => !mails.has(person)).length,
      longestSilenceMs: Math.max(...Object.values(silenceAfter)),
      silenceAfter,
      longestRequestMs: Math.round(progress.longestRequestMs),
      longestUntilRegisteredMs: Math.round(Math.max(...progress.answered.map(({ waitedMs }) => waitedMs))),
      answers: Object.fromEntries(progress.statuses),
      restarts: told.filter((line) => line.includes("starting it again")).length,
      fullDisk: disk === "" ? "not tried: no small disk could be made" : fullDisk,
      seconds: Math.round(seconds),
    };
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** How long nobody got in while somebody waited to, up to each answer. */
function silencesOf(answered: Progress["answered"]): { until: number; ms: number }[] {
  const inOrder = answered.toSorted((a, b) => a.at - b.at);
  let waitsSince = Infinity;
  /** Since when the longest waiting of those waits who are not in before this answer. */
  const since = inOrder
    .toReversed()
    .map(({ at, waitedMs }) => (waitsSince = Math.min(waitsSince, at - waitedMs)))
    .toReversed();
  return inOrder.map(({ at }, index) => ({
    until: at,
    ms: at - Math.max(inOrder[index - 1]?.at ?? 0, since[index] ?? at),
  }));
}

/** Signs a person up, from an address of their own, until there is an answer. */
async function signUp(url: URL, number: number, progress: Progress): Promise<void> {
  const began = performance.now();
  for (;;) {
    const askedAt = performance.now();
    const { status, body } = await post(url, signUpInput(number), number).catch(() => ({
      status: 0,
      body: "",
    }));
    const now = performance.now();
    progress.longestRequestMs = Math.max(progress.longestRequestMs, now - askedAt);
    progress.statuses.set(status, (progress.statuses.get(status) ?? 0) + 1);
    if (status === 201) {
      const { registrationId } = JSON.parse(body) as { registrationId: string };
      progress.answered.push({ number, registrationId, at: now, waitedMs: now - began });
      return;
    }
    if (status !== 0 && status < 500 && status !== 429) throw new Error(`${status}: ${body}`);
    await pause(AGAIN_AFTER_MS);
  }
}

function post(url: URL, input: object, number: number): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: "POST",
        // Every address of 127.0.0.0/8 is this machine's, so that each person is a client of their own.
        localAddress: `127.1.${number >> 8}.${number & 255 || 1}`,
        headers: { "content-type": "application/json", "idempotency-key": `faults-key-${number}` },
      },
      (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (part: string) => (body += part));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
        answer.on("error", reject);
      },
    );
    call.on("error", reject);
    call.end(JSON.stringify(input));
  });
}

/** What was broken, and when. */
interface Broken {
  broken: { name: string; at: number }[];
  fullDisk: string;
}

/** Breaks one thing after another, each when a further share of the people has got in. */
async function breakEverything(
  stack: Stack,
  disk: string,
  share: () => number,
  admit: (share: number) => void,
): Promise<Broken> {
  const { processes } = stack;
  const { database, mailbox } = processes;
  let fullDisk = "";
  const kill = (part: keyof typeof processes): [string, () => Promise<void>] => [
    `kill -9 ${part}`,
    () => Promise.resolve(processes[part].kill("SIGKILL")),
  ];
  const slowMail = async () => {
    // A mail service that takes five seconds for what it has, three times.
    for (let time = 0; time < 3; time += 1) {
      mailbox.kill("SIGSTOP");
      await pause(5_000);
      mailbox.kill("SIGCONT");
      await pause(500);
    }
  };
  const fillDisk = async () => {
    if (disk === "") return;
    const filling = join(disk, "filling");
    const written = fill(filling);
    await pause(8_000);
    // Others write on as long as they can.
    fill(filling);
    await pause(2_000);
    rmSync(filling);
    fullDisk = `full for 10 s, after ${Math.round(written / 1_000_000)} MB`;
  };
  const hang = async () => {
    const { pid } = database;
    database.kill("SIGSTOP");
    while (database.pid === pid) await pause(200);
  };
  const breaks: [string, () => Promise<void>][] = [
    ...(["server", "database", "worker", "mailbox", "files"] as const).map(kill),
    ["slow mail", slowMail],
    ["full disk", fillDisk],
    ["hung database", hang],
    ...(["worker", "server", "database"] as const).map(kill),
  ];
  const broken: Broken["broken"] = [];
  for (const [index, [name, breakIt]] of breaks.entries()) {
    const begins = (index + 1) / (breaks.length + 1);
    admit(begins + 0.5 / (breaks.length + 1));
    while (share() < begins) await pause(20);
    broken.push({ name, at: performance.now() });
    await breakIt();
  }
  admit(1);
  return { broken, fullDisk };
}

/** Writes until the system says that there is no room. @returns how many bytes that took */
function fill(file: string): number {
  let written = 0;
  for (let size = 1_000_000; size >= 1;) {
    try {
      appendFileSync(file, Buffer.alloc(size));
      written += size;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
      size = Math.floor(size / 10);
    }
  }
  return written;
}

/** How many mails each person has, once everybody has one and nothing is left to be sent. */
async function mailsOnceAllCame(stack: Stack, people: ReadonlySet<string>): Promise<Map<string, number>> {
  let counts = new Map<string, number>();
  // What the killed worker had taken is free again when its lease of a minute ends.
  for (let waited = 0; waited < 80 && counts.size < people.size; waited += 1) {
    await pause(5_000);
    counts = await countMails(stack);
  }
  await pause(3_000);
  await stack.settle();
  return countMails(stack);
}

async function countMails(stack: Stack): Promise<Map<string, number>> {
  const answer = await fetch(`${stack.mailboxUrl}/store`);
  const { emails } = (await answer.json()) as { emails: { destination: { to: string[] } }[] };
  const counts = new Map<string, number>();
  for (const to of emails.flatMap(({ destination }) => destination.to))
    counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
}
