/** Header in which CloudFront says the language of a page, so that it keeps each page twice and not for every browser. */
export const LOCALE_HEADER = "x-zapisy-locale";

/**
 * The language in which somebody gets a page: the one they chose, as the cookie says (`web/data/locale.ts`), else English for those
 * whose browser asks for it first, else Polish. `infra/app-pages.ts` decides the same at the edge.
 */
export function localeOf(headers: Headers): "pl" | "en" {
  const told = headers.get(LOCALE_HEADER);
  if (told === "pl" || told === "en") return told;
  const [, chosen] = /(?:^|;\s*)zapisy\.locale=(pl|en)(?:;|$)/.exec(headers.get("cookie") ?? "") ?? [];
  if (chosen === "pl" || chosen === "en") return chosen;
  return /^\s*en\b/i.test(headers.get("accept-language") ?? "") ? "en" : "pl";
}
