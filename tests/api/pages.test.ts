import { createHash } from "node:crypto";
import { createPages } from "@zapisy/functions/page/app";
import type { PageRenderer } from "@zapisy/functions/page/contract";
import { buildWeb, isWebBuilt, loadRenderer, WEB_DIST } from "@zapisy/local/web-build";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asStaff, createProject, publishEvent } from "../support/actions.ts";
import { attendedEvent, codeOf, issueTo } from "../support/certificates.ts";
import { eventInput } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let renderer: PageRenderer;

beforeAll(async () => {
  if (!isWebBuilt()) await buildWeb();
  renderer = await loadRenderer(WEB_DIST);
});

beforeEach(async () => {
  world = await createWorld();
});

const FAR = "203.0.113.1";

async function ask(path: string, headers: Record<string, string> = {}, pages = pagesOf()) {
  const response = await pages.request(`https://zapisy.example${path}`, {
    headers: { "x-forwarded-for": FAR, ...headers },
  });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

function pagesOf(api: Parameters<typeof createPages>[1] = world.api, load = async () => renderer) {
  return createPages(world.deps, api, load);
}

/** What stands between tags of a kind. */
function inside(html: string, opening: RegExp, closing: string): string[] {
  return html
    .split(opening)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf(closing)));
}

const jsonLd = (html: string) =>
  inside(html, /<script type="application\/ld\+json">/, "</script>").map(
    (text) => JSON.parse(text) as Record<string, unknown>,
  );

/** An event with texts that would like to be more than text. */
const HOSTILE = `</script><script>alert(1)</script><img src=x onerror="alert('2')"> & $& "`;

describe("the page of an event", () => {
  it("says in the first answer what it is, to people, previews of links and search engines", async () => {
    const event = await publishEvent(world, await createProject(world), {
      summary: { pl: "Jeden dzień o pracy z rodziną.", en: "A day about work with families." },
    });
    const { status, headers, html } = await ask(`/events/${event.slug}?utm_source=mail`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "text/html; charset=UTF-8",
      "cache-control": "public, max-age=0, s-maxage=5",
      "content-language": "pl",
      vary: "accept-encoding, accept-language, cookie",
    });
    const address = `https://zapisy.example/events/${event.slug}`;
    for (const part of [
      '<html lang="pl" data-rendered>',
      "<title>Praca z rodziną – Zapisy</title>",
      '<meta name="description" content="Jeden dzień o pracy z rodziną." ',
      `<link rel="canonical" href="${address}" `,
      '<meta property="og:title" content="Praca z rodziną" ',
      '<meta property="og:description" content="Jeden dzień o pracy z rodziną." ',
      `<meta property="og:url" content="${address}" `,
      '<meta property="og:locale" content="pl_PL" ',
      "Praca z rodziną</h1>",
      "15 kwietnia 2026",
      "Klauzula informacyjna.",
    ])
      expect(html).toContain(part);
    expect(html).not.toContain("<noscript>");
    expect(jsonLd(html)).toMatchObject([{ "@type": "EducationEvent", url: address }]);
  });

  it("is listed by no search engine where the event is unlisted, or closed and opened by its secret address", async () => {
    const project = await createProject(world);
    const listed = await ask(`/events/${(await publishEvent(world, project)).slug}`);
    expect([listed.headers.get("x-robots-tag"), listed.html.includes('name="robots"')]).toEqual([
      null,
      false,
    ]);
    for (const visibility of ["unlisted", "closed"] as const) {
      const event = await publishEvent(world, project, { visibility });
      const { status, headers, html } = await ask(`/events/${event.address}`);
      expect([status, headers.get("x-robots-tag")]).toEqual([200, "noindex"]);
      expect(html).toContain('<meta name="robots" content="noindex" ');
      expect(html).toContain("Praca z rodziną</h1>");
      expect(html).toContain(`href="/events/${event.address}/sign-up"`);
      expect(jsonLd(html)).toEqual([]);
    }
  });

  it("is, of a closed event without its secret, the page of what is not there", async () => {
    const event = await publishEvent(world, await createProject(world), { visibility: "closed" });
    const missing = await ask("/events/nie-ma-takiego");
    const hidden = await ask(`/events/${event.slug}`);
    expect([hidden.status, hidden.html.replaceAll(event.slug, "")]).toEqual([
      404,
      missing.html.replaceAll("nie-ma-takiego", ""),
    ]);
    expect(hidden.headers.get("cache-control")).toBe(missing.headers.get("cache-control"));
  });

  it("allows exactly the scripts and styles that stand in it", async () => {
    const event = await publishEvent(world, await createProject(world));
    const { headers, html } = await ask(`/events/${event.slug}`);
    const hashes = (texts: string[]) =>
      texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).toSorted();
    const policy = new Map(
      (headers.get("content-security-policy") ?? "")
        .split("; ")
        .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
    );
    expect(policy.get("script-src")?.toSorted()).toEqual([
      "'self'",
      ...hashes(inside(html, /<script>/, "</script>")),
    ]);
    expect(policy.get("style-src")?.toSorted()).toEqual([
      "'self'",
      ...hashes(inside(html, /<style>/, "</style>")),
    ]);
    expect(policy.get("default-src")).toEqual(["'self'"]);
    expect(html).not.toMatch(/ style="| on\w+="/);
  });

  it("lets no text of anybody become markup or script", async () => {
    const project = await createProject(world, {
      title: { pl: HOSTILE },
      organisations: [{ name: HOSTILE, role: "lead" }],
    });
    const event = await publishEvent(world, project, {
      title: { pl: HOSTILE },
      summary: { pl: HOSTILE },
      description: { pl: HOSTILE },
      place: { mode: "onsite", name: HOSTILE, town: HOSTILE },
      rules: { pl: HOSTILE },
    });
    for (const path of [`/events/${event.slug}`, "/"]) {
      const { status, html } = await ask(path);
      expect(status).toBe(200);
      expect(html).toContain("alert(1)");
      expect(html).not.toContain("<script>alert");
      expect(html).not.toContain("<img src=x");
      // The theme, who listens until the app is there, and its data.
      expect(inside(html, /<script>/, "</script>")).toHaveLength(3);
    }
    expect(jsonLd((await ask(`/events/${event.slug}`)).html)).toMatchObject([{ name: HOSTILE }]);
  });

  it("is there when it was cancelled, and says so", async () => {
    const project = await createProject(world);
    const event = await publishEvent(world, project);
    await world.deps.services.event.cancelEvent(asStaff(world), event.eventId, event.version, "Choroba.");
    const { status, html } = await ask(`/events/${event.slug}`);
    expect(status).toBe(200);
    expect(html).toContain("Choroba.");
    expect(jsonLd(html)).toMatchObject([{ eventStatus: "https://schema.org/EventCancelled" }]);
  });

  it("does not exist under another address, nor while it is a draft, and can be read to say so", async () => {
    const project = await createProject(world);
    const draft = await world.deps.services.event.createEvent(asStaff(world), eventInput(project));
    for (const path of ["/events/nothing", `/events/${draft.slug}`, "/events/", "/elsewhere"]) {
      const { status, headers, html } = await ask(path);
      expect([path, status, headers.get("x-robots-tag")]).toEqual([path, 404, "noindex"]);
      expect(html).toContain("<title>Nie ma takiej strony – Zapisy</title>");
      expect(html).toContain("Nie ma takiej strony</h1>");
      expect(html).not.toContain("data-rendered");
      expect(html).not.toContain("Praca z rodziną");
      expect(html).not.toContain("canonical");
    }
  });
});

describe("the catalogue", () => {
  it("holds what its filters ask for", async () => {
    const project = await createProject(world);
    await publishEvent(world, project, { title: { pl: "Sieci wsparcia" } });
    await publishEvent(world, project, { title: { pl: "Małe granty" }, kind: "meeting" });
    const all = await ask("/");
    expect(all.html).toContain("<title>Wydarzenia – Zapisy</title>");
    expect([all.html.includes("Sieci wsparcia"), all.html.includes("Małe granty")]).toEqual([true, true]);
    const found = await ask("/?q=sieci");
    expect([found.html.includes("Sieci wsparcia"), found.html.includes("Małe granty")]).toEqual([
      true,
      false,
    ]);
    expect((await ask("/?kind=meeting")).html).not.toContain("Sieci wsparcia");
    // Its address is one, whatever it is narrowed to.
    expect(found.html).toContain('<link rel="canonical" href="https://zapisy.example/" ');
  });

  it("is a page also while there is nothing in it", async () => {
    const { status, html } = await ask("/");
    expect(status).toBe(200);
    expect(html).toContain("data-rendered");
  });
});

describe("the language of a page", () => {
  it.each([
    [{}, "pl"],
    [{ "accept-language": "en-GB,en;q=0.9" }, "en"],
    [{ "accept-language": "de,en" }, "pl"],
    [{ "accept-language": "en", cookie: "zapisy=x; zapisy.locale=pl" }, "pl"],
    [{ "accept-language": "pl", cookie: "zapisy.locale=en" }, "en"],
    [{ cookie: "zapisy.locale=xx" }, "pl"],
    [{ "accept-language": "en", cookie: "zapisy.locale=en", "x-zapisy-locale": "pl" }, "pl"],
  ])("is, of %o, %s", async (headers, locale) => {
    const { html } = await ask("/", headers as Record<string, string>);
    expect(html).toContain(`<html lang="${locale}" data-rendered>`);
    expect(html).toContain(locale === "pl" ? "Wydarzenia</h1>" : "Events</h1>");
  });

  it("is one for the whole page, however many are made at a time", async () => {
    const event = await publishEvent(world, await createProject(world), {
      title: { pl: "Praca z rodziną", en: "Work with families" },
    });
    const pages = pagesOf();
    const made = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const path = index % 4 < 2 ? `/events/${event.slug}` : "/";
        const { html } = await ask(path, { "x-zapisy-locale": index % 2 ? "en" : "pl" }, pages);
        return { index, html: html.replaceAll(/data-hk="?[^ >]+/g, "") };
      }),
    );
    for (const locale of ["pl", "en"]) {
      for (const kind of [0, 2]) {
        const alike = made.filter(
          ({ index }) => (index % 2 ? "en" : "pl") === locale && (index % 4 < 2 ? 0 : 2) === kind,
        );
        expect(alike).toHaveLength(10);
        expect(new Set(alike.map(({ html }) => html)).size).toBe(1);
        expect(alike[0]?.html).toContain(locale === "pl" ? "Przejdź do treści" : "Skip to content");
      }
    }
  });
});

describe("the page of a certificate", () => {
  const certified = async () => {
    const { event, people } = await attendedEvent(world, await createProject(world), 1);
    const [certificate] = await issueTo(world, event.eventId, people);
    if (!certificate) throw new Error("nothing was issued");
    return { number: certificate.number, code: codeOf(certificate) };
  };

  it("says in the first answer whether it is valid, to be kept and listed by nobody", async () => {
    const { code, number } = await certified();
    const { status, headers, html } = await ask(`/verify/${code}`);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    });
    expect(html).toContain('<html lang="pl" data-rendered>');
    expect(html).toContain('<meta name="robots" content="noindex" ');
    expect(html).toContain(number);
    const [head = "", body = ""] = html.split("</head>");
    expect(body).toMatch(/Ł\. Ż\.|Łucja Żak/);
    // What previews of links show names nobody.
    expect(head).not.toMatch(/Ł\. Ż\.|Łucja|Żak/);
    expect((await ask(`/verify/${code}`, { "x-zapisy-locale": "en" })).html).toContain('<html lang="en"');
  });

  it.each(["ABCD-EFGH-JKLM", "NIE-MA-TAKIEGO", "x"])(
    "is missing for %s, and asks for another code",
    async (code) => {
      const { status, headers, html } = await ask(`/verify/${code}`);
      expect([status, headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual([
        404,
        "private, no-store",
        "noindex",
      ]);
      expect(html).toContain("Nie ma takiego zaświadczenia</h1>");
      expect(html).toContain('<html lang="pl" data-rendered>');
      expect(html).toContain('name="code"');
    },
  );

  it("comes without contents to whoever tried too many codes, still listed by nobody", async () => {
    const away = { fetch: () => Response.json({ code: "rate_limited" }, { status: 429 }) };
    const { status, headers, html } = await ask("/verify/ABCD-EFGH-JKLM", {}, pagesOf(away as never));
    expect([status, headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual([
      200,
      "no-store",
      "noindex",
    ]);
    expect(html).toContain('<div id="app"></div>');
  });

  it("is asked for by a page that says how, kept by nobody", async () => {
    const { status, headers, html } = await ask("/verify");
    expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    expect(html).toContain('name="code"');
  });
});

describe("a page that cannot be shown whole", () => {
  const plain = { status: 200, html: expect.stringContaining('<div id="app"></div>') as unknown };

  it("is answered without its contents, with nothing of what went wrong, which is in the log", async () => {
    const event = await publishEvent(world, await createProject(world));
    const away = { fetch: () => new Response('{"code":"unavailable","secret":"s3cr3t"}', { status: 503 }) };
    const { status, headers, html } = await ask(`/events/${event.slug}`, {}, pagesOf(away as never));
    expect({ status, html }).toEqual(plain);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toBeNull();
    expect(html).not.toMatch(/s3cr3t|Error|node_modules|data-rendered/);
    expect(world.logged.filter(({ level }) => level === "error")).toMatchObject([
      { message: "page failed", fields: { cause: expect.stringContaining("503") as unknown } },
    ]);
  });

  it.each([
    ["no JSON", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["not what the page is made of", () => Response.json({ slug: "x" })],
    ["thrown", () => Promise.reject(new Error("secret of the connection"))],
  ])("is so, too, when what the API answers is %s", async (_, fetch) => {
    const { status, html } = await ask("/events/anything", {}, pagesOf({ fetch } as never));
    expect({ status, html }).toEqual(plain);
    expect(html).not.toMatch(/secret of|Error/);
    expect(world.logged.some(({ level }) => level === "error")).toBe(true);
  });

  it("is an error of the server where nothing can be loaded that makes any, so that the edge takes its own", async () => {
    const { status, html } = await ask(
      "/",
      {},
      pagesOf(world.api, () => Promise.reject(new Error("no such file: /secret/path"))),
    );
    expect([status, html]).toEqual([500, "Internal Server Error"]);
  });
});

it("is for those alone who come through the site, where there is one", async () => {
  const guarded = await createWorld({ ORIGIN_HASHES: ["a".repeat(64)] });
  const pages = createPages(guarded.deps, guarded.api, async () => renderer);
  expect((await ask("/", {}, pages)).status).toBe(403);
});
