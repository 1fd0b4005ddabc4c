import { Agent, request } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readConfig } from "@zapisy/functions/config";
import { createDeps, type Deps } from "@zapisy/functions/deps";
import { FIRST_STAFF_ADDRESS, startStack, type Stack } from "@zapisy/local/stack";
import { toActor } from "@zapisy/core/staff";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import type { SignUpInput } from "@zapisy/core/registration/schema";
import { eventInput, projectInput, signUpInput } from "../support/fixture.ts";
import { fromVisitor, ORIGIN_SECRET } from "../support/visitors.ts";
import { median, perUnit, round, watchProcessor } from "./rush/processor.ts";
import { createRawTransactions, RAW_TRANSACTIONS } from "./rush/raw.ts";

const SIGN_UPS = 5_000;
const PARTS = 5;
const SEATS = 500;
const CONNECTIONS = 100;
/** With `--quota`: so many institutions, and how many people of one may have a seat. */
const OFFICES = 400;
const OF_ONE_OFFICE = 2;

/**
 * A rush; with `--simulate-dynamodb` as DynamoDB would take it, otherwise on this machine; there with `--quota` at an event that takes two
 * people of an institution, from four hundred of the register.
 * @param args how many people instead of as many as usual, to look at something quickly
 */
export async function measure(args: string[] = []): Promise<object> {
  const people = args.find((arg) => /^\d+$/.test(arg));
  if (!args.includes("--simulate-dynamodb"))
    return measureHere(Number(people ?? SIGN_UPS), args.includes("--quota"));
  const { measureSimulated } = await import("./rush/simulated.ts");
  return measureSimulated(people === undefined ? undefined : Number(people));
}

/**
 * A rush: 5,000 people, each behind an address of their own, want 500 seats over 100 connections, against the whole product as `npm start` runs
 * it. They come in parts of a thousand; before, between and after these the same three writes (registration, claim, seat
 * block) go straight to the database in transactions that are confirmed as the product's are, while the worker stands still.
 * So `ratio` says what the product adds, whatever the machine and whatever else it does: the median of the parts, each held
 * against the measures before and after it. `followedAfterSeconds` is how long after the last answer the history was written
 * and all mail was out, and `urgentMailSeconds` how long a sign-in code took that was asked for in the middle of a part.
 */
async function measureHere(signUps: number, hasQuota: boolean): Promise<object> {
  const dataDir = await mkdtemp(join(tmpdir(), "zapisy-rush-"));
  const stack = await startStack({
    dataDir,
    port: 0,
    samples: false,
    web: false,
    quiet: true,
    originSecret: ORIGIN_SECRET,
  });
  try {
    Object.assign(process.env, stack.env);
    const deps = createDeps(readConfig(stack.env));
    const admin = await deps.stores.staff.findByAddress(FIRST_STAFF_ADDRESS);
    if (!admin) throw new Error("the stack has no first member of staff");
    const ctx = deps.context(toActor(admin), "bench");
    const { projectId } = await deps.services.project.createProject(ctx, projectInput());
    const year = new Date().getUTCFullYear() + 1;
    const day = `${year}-05-12`;
    const draft = await deps.services.event.createEvent(
      ctx,
      eventInput(projectId, {
        seats: SEATS,
        ...(hasQuota && {
          form: { ...eventInput(projectId).form, institution: "required" },
          recruitment: { mode: "first_come", perInstitution: OF_ONE_OFFICE },
        }),
        dates: { type: "exact", startsOn: day, endsOn: day },
        agenda: eventInput(projectId).agenda.map((item) => ({ ...item, day })),
      }),
    );
    const { slug, eventId } = await deps.services.event.publishEvent(ctx, draft.eventId, draft.version);

    const offices = await addOffices(deps, ctx, hasQuota ? OFFICES : 0);
    const measureRaw = await createRawTransactions(stack.databaseEndpoint, join(dataDir, "database"));
    const { worker } = stack.processes;
    let databaseMs = 0;
    const rawPerSecond = async () => {
      worker.kill("SIGSTOP");
      const cpu = watchProcessor({ database: stack.processes.database });
      const rate = await measureRaw();
      databaseMs += cpu.since().database ?? 0;
      worker.kill("SIGCONT");
      return rate;
    };

    const url = new URL(`/api/events/${slug}/registrations`, stack.url);
    const answers: { status: number; milliseconds: number; token?: string; outcome?: string }[] = [];
    const ratesOfParts: number[] = [];
    const raw = [await rawPerSecond()];
    const urgentMailSeconds: number[] = [];
    let seconds = 0;
    let next = 0;
    const took: Record<string, number> = {};
    for (let part = 1; part <= PARTS; part += 1) {
      const end = Math.round((signUps * part) / PARTS);
      const size = end - next;
      // Connections of its own: the server ends those that were idle for as long as the measures between parts take.
      const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
      const cpu = watchProcessor(stack.processes);
      const started = performance.now();
      const code = part === 2 ? waitForCode(stack) : undefined;
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async () => {
          while (next < end) {
            next += 1;
            answers.push(
              await post(agent, url, signUpInput(next, { institution: offices[next % offices.length] }), {
                "idempotency-key": `rush-key-${next}`,
                ...fromVisitor(next),
              }),
            );
          }
        }),
      );
      const partSeconds = (performance.now() - started) / 1000;
      agent.destroy();
      for (const [name, ms] of Object.entries(cpu.since())) took[name] = (took[name] ?? 0) + ms;
      seconds += partSeconds;
      ratesOfParts.push(size / partSeconds);
      raw.push(await rawPerSecond());
      if (code) urgentMailSeconds.push(await code);
    }
    const ended = performance.now();
    await stack.settle();
    const followedAfterSeconds = (performance.now() - ended) / 1000;
    const ratios = ratesOfParts.map((rate, part) => rate / (((raw[part] ?? 0) + (raw[part + 1] ?? 0)) / 2));

    const rows: { person: string; status: string; id: string }[] = [];
    const seated = new Map<string, number>();
    for await (const row of deps.stores.registrations.eachByName(eventId)) {
      const { email, status, registrationId, institution } = row;
      rows.push({ person: email ?? "", status, id: registrationId });
      if (institution && status === "confirmed")
        seated.set(institution.name, (seated.get(institution.name) ?? 0) + 1);
    }
    const kept = new Set(rows.map(({ id }) => id.slice("reg_".length)));
    const answered = answers.filter(({ status }) => status === 201);
    const times = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    return {
      capacity: SEATS,
      ...(hasQuota && { quota: OF_ONE_OFFICE, mostOfOneInstitution: Math.max(0, ...seated.values()) }),
      confirmed: rows.filter(({ status }) => status === "confirmed").length,
      reserve: rows.filter(({ status }) => status === "reserve").length,
      lost: answered.filter(({ token }) => !kept.has(token?.slice(0, 26) ?? "")).length,
      duplicates: rows.length - new Set(rows.map(({ person }) => person)).size,
      errors5xx: answers.filter(({ status }) => status >= 500).length,
      otherErrors: answers.filter(({ status }) => status !== 201 && status < 500).length,
      seconds: round(seconds),
      perSecond: round(signUps / seconds),
      p95Ms: round(times[Math.floor(times.length * 0.95)] ?? 0),
      urgentMailSeconds: urgentMailSeconds.map(round),
      followedAfterSeconds: round(followedAfterSeconds),
      processorMsPerSignUp: perUnit(took, signUps),
      databaseMsPerRawTransaction: round(databaseMs / (raw.length * RAW_TRANSACTIONS)),
      rawTransactionsPerSecond: raw.map(round),
      ratios: ratios.map(round),
      ratio: round(median(ratios)),
    };
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Puts so many institutions into the register, as somebody who chose one sends it. */
async function addOffices(
  deps: Deps,
  ctx: Context<StaffActor>,
  count: number,
): Promise<SignUpInput["institution"][]> {
  const offices: SignUpInput["institution"][] = [];
  for (let number = 1; number <= count; number += 1) {
    const words = { name: `Ośrodek Pomocy Społecznej nr ${number}`, type: "ops" as const, town: "Łapy" };
    const { institutionId } = await deps.services.institution.addInstitution(ctx, {
      ...words,
      otherNames: [],
    });
    offices.push({ ...words, institutionId });
  }
  return offices;
}

/** Asks for a sign-in code and waits for it in the mailbox. @returns after how many seconds it was there */
async function waitForCode(stack: Stack): Promise<number> {
  // By then everybody is under way.
  await pause(2_000);
  const startedAt = performance.now();
  const answer = await fetch(new URL("/api/staff/sign-in", stack.url), {
    method: "POST",
    headers: { "content-type": "application/json", ...fromVisitor(1_000_000) },
    body: JSON.stringify({ email: FIRST_STAFF_ADDRESS, locale: "pl" }),
  });
  if (answer.status !== 202) throw new Error(`A code was asked for: ${answer.status}`);
  for (;;) {
    const { emails } = (await (await fetch(`${stack.mailboxUrl}/store`)).json()) as {
      emails: { destination: { to: string[] } }[];
    };
    if (emails.some(({ destination }) => destination.to.includes(FIRST_STAFF_ADDRESS))) break;
    await pause(100);
  }
  return (performance.now() - startedAt) / 1000;
}

function post(
  agent: Agent,
  url: URL,
  body: unknown,
  headers: Record<string, string>,
): Promise<{ status: number; milliseconds: number; token?: string; outcome?: string }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { agent, method: "POST", headers: { "content-type": "application/json", ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const milliseconds = performance.now() - started;
          const status = answer.statusCode ?? 0;
          const json = status === 201 ? (JSON.parse(Buffer.concat(chunks).toString()) as object) : {};
          resolve({ status, milliseconds, ...json });
        });
      },
    );
    call.on("error", reject);
    call.end(JSON.stringify(body));
  });
}
