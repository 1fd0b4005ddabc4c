import type { HourSpan } from "@zapisy/core/attendance/schema";
import { formatDateTime } from "@zapisy/words";
import { type DocumentMessages, documentMessages } from "@zapisy/words/document";
import type { SheetHead } from "./data.ts";

type Words = DocumentMessages["attendanceList"];

/** Title and dates of the event, with its kind unless the title begins with it. */
export function eventLine(event: SheetHead["event"], messages: DocumentMessages): string {
  const kind = messages.eventKind[event.kind];
  const named = event.title.toLowerCase().startsWith(kind.toLowerCase())
    ? event.title
    : `${kind}: ${event.title}`;
  return event.dateText ? `${named}, ${event.dateText}` : named;
}

/** Organisations by role: lead and partners first, `apart` those who are no parties to the project. */
export function organisations(
  { lead, partners, supporters, invited }: SheetHead["project"],
  words: Words,
): { label: string; names: string[]; apart: boolean }[] {
  return [
    { label: partners.length > 0 ? words.lead : words.organiser, names: [lead], apart: false },
    { label: words.partners(partners.length), names: partners, apart: false },
    { label: words.supporters, names: supporters, apart: true },
    { label: words.invited(invited.length), names: invited, apart: true },
  ].filter(({ names }) => names.length > 0);
}

/** Number of hours and how long one is; undefined when the number is not known. */
export function hoursInWords(hours: HourSpan | undefined, words: Words): string | undefined {
  if (hours === undefined) return undefined;
  const { least, most, unit } = hours;
  if (least !== most) return words.hourSpan(least, most, unit);
  return unit === "didactic" ? words.didacticHours(most) : words.clockHours(most);
}

/** Who made the sheet, and when. */
export function drawnUpInWords({ locale, drawnUp }: SheetHead): string {
  const when = formatDateTime(locale, drawnUp.at, drawnUp.timeZone);
  return documentMessages[locale].attendanceList.drawnUp(drawnUp.by, when);
}
