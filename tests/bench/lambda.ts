import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startStack } from "@zapisy/local/stack";
import { bundle } from "../../infra/bundle.ts";
import { ORIGIN_HASHES, throughSite, startLambda, type HttpAnswer } from "../support/lambda.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const REQUESTS = 1_000;

/** What visitors ask for, and how often of a hundred times. */
interface Kind {
  route: string;
  share: number;
  request(number: number, slugs: string[]): { method: string; path: string; body?: object };
}

const KINDS: readonly Kind[] = [
  { route: "GET /api/events", share: 30, request: () => ({ method: "GET", path: "/api/events" }) },
  {
    route: "GET /api/events/{slug}",
    share: 40,
    request: (number, slugs) => ({ method: "GET", path: `/api/events/${slugs[number % slugs.length]}` }),
  },
  { route: "GET /api/settings", share: 10, request: () => ({ method: "GET", path: "/api/settings" }) },
  {
    route: "POST /api/staff/sign-in",
    share: 5,
    request: (number) => ({
      method: "POST",
      path: "/api/staff/sign-in",
      body: { email: `nobody${number}@zapisy.example`, locale: "pl" },
    }),
  },
  { route: "GET /api/staff/me", share: 15, request: () => ({ method: "GET", path: "/api/staff/me" }) },
];

/**
 * Replays 1,000 mixed requests through the built API bundle and over the local server, both on the same sample
 * data, one after another: median and 99th percentile by route, and the ratio of the medians.
 */
export async function measure(): Promise<object> {
  const stack = await startStack({
    dataDir: mkdtempSync(join(tmpdir(), "zapisy-bench-")),
    inMemory: true,
    samples: true,
    web: false,
    quiet: true,
  });
  const { entry } = await bundle(ROOT, "functions/lambda/api.ts", { dir: join(ROOT, ".cache", "bench-api") });
  const lambda = await startLambda(entry, { ...stack.env, ORIGIN_HASHES });
  const catalogue = (await (await fetch(`${stack.url}/api/events`)).json()) as { items: { slug: string }[] };
  const slugs = catalogue.items.map(({ slug }) => slug);
  const requests = mix().map((kind, number) => ({ kind, ...kind.request(number, slugs) }));
  const { cpuMs: cpuAtStart } = lambda.usage();
  const overBundle = new Map<string, number[]>();
  const overServer = new Map<string, number[]>();
  for (const { kind, method, path, body } of requests) {
    const event = throughSite(method, path, { body });
    const invoked = await timed(() => lambda.invoke<HttpAnswer>(event));
    const fetched = await timed(async () => {
      const answer = await fetch(`${stack.url}${path}`, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      await answer.arrayBuffer();
      return answer;
    });
    if (invoked.result.statusCode !== fetched.result.status) {
      throw new Error(`${method} ${path}: ${invoked.result.statusCode} and ${fetched.result.status}`);
    }
    note(overBundle, kind.route, invoked.milliseconds);
    note(overServer, kind.route, fetched.milliseconds);
  }
  const { maxRssMb, cpuMs } = lambda.usage();
  await lambda.stop();
  await stack.stop();
  return {
    requests: REQUESTS,
    maxRssMb,
    cpuMsPerRequest: Number(((cpuMs - cpuAtStart) / REQUESTS).toFixed(2)),
    routes: Object.fromEntries(
      KINDS.map(({ route }) => {
        const bundle = quantiles(overBundle.get(route) ?? []);
        const server = quantiles(overServer.get(route) ?? []);
        return [route, { bundle, server, ratio: Number((bundle.medianMs / server.medianMs).toFixed(2)) }];
      }),
    ),
  };
}

/** All requests by kind, evenly mixed, the same each time. */
function mix(): Kind[] {
  const each = KINDS.flatMap((kind) => Array.from({ length: (kind.share * REQUESTS) / 100 }, () => kind));
  // 389 shares no divisor with 1,000, so that every request is taken once.
  return each.map((kind, index) => each[(index * 389) % each.length] ?? kind);
}

async function timed<T>(call: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const startedAt = performance.now();
  const result = await call();
  return { result, milliseconds: performance.now() - startedAt };
}

function note(times: Map<string, number[]>, route: string, milliseconds: number): void {
  times.set(route, [...(times.get(route) ?? []), milliseconds]);
}

function quantiles(times: number[]): { medianMs: number; p99Ms: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2));
  return { medianMs: at(0.5), p99Ms: at(0.99) };
}
