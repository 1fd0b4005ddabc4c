import type { Step } from "@zapisy/core/export-profile/schema";
import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of a funder's file and of the profiles by which it is made. */
export type ExportProfileMessages = Shape<typeof pl>;

/** Loads the words of a funder's file, in one language. */
export const loadExportProfile: Area<ExportProfileMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;

/** Where a value comes from, in words. @param indicator what an indicator is called */
export function sourceInWords(
  t: ExportProfileMessages,
  source: string,
  indicator: (id: string) => string | undefined = () => undefined,
): string {
  if (!source.startsWith("indicator."))
    return (t.source as Readonly<Record<string, string | undefined>>)[source] ?? source;
  return t.indicator(indicator(source.slice("indicator.".length)) ?? t.someIndicator);
}

/** What is done with a value, in words. */
export function stepInWords(t: ExportProfileMessages, step: Step): string {
  switch (step.do) {
    case "date":
      return t.step.date(step.as);
    case "yesno":
      return t.step.yesno(step.yes, step.no);
    case "dictionary":
      return t.step.dictionary(Object.keys(step.values).length);
    case "pad":
      return t.step.pad(step.length);
    case "decimal":
      return t.step.decimal(step.sign);
    default:
      return t.step[step.do];
  }
}
