import { beforeAll, expect, it } from "vitest";
import { createDraft, createProject, publishEvent } from "../support/actions.ts";
import { call } from "../support/api.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const read = async (path: string) => {
  const { text, headers } = await call(world, "GET", path);
  return { text, type: headers.get("content-type"), cache: headers.get("cache-control") };
};

it("lists the pages of public events that are not over, with their last change, and no draft", async () => {
  const projectId = await createProject(world);
  const event = await publishEvent(world, projectId, { title: { pl: "Do znalezienia" } });
  const over = await publishEvent(world, projectId, {
    title: { pl: "Już było" },
    dates: { type: "exact", startsOn: "2026-01-10", endsOn: "2026-01-10" },
    agenda: [agendaItem({ day: "2026-01-10" })],
  });
  const draft = await createDraft(world, projectId, { title: { pl: "Szkic" } });
  const { text, type, cache } = await read("/api/sitemap.xml");
  expect([type, cache]).toEqual(["text/xml; charset=utf-8", "public, max-age=3600"]);
  expect(text).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      "  <url><loc>https://zapisy.example/</loc></url>",
      `  <url><loc>https://zapisy.example/events/${event.slug}</loc><lastmod>${event.updatedAt}</lastmod></url>`,
      "</urlset>",
      "",
    ].join("\n"),
  );
  for (const slug of [over.slug, draft.slug]) expect(text).not.toContain(slug);
});

it("closes nothing to search engines, which could not read then what must not be listed", async () => {
  expect(await read("/api/robots.txt")).toEqual({
    text: "User-agent: *\nDisallow:\n\nSitemap: https://zapisy.example/sitemap.xml\n",
    type: "text/plain; charset=utf-8",
    cache: "public, max-age=86400",
  });
  const { headers } = await call(world, "GET", "/api/settings");
  expect(headers.get("x-robots-tag")).toBe("noindex");
});

it("says whom to tell of a hole, for half a year from now", async () => {
  const about = (contact: string) =>
    [
      `Contact: mailto:${contact}`,
      "Expires: 2026-08-29T09:00:00.000Z",
      "Preferred-Languages: pl, en",
      "Canonical: https://zapisy.example/.well-known/security.txt",
      "",
    ].join("\n");
  expect((await read("/api/security.txt")).text).toBe(about("zapisy@zapisy.example"));
  world.deps.config.SECURITY_CONTACT = "dziury@rops.example";
  expect((await read("/api/security.txt")).text).toBe(about("dziury@rops.example"));
});
