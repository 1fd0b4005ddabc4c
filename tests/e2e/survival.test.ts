import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { TakenSignUp, StoredRegistration } from "@zapisy/core/registration";
import { toActor } from "@zapisy/core/staff";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { startStack, type Stack } from "@zapisy/local/stack";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventInput, projectInput, signUpInput } from "../support/fixture.ts";
import { takeKeysOf } from "../support/product.ts";

let stack: Stack;
let deps: Deps;
let dataDir: string;
/** What the person at the terminal was told. */
const lines: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "zapisy-survival-"));
  stack = await startStack({ dataDir, port: 0, web: false, onLine: (text) => lines.push(text) });
  takeKeysOf(stack);
  deps = createDeps(readConfig(stack.env));
});

afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function publish(title: string, seats: number) {
  const admin = await deps.stores.staff.findByAddress("admin@zapisy.example");
  if (!admin) throw new Error("no first member of staff");
  const ctx = deps.context(toActor(admin), "test");
  const { projectId } = await deps.services.project.createProject(ctx, projectInput());
  const day = `${new Date().getUTCFullYear() + 1}-05-12`;
  const draft = await deps.services.event.createEvent(
    ctx,
    eventInput(projectId, {
      title: { pl: title },
      seats,
      dates: { type: "exact", startsOn: day, endsOn: day },
      agenda: eventInput(projectId).agenda.map((item) => ({ ...item, day })),
    }),
  );
  return deps.services.event.publishEvent(ctx, draft.eventId, draft.version);
}

/** Signs up as a browser does: the same key again until there is an answer. */
async function signUp(slug: string, number: number): Promise<TakenSignUp> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      const answer = await fetch(`${stack.url}/api/events/${slug}/registrations`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "idempotency-key": `survival-${slug}-${number}`.slice(-60),
        },
        body: JSON.stringify(signUpInput(number)),
      });
      if (answer.status === 201) return (await answer.json()) as TakenSignUp;
      if (answer.status < 500) throw new Error(`refused: ${await answer.text()}`);
    } catch (cause) {
      if (cause instanceof Error && cause.message.startsWith("refused")) throw cause;
    }
    await pause(200);
  }
  throw new Error("no answer");
}

interface Mail {
  subject: string;
  destination: { to: string[] };
}

async function mailbox(): Promise<Mail[]> {
  const answer = await fetch(`${stack.mailboxUrl}/store`);
  return ((await answer.json()) as { emails: Mail[] }).emails;
}

describe("a machine that is stopped at any moment", () => {
  it("loses no answered registration and oversells no seat when site and database are killed", async () => {
    const { slug, eventId } = await publish("Awaria", 30);
    const answers: TakenSignUp[] = [];
    let next = 0;
    const people = Array.from({ length: 8 }, async () => {
      while (next < 120) {
        next += 1;
        answers.push(await signUp(slug, next));
      }
    });
    for (const name of ["server", "database", "server", "database"] as const) {
      await pause(700);
      stack.processes[name].kill("SIGKILL");
    }
    await Promise.all(people);
    await stack.settle();
    const rows: StoredRegistration[] = [];
    for await (const row of deps.stores.registrations.eachByName(eventId)) rows.push(row);
    const kept = new Set(rows.map(({ registrationId }) => registrationId));
    expect(answers.filter(({ registrationId }) => !kept.has(registrationId))).toEqual([]);
    const count = (status: string) => rows.filter((row) => row.status === status).length;
    expect([rows.length, count("confirmed"), count("reserve")]).toEqual([120, 30, 90]);
    const head = await deps.stores.events.findHead(eventId);
    const blocks = head ? [...(await deps.stores.events.readBlocks([head], true)).values()].flat() : [];
    expect(blocks.map(({ taken, waiting }) => [taken, waiting])).toEqual([[30, 90]]);
  });

  it("mails once what was not yet mailed when the mailbox was killed", async () => {
    const { slug } = await publish("Poczta", 50);
    stack.processes.mailbox.kill("SIGKILL");
    const numbers = Array.from({ length: 12 }, (_, index) => 1_000 + index);
    await Promise.all(numbers.map((number) => signUp(slug, number)));
    const wanted = numbers.map((number) => `lucja${number}@ops.example`).sort();
    const arrived = async () =>
      (await mailbox())
        .flatMap(({ destination }) => destination.to)
        .filter((to) => wanted.includes(to))
        .sort();
    for (
      let attempt = 0;
      attempt < 60 && (await arrived().catch(() => [])).length < wanted.length;
      attempt += 1
    ) {
      await pause(500);
    }
    await stack.settle();
    expect(await arrived()).toEqual(wanted);
  });

  it("notices that the database hangs, starts it again, and loses and doubles nobody", async () => {
    const { slug, eventId } = await publish("Zawieszenie", 50);
    const numbers = Array.from({ length: 30 }, (_, index) => 3_000 + index);
    const { pid } = stack.processes.database;
    stack.processes.database.kill("SIGSTOP");
    const answers = await Promise.all(numbers.map((number) => signUp(slug, number)));
    expect(stack.processes.database.pid).not.toBe(pid);
    expect(lines).toContain("The database has not answered for 12 s.");
    const rows: StoredRegistration[] = [];
    for await (const row of deps.stores.registrations.eachByName(eventId)) rows.push(row);
    expect(rows.map(({ registrationId }) => registrationId).sort()).toEqual(
      answers.map(({ registrationId }) => registrationId).sort(),
    );
    const head = await deps.stores.events.findHead(eventId);
    const blocks = head ? [...(await deps.stores.events.readBlocks([head], true)).values()].flat() : [];
    expect(blocks.map(({ taken }) => taken)).toEqual([30]);
  });

  it("starts again whatever else hangs, and the mailbox has its mails after that", async () => {
    await stack.settle();
    const before = (await mailbox()).length;
    expect(before).toBeGreaterThan(0);
    const parts = ["mailbox", "files", "server", "worker"] as const;
    const pids = parts.map((part) => stack.processes[part].pid);
    for (const part of parts) stack.processes[part].kill("SIGSTOP");
    const isAnew = (part: (typeof parts)[number], index: number) => stack.processes[part].pid !== pids[index];
    for (let waited = 0; waited < 120 && !parts.every(isAnew); waited += 1) await pause(1_000);
    expect(parts.filter((part, index) => !isAnew(part, index))).toEqual([]);
    const health = await fetch(`${stack.url}/api/health`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { parts: { database: "ok", files: "ok", mail: "ok" } },
    ]);
    expect((await mailbox()).length).toBe(before);
  });

  it("mails what was queued when the worker was killed", async () => {
    const { slug } = await publish("Kolejka", 50);
    stack.processes.worker.kill("SIGKILL");
    const numbers = Array.from({ length: 12 }, (_, index) => 2_000 + index);
    await Promise.all(numbers.map((number) => signUp(slug, number)));
    await pause(500);
    stack.processes.worker.kill("SIGKILL");
    const wanted = numbers.map((number) => `lucja${number}@ops.example`).sort();
    const arrived = async () =>
      (await mailbox())
        .flatMap(({ destination }) => destination.to)
        .filter((to) => wanted.includes(to))
        .sort();
    // A mail that the dead worker had taken is free again when its lease of a minute ends.
    for (let attempt = 0; attempt < 180 && new Set(await arrived()).size < wanted.length; attempt += 1) {
      await pause(1_000);
    }
    expect([...new Set(await arrived())]).toEqual(wanted);
    // Only the mail under way at the moment of the kill can have gone twice.
    expect((await arrived()).length).toBeLessThanOrEqual(wanted.length + 1);
  });
});
