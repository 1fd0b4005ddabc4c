import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createApi } from "@zapisy/functions/api/app";
import { describe, expect, it } from "vitest";
import { pythonTools } from "../support/python-tools.ts";
import { fuzz, SCHEMATHESIS } from "./fuzz.ts";

const { bin, missing } = pythonTools([SCHEMATHESIS]);
// Said where everybody sees it: what was not checked must not look as if it had been.
if (missing) console.warn(`The API was NOT FUZZED, because ${missing}.`);

it("is a command of its own too, which no runner of tests is around", async () => {
  const { VITEST: _, ...env } = process.env;
  const load = ["--input-type=module", "--eval", 'await import("./tests/fuzz/fuzz.ts"); process.exit(0);'];
  await promisify(execFile)(process.execPath, load, { env });
});

describe.skipIf(missing)("what Schemathesis makes up", () => {
  it("is answered as the document says, by every route", async () => {
    const { requests, findings, ...counts } = await fuzz({ bin, examples: 2, limits: false, seed: 1 });
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ errors5xx: 0, undocumented: 0, offSchema: 0 });
    expect(requests).toBeGreaterThan(300);
    // Most of it would prove little if it came no further than the first door.
    expect(counts.statuses[200]).toBeGreaterThan(40);
    // All routes, thrice, one request after the other.
  }, 400_000);

  it("is told which methods an address takes", async () => {
    const routes = (name: string) => / \/api\/(settings|registrations\/\{token\})$/.test(name);
    const { requests, findings } = await fuzz({ bin, examples: 1, limits: true, seed: 1, routes });
    expect(findings).toEqual([]);
    expect(requests).toBeGreaterThan(50);
  });

  it("would find failures, statuses that nobody told of, and answers that are something else", async () => {
    const { errors5xx, undocumented, offSchema, findings } = await fuzz({
      bin,
      examples: 3,
      limits: false,
      seed: 1,
      routes: (name) => /^GET \/api\/(settings|issuer|staff\/me)$/.test(name),
      serveApi: ({ world: { deps } }) => {
        const api = createApi(deps);
        return {
          async fetch(request) {
            const { pathname } = new URL(request.url);
            if (pathname === "/api/settings") return Response.json({ organiserName: "Tylko nazwa" });
            if (pathname === "/api/issuer") return new Response(null, { status: 418 });
            if (pathname === "/api/staff/me") throw new Error("broken");
            return api.fetch(request);
          },
        };
      },
    });
    expect([errors5xx > 0, undocumented > 0, offSchema > 0]).toEqual([true, true, true]);
    for (const path of ["settings", "issuer", "staff/me"])
      expect(findings).toContainEqual(expect.stringContaining(`GET /api/${path} answered`));
    // Schemathesis sees the same for itself.
    expect(findings).toContainEqual(expect.stringContaining("Undocumented status code"));
  });
});
