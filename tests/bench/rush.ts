import { Agent, request } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@zapisy/functions/config";
import { createDeps } from "@zapisy/functions/deps";
import { startStack } from "@zapisy/local/stack";
import { toActor } from "@zapisy/core/staff";
import { eventInput, projectInput, signUpInput } from "../support/fixture.ts";
import { fromVisitor, ORIGIN_SECRET } from "../support/visitors.ts";
import { median, perUnit, round, watchProcessor } from "./rush/processor.ts";
import { createRawTransactions } from "./rush/raw.ts";

const SIGN_UPS = 5_000;
const SEATS = 500;
const CONNECTIONS = 100;

/**
 * A rush: 5,000 people, each behind an address of their own, want 500 seats over 100 connections, against the whole product as `npm start` runs
 * it. In the same run, before the people come and after all that follows from them is done, the same three writes (registration,
 * claim, seat block) go straight to the database in transactions that are confirmed as the product's are, so that `ratio` says
 * what the product adds, whatever the machine. It goes by the median of these, and `followedAfterSeconds` says how long after
 * the last answer the history was written and all mail was out.
 */
export async function measure(): Promise<object> {
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
    const admin = await deps.stores.staff.findByAddress("admin@zapisy.example");
    if (!admin) throw new Error("the stack has no first member of staff");
    const ctx = deps.context(toActor(admin), "bench");
    const { projectId } = await deps.services.project.createProject(ctx, projectInput());
    const year = new Date().getUTCFullYear() + 1;
    const day = `${year}-05-12`;
    const draft = await deps.services.event.createEvent(
      ctx,
      eventInput(projectId, {
        seats: SEATS,
        dates: { type: "exact", startsOn: day, endsOn: day },
        agenda: eventInput(projectId).agenda.map((item) => ({ ...item, day })),
      }),
    );
    const { slug, eventId } = await deps.services.event.publishEvent(ctx, draft.eventId, draft.version);

    const raw = await createRawTransactions(stack.databaseEndpoint, join(dataDir, "database"));
    const rates = [await raw(), await raw()];

    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const url = new URL(`/api/events/${slug}/registrations`, stack.url);
    const answers: { status: number; milliseconds: number; token?: string; outcome?: string }[] = [];
    let next = 0;
    const cpu = watchProcessor(stack.processes);
    const started = performance.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (next < SIGN_UPS) {
          next += 1;
          answers.push(
            await post(agent, url, signUpInput(next), {
              "idempotency-key": `rush-key-${next}`,
              ...fromVisitor(next),
            }),
          );
        }
      }),
    );
    const ended = performance.now();
    const seconds = (ended - started) / 1000;
    const processor = cpu.since();
    agent.destroy();
    await stack.settle();
    const followedAfterSeconds = (performance.now() - ended) / 1000;
    rates.push(await raw(), await raw());
    const rawPerSecond = median(rates);

    const rows: { person: string; status: string; id: string }[] = [];
    for await (const { email, status, registrationId } of deps.stores.registrations.eachByName(eventId)) {
      rows.push({ person: email ?? "", status, id: registrationId });
    }
    const kept = new Set(rows.map(({ id }) => id.slice("reg_".length)));
    const answered = answers.filter(({ status }) => status === 201);
    const times = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const perSecond = SIGN_UPS / seconds;
    return {
      capacity: SEATS,
      confirmed: rows.filter(({ status }) => status === "confirmed").length,
      reserve: rows.filter(({ status }) => status === "reserve").length,
      lost: answered.filter(({ token }) => !kept.has(token?.slice(0, 26) ?? "")).length,
      duplicates: rows.length - new Set(rows.map(({ person }) => person)).size,
      errors5xx: answers.filter(({ status }) => status >= 500).length,
      otherErrors: answers.filter(({ status }) => status !== 201 && status < 500).length,
      seconds: round(seconds),
      perSecond: round(perSecond),
      p95Ms: round(times[Math.floor(times.length * 0.95)] ?? 0),
      followedAfterSeconds: round(followedAfterSeconds),
      processorMsPerSignUp: perUnit(processor, SIGN_UPS),
      rawTransactionsPerSecond: rates.map(round),
      ratio: round(perSecond / rawPerSecond),
    };
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
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
