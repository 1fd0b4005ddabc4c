import type { Locale } from "@zapisy/words";

/** ISO 3166 codes of the countries where such events take place: Europe and a few more. */
const CODES =
  "PL AL AD AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT LI LT LU LV MC MD ME MK MT NL NO PT RO RS SE SI SK SM TR UA US CA".split(
    " ",
  );

/** Countries by name in the reader's language, Poland first. */
export function countries(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const [home = "PL", ...others] = CODES;
  const option = (value: string) => ({ value, label: names.of(value) ?? value });
  return [option(home), ...others.map(option).toSorted((a, b) => a.label.localeCompare(b.label, locale))];
}
