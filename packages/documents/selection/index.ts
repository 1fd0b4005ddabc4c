import type { Locale } from "@zapisy/core/shared/localized-text";
import { documentMessages } from "@zapisy/words/document";
import { fileName } from "../file-name/index.ts";

export type { MinutedApplicant, SelectionMinutes, SelectionRecord, SelectionResults } from "./data.ts";
export { selectionMinutesPdf } from "./minutes.ts";
export { selectionResultsXlsx } from "./results.ts";

/** A name for the file of the minutes, or of the results. */
export function selectionFileName(eventTitle: string, locale: Locale, kind: "pdf" | "xlsx"): string {
  const { title, resultsTitle } = documentMessages[locale].selection;
  return fileName(`${kind === "pdf" ? title : resultsTitle} ${eventTitle}`, undefined, kind);
}
