import type { PageRequest, RenderedPage } from "@zapisy/functions/page/contract";
import type { BuiltAssets, BuiltPage } from "./built-page.ts";
import type { Drawn } from "./entry-server.tsx";
import { windowTitle } from "./ui/page-title.ts";

/** Puts what was rendered into the document that the build wrote, with everything in it that the first sight needs. */
export function documentOf(
  { html, theme, fonts }: BuiltPage,
  assets: BuiltAssets,
  { url, locale, organiserName }: PageRequest,
  { content, title, about, scripts }: Drawn,
): Pick<RenderedPage, "html" | "isListed" | "isKept" | "inline"> {
  const address = new URL(new URL(url).pathname, url).href;
  const description = about.description ?? `${title} – ${organiserName}`;
  const style = assets.styles.map(({ text }) => text).join("\n");
  const isListed = scripts !== undefined && assets.isListed && !about.isUnlisted;
  const ofPage = (tag: string) => `<${tag} data-first-page />`;
  const head = [
    `<title>${escapeText(windowTitle(title))}</title>`,
    ...(scripts
      ? [
          ofPage(`meta name="description" content="${escapeValue(description)}"`),
          ofPage(`link rel="canonical" href="${escapeValue(address)}"`),
          ofPage(`meta property="og:type" content="website"`),
          ofPage(`meta property="og:title" content="${escapeValue(title)}"`),
          ofPage(`meta property="og:description" content="${escapeValue(description)}"`),
          ofPage(`meta property="og:url" content="${escapeValue(address)}"`),
          ofPage(`meta property="og:site_name" content="${escapeValue(organiserName)}"`),
          ofPage(`meta property="og:locale" content="${locale === "pl" ? "pl_PL" : "en_GB"}"`),
        ]
      : []),
    ...(isListed ? [] : [ofPage('meta name="robots" content="noindex"')]),
    `<meta name="application-name" content="${escapeValue(organiserName)}" />`,
    `<style>${style}</style>`,
    // Not loaded, for they stand above; a script that wants one finds it there already.
    ...assets.styles.map(({ href }) => `<link rel="stylesheet" href="${href}" disabled />`),
    ...[...assets.scripts, ...assets.words[locale]].map(
      (href) => `<link rel="modulepreload" crossorigin href="${href}" />`,
    ),
    ...fonts.map((href) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${href}" />`),
    ...(about.structuredData
      ? [`<script type="application/ld+json">${jsonIn(about.structuredData)}</script>`]
      : []),
    ...(scripts ? [`<script>${scripts[0]}</script>`] : []),
  ];
  const [, data] = scripts ?? [];
  const parts: [string | RegExp, string][] = [
    // What a page without contents begins with; styles stand in the head that follows.
    [/<script>.*<\/style>/s, `<script>${theme}</script>`],
    [/<link rel="stylesheet"[^>]*>/, ""],
    ['<html lang="pl">', `<html lang="${locale}"${scripts ? " data-rendered" : ""}>`],
    ["<title>Zapisy</title>", head.join("\n    ")],
    ['<div id="app"></div>', `<div id="app">${content}</div>${data ? `<script>${data}</script>` : ""}`],
    [/<div id="begin".*<\/noscript>/s, ""],
  ];
  return {
    html: parts.reduce(replaced, html),
    isListed,
    isKept: assets.isListed,
    inline: { scripts: [theme, ...(scripts ?? [])], styles: [style] },
  };
}

function replaced(html: string, [place, by]: [string | RegExp, string]): string {
  if (html.search(place) < 0) throw new Error(`The document has no ${String(place)}`);
  return html.replace(place, () => by);
}

/** What a page at that path needs; undefined where none is rendered. */
export function assetsAt({ pages }: BuiltPage, path: string): BuiltAssets | undefined {
  return Object.entries(pages).find(([route]) =>
    new RegExp(`^${route.replaceAll(/:\w+/g, "[^/]+")}/?$`).test(path),
  )?.[1];
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function escapeValue(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;");
}

/** JSON that may stand in an element: nothing in it can end that. */
function jsonIn(data: unknown): string {
  return JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
}
