import { defineRoute } from "../route.ts";

/** Most events in the list for search engines. */
const SITEMAP_EVENTS = 1_000;
/** How long a security contact is good for after it was asked for; RFC 9116 wants less than a year. */
const SECURITY_DAYS = 180;

/** What search engines and those who find a hole look for, at the site's root; the site asks here for it. */
export const discoveryRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/robots.txt",
    summary:
      "What search engines may read, at /robots.txt: everything. What they must not show says so itself",
    access: "public",
    answer: { status: 200, description: "Rules of RFC 9309", file: "text/plain" },
    async handle({ deps }) {
      // A page that is closed to them could not tell them that it must not be listed (X-Robots-Tag).
      const lines = ["User-agent: *", "Disallow:", "", `Sitemap: ${deps.config.PUBLIC_URL}/sitemap.xml`];
      return text(lines, "text/plain", 86_400);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/sitemap.xml",
    summary: "Pages of public events that are not over, at /sitemap.xml",
    access: "public",
    answer: { status: 200, description: "A list as of sitemaps.org", file: "text/xml" },
    async handle({ deps, ctx }) {
      const { PUBLIC_URL } = deps.config;
      const events = await deps.services.event.listUpcoming(ctx, SITEMAP_EVENTS);
      // A slug is of letters, digits and hyphens: there is nothing in it to escape.
      const urls = events.map(
        ({ slug, updatedAt }) =>
          `  <url><loc>${PUBLIC_URL}/events/${slug}</loc><lastmod>${updatedAt}</lastmod></url>`,
      );
      const lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        `  <url><loc>${PUBLIC_URL}/</loc></url>`,
        ...urls,
        "</urlset>",
      ];
      return text(lines, "text/xml", 3_600);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/security.txt",
    summary: "Whom to tell of a hole, at /.well-known/security.txt",
    access: "public",
    answer: { status: 200, description: "A contact as of RFC 9116", file: "text/plain" },
    async handle({ deps, ctx }) {
      const { PUBLIC_URL, SECURITY_CONTACT, MAIL_FROM } = deps.config;
      const expires = new Date(Date.parse(ctx.now) + SECURITY_DAYS * 86_400_000).toISOString();
      const lines = [
        `Contact: mailto:${SECURITY_CONTACT ?? MAIL_FROM}`,
        `Expires: ${expires}`,
        "Preferred-Languages: pl, en",
        `Canonical: ${PUBLIC_URL}/.well-known/security.txt`,
      ];
      return text(lines, "text/plain", 86_400);
    },
  }),
];

/** A text that is the same for everybody, kept on its way for that long. */
function text(lines: readonly string[], type: string, maxAgeSeconds: number): Response {
  return new Response(`${lines.join("\n")}\n`, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "cache-control": `public, max-age=${maxAgeSeconds}`,
    },
  });
}
