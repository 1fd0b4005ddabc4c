import { checkSite, type Ask } from "@zapisy/functions/watch/check-site";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createProject, publishEvent, signUp } from "../support/actions.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
/** Requests that reached the API, in order. */
let asked: string[];
beforeAll(async () => {
  world = await createWorld();
  const event = await publishEvent(world, await createProject(world), { title: { pl: "Otwarte" } });
  await signUp(world, event, 1);
  await world.follow();
});
beforeEach(() => void (asked = []));

const PAGE = `<!doctype html><script src="/theme.js"></script>
<script type="module" crossorigin src="/assets/public-1a2b.js"></script><div id="app"></div>`;

/** A site in front of the API; what is given is answered instead. */
function site(instead: Record<string, () => Response | Promise<Response>> = {}): Ask {
  return async ({ href, pathname }, init) => {
    const request = `${init.method ?? "GET"} ${pathname}`;
    asked.push(request);
    const answer = instead[request] ?? instead[pathname];
    if (answer) return answer();
    if (pathname === "/") return new Response(PAGE);
    if (pathname.startsWith("/assets/")) return new Response("");
    return world.api.request(href, init);
  };
}

const URL_ = "https://zapisy.example";
const failuresOf = async (instead: Parameters<typeof site>[0]) =>
  (await checkSite(URL_, site(instead))).failures;

describe("a look at the site from outside", () => {
  it("goes the way of a visitor as far as the refused form, and changes nothing", async () => {
    const before = await world.recordsTwice();
    const { failures, slowestMs } = await checkSite(URL_, site());
    expect(failures).toEqual([]);
    expect(slowestMs).toBeGreaterThanOrEqual(0);
    expect(asked).toEqual([
      "GET /api/health",
      "GET /",
      "GET /assets/public-1a2b.js",
      "GET /api/events",
      "GET /api/events/otwarte",
      "POST /api/events/otwarte/registrations",
    ]);
    expect([before, await world.recordsTwice()]).toEqual([0, 0]);
  });

  it("needs the link key for the sign-up, as a real one does", async () => {
    const { config } = world.deps;
    const readSecrets = world.deps.readSecrets;
    world.deps.readSecrets = () => Promise.reject(new Error("The parameter cannot be read"));
    const { failures } = await checkSite(URL_, site());
    world.deps.readSecrets = readSecrets;
    expect(failures).toEqual(["sign-up: answered 500"]);
    expect(config.LINK_KEY).toBeDefined();
  });

  const answering =
    (status: number, body = "") =>
    () =>
      new Response(body, { status });
  it.each<[string, Record<string, () => Response | Promise<Response>>, string[]]>([
    [
      "a part of the service is ill",
      { "/api/health": answering(503, '{"code":"unavailable","parts":{"database":"ok","mail":"ill"}}') },
      ["health: answered 503 (mail ill)"],
    ],
    ["CloudFront itself fails", { "/": answering(502) }, ["page: answered 502"]],
    ["the page is an empty one", { "/": answering(200, "<html>") }, ["page: answered 200"]],
    [
      "the page names a script that is not there",
      { "/assets/public-1a2b.js": answering(403) },
      ["script of the page: answered 403"],
    ],
    [
      "the catalogue is a page of errors",
      { "/api/events": answering(200, "<html>") },
      ["catalogue: answered 200"],
    ],
    ["an event is not found", { "/api/events/otwarte": answering(404) }, ["event: answered 404"]],
    [
      "the way to the API is closed to the site itself",
      { "POST /api/events/otwarte/registrations": answering(403, '{"code":"request.not_through_site"}') },
      ["sign-up: answered 403"],
    ],
    [
      "something else refuses the form",
      { "POST /api/events/otwarte/registrations": answering(422, "<html>") },
      ["sign-up: answered 422"],
    ],
    [
      "nobody answers",
      { "/api/events/otwarte": () => Promise.reject(new DOMException("late", "TimeoutError")) },
      ["event: TimeoutError"],
    ],
  ])("tells when %s", async (_, instead, failures) => {
    expect(await failuresOf(instead)).toEqual(failures);
  });

  it("is content with a site that has no events yet", async () => {
    expect(await failuresOf({ "/api/events": answering(200, '{"items":[]}') })).toEqual([]);
    expect(asked).not.toContainEqual(expect.stringContaining("registrations"));
  });
});
