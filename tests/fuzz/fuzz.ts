import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { secretHash } from "@zapisy/core/shared/secret";
import { createApi } from "@zapisy/functions/api/app";
import type { Config } from "@zapisy/functions/config";
import { brokenPromises, DOCUMENT, textOf } from "../support/document.ts";
import { ROUTE_EXAMPLES, type Example } from "../support/route-examples.ts";
import { createStage, type Stage } from "../support/stage.ts";

/** Schemathesis makes requests from an OpenAPI document's schemas: right ones, wrong ones, and the largest and smallest. */
export const SCHEMATHESIS = "schemathesis==4.32.5";

/** What came of it. */
export interface FuzzResult {
  /** How many requests were answered. */
  requests: number;
  /** How many were failures of ours. */
  errors5xx: number;
  /** How many had a status that the document does not declare for the route. */
  undocumented: number;
  /** How many were in another way not what the document says. */
  offSchema: number;
  /** How many of each status there were. */
  statuses: Record<string, number>;
  /** Each thing that was wrong, once, with the request that showed it. */
  findings: string[];
}

interface Asker {
  name: string;
  cookie?: string;
  /** Which routes they try, by method and path. */
  tries: (name: string) => boolean;
  /** Of which routes they know requests that succeed. */
  knows: (name: string) => boolean;
}

const ORIGIN_SECRET = "what CloudFront shows";
/** Each route's example is made this often, because many can be used once only. */
const EXAMPLES_OF_EACH = 3;

/**
 * Drives every route from its schemas against the product's API, over HTTP, with a table of its own: as nobody, as the
 * holder of a personal link, and as an admin. Every answer is held against the document on both sides, by us and by
 * Schemathesis.
 * @param examples how many requests Schemathesis makes up for a route and asker, beside those at the limits
 */
export async function fuzz({
  bin,
  examples,
  limits,
  seed,
  routes = () => true,
  config = {},
  serveApi = ({ world }) => createApi(world.deps),
}: {
  /** Folder of Schemathesis. */
  bin: string;
  examples: number;
  /** Whether the largest, the smallest and the wrong of each field are tried too. */
  limits: boolean;
  seed: number;
  /** Which routes are driven, by method and path; all of them when left out. */
  routes?: (name: string) => boolean;
  config?: Partial<Config>;
  /** What is driven; another than the product's own in the test of this test. */
  serveApi?: (stage: Stage) => { fetch: (request: Request) => Response | Promise<Response> };
}): Promise<FuzzResult> {
  const stage = await createStage(config);
  const folder = await mkdtemp(join(tmpdir(), "zapisy-fuzz-"));
  const known = await knownRequests(stage, routes);
  const { world } = stage;
  // From now on as on AWS: visitors have addresses of their own, and nobody comes in beside the site.
  world.deps.config.ORIGIN_HASHES = [secretHash(ORIGIN_SECRET)];
  const result: FuzzResult = {
    requests: 0,
    errors5xx: 0,
    undocumented: 0,
    offSchema: 0,
    statuses: {},
    findings: [],
  };
  const findings = new Set<string>();
  const api = serveApi(stage);
  // What is tried ends sessions, too: an admin whose session is over has it again.
  const admin = await world.signIn({ role: "admin" });
  const sessionHash = secretHash(admin.cookie.split("=")[1] ?? "");
  async function renewSession(): Promise<void> {
    const { staff } = world.deps.stores;
    const { staffId } = admin.staff;
    await staff.createSession({ sessionHash, staffId, expiresAt: "2099-01-01T00:00:00.000Z" });
  }

  const server = serve({ fetch: watched, hostname: "127.0.0.1", port: 0 });

  async function watched(request: Request): Promise<Response> {
    // Limits count by time, which passes: a second for each request.
    world.clock.now = new Date(Date.parse(world.clock.now) + 1_000).toISOString();
    const asked = await request.clone().text();
    const logged = world.logged.length;
    const response = await Promise.resolve(api.fetch(request)).catch(
      (cause: unknown) => new Response(String(cause), { status: 500 }),
    );
    const { status, headers } = response;
    const { pathname, search } = new URL(request.url);
    const answered = { status, headers, text: await textOf(response.clone()) };
    const broken = brokenPromises(request.method, pathname, answered);
    result.requests += 1;
    result.statuses[status] = (result.statuses[status] ?? 0) + 1;
    if (status >= 500) {
      result.errors5xx += 1;
      const { cause } = world.logged.slice(logged).find(({ level }) => level === "error")?.fields ?? {};
      broken.push(`${request.method} ${pathname} answered ${status}: ${String(cause)}`);
    } else if (broken.some((each) => each.includes("not declared"))) result.undocumented += 1;
    else if (broken.length > 0) result.offSchema += 1;
    world.logged.length = 0;
    if (request.headers.get("cookie") === admin.cookie && answered.text.includes("staff.not_signed_in"))
      await renewSession();
    for (const each of broken)
      findings.add(`${each}\n    ${request.method} ${pathname}${search}\n    ${asked.slice(0, 2_000)}`);
    return response;
  }

  try {
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const documentFile = join(folder, "openapi.json");
    await writeFile(documentFile, JSON.stringify(DOCUMENT));
    const names = Object.keys(ROUTE_EXAMPLES).filter(routes);
    for (const [number, asker] of askers(admin.cookie).entries()) {
      if (!names.some(asker.tries)) continue;
      const knownFile = join(folder, `known-${number}.json`);
      const own = Object.entries(known).filter(([name]) => asker.knows(name));
      await writeFile(
        knownFile,
        JSON.stringify({
          originSecret: ORIGIN_SECRET,
          cookie: asker.cookie,
          examples: Object.fromEntries(own),
        }),
      );
      const left = Object.entries(DOCUMENT.paths).flatMap(([path, operations]) =>
        Object.entries(operations).flatMap(([verb, { operationId }]) => {
          const name = `${verb.toUpperCase()} ${path}`;
          return routes(name) && asker.tries(name) ? [] : [`--exclude-operation-id=${operationId}`];
        }),
      );
      const said = await run(join(bin, "schemathesis"), {
        args: [
          "run",
          documentFile,
          `--url=http://127.0.0.1:${port}`,
          `--seed=${seed + number}`,
          `--phases=${limits ? "coverage,fuzzing" : "fuzzing"}`,
          `--max-examples=${examples}`,
          `--checks=${CHECKS.join(",")}`,
          "--suppress-health-check=all",
          "--continue-on-failure",
          "--no-shrink",
          "--generation-database=none",
          "--no-color",
          "--warnings=off",
          ...left,
        ],
        env: {
          SCHEMATHESIS_HOOKS: "hooks",
          PYTHONPATH: import.meta.dirname,
          // Nothing of Python's beside our sources.
          PYTHONDONTWRITEBYTECODE: "1",
          FUZZ_KNOWN: knownFile,
          FUZZ_SEED: String(seed + number),
        },
        folder,
      });
      if (said) findings.add(`Schemathesis as ${asker.name}:\n${said}`);
    }
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
  return { ...result, findings: [...findings] };
}

/** What Schemathesis looks at in each answer. */
const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
  "unsupported_method",
  "allow_header_conformance",
];

/** Those who ask. */
function askers(admin: string): Asker[] {
  const isStaffs = (name: string) => name.includes(" /api/staff/");
  return [
    {
      name: "nobody",
      tries: () => true,
      knows: (name) => !isStaffs(name) && !name.includes("{token}"),
    },
    { name: "participant", tries: (name) => !isStaffs(name), knows: (name) => !isStaffs(name) },
    {
      name: "admin",
      cookie: admin,
      // Whoever signs out is nobody, which is tried above.
      tries: (name) => isStaffs(name) && !name.endsWith("/sign-out"),
      knows: () => true,
    },
  ];
}

/** Requests that succeed, by route: Schemathesis takes what they name, or parts of them. */
async function knownRequests(
  stage: Stage,
  routes: (name: string) => boolean,
): Promise<Record<string, Example[]>> {
  const known: Record<string, Example[]> = {};
  for (const [name, make] of Object.entries(ROUTE_EXAMPLES).filter(([own]) => routes(own))) {
    known[name] = [];
    for (let count = 0; count < EXAMPLES_OF_EACH; count += 1) known[name].push(await make(stage));
  }
  return known;
}

/** Runs a program to its end; what it said when it found something. */
async function run(
  program: string,
  { args, env, folder }: { args: string[]; env: Record<string, string>; folder: string },
): Promise<string | undefined> {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const [code] = (await once(child, "close")) as [number | null];
  return code === 0 ? undefined : said;
}
