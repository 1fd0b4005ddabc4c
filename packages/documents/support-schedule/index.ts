import type { StaffPlannedSupport } from "@zapisy/core/support-schedule/answer";
import { csvOf } from "@zapisy/core/shared/csv";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";
import { formatDateTime, formatDayShort, formatMonth, formatNumber } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import { fileName } from "../file-name/index.ts";
import { ordinalCell } from "../paper/held-item.ts";
import {
  type CellTexts,
  columnsOf,
  drawnUpInWords,
  drawTable,
  finishSheets,
  openSheets,
  PageWriter,
  type SheetHead,
} from "../sheet/index.ts";
import { SMALL, SMALL_SOFT, SMALL_STRONG, SUBTITLE } from "../sheet/style.ts";
import { type TableColumn, tableWorkbook } from "../workbook/index.ts";

/** A month of a project's schedule of support, with what changed since it was published. */
export interface ScheduleFile {
  /** The title of the project stands where other sheets have that of an event. */
  head: SheetHead;
  month: string;
  publication?: { at: Instant; version: number };
  entries: readonly StaffPlannedSupport[];
  changes: readonly { at: Instant; before?: StaffPlannedSupport; after?: StaffPlannedSupport }[];
}

type Words = (typeof documentMessages)[Locale]["supportSchedule"];

/** What it is: the form of support, or what kind of event. */
function supportOf({ support, kind }: StaffPlannedSupport, locale: Locale): string {
  return support ?? documentMessages[locale].eventKind[kind];
}

function addressOf({ mode, address }: StaffPlannedSupport, words: Words): string {
  return [address, mode === "onsite" ? undefined : words.online].filter(Boolean).join(", ");
}

function remarksOf({ cancelled, hidden }: StaffPlannedSupport, words: Words): string {
  return [cancelled && words.cancelled, hidden && words.hidden].filter(Boolean).join(", ");
}

function whenOf({ day, from, to }: StaffPlannedSupport, locale: Locale): string {
  const hours = documentMessages[locale].attendanceList.timeRange(from, to);
  return [formatDayShort(locale, day), hours].filter(Boolean).join(", ");
}

/** What changed, in a line: what it is now, and when and where it was, where that is another. */
function changeOf({ before, after }: ScheduleFile["changes"][number], locale: Locale): string {
  const { supportSchedule: words } = documentMessages[locale];
  const line = (entry: StaffPlannedSupport) =>
    [
      inLocale(entry.topic, locale).text,
      whenOf(entry, locale),
      addressOf(entry, words),
      entry.leaders.join(", "),
      entry.expected === undefined ? "" : formatNumber(locale, entry.expected),
      remarksOf(entry, words),
    ]
      .filter(Boolean)
      .join("; ");
  if (!before) return after ? `${words.added}: ${line(after)}` : "";
  if (!after) return `${words.removed}: ${line(before)}`;
  return `${words.changed}: ${line(after)} (${words.was(line(before))})`;
}

function statusOf({ publication, head }: ScheduleFile, words: Words): string {
  const { locale, drawnUp } = head;
  if (!publication) return words.unpublished;
  return words.published(formatDateTime(locale, publication.at, drawnUp.timeZone), publication.version);
}

/** Makes the CSV file: a row for each entry. */
export function scheduleCsv({ head: { locale }, entries }: ScheduleFile): Uint8Array {
  const { supportSchedule: words } = documentMessages[locale];
  return csvOf([
    [
      words.support,
      words.topic,
      words.day,
      words.from,
      words.to,
      words.address,
      words.leader,
      words.expected,
      words.remarks,
    ],
    ...entries.map((entry) => [
      supportOf(entry, locale),
      inLocale(entry.topic, locale).text,
      entry.day,
      entry.from ?? "",
      entry.to ?? "",
      addressOf(entry, words),
      entry.leaders.join(", "),
      entry.expected === undefined ? words.noLimit : `${entry.expected}`,
      remarksOf(entry, words),
    ]),
  ]);
}

/** Makes the workbook: the entries, and what changed after publication on a sheet of its own. */
export function scheduleXlsx(file: ScheduleFile): Promise<Uint8Array> {
  const { head, month, entries, changes } = file;
  const { locale, project, drawnUp } = head;
  const { supportSchedule: words } = documentMessages[locale];
  const title = words.title(formatMonth(locale, month));
  const column = (name: string, width: number, kind: TableColumn["kind"] = "text"): TableColumn => ({
    title: name,
    width,
    kind,
  });
  const lines = [title, project.title, statusOf(file, words)];
  return tableWorkbook(
    [
      {
        name: words.worksheet,
        lines,
        columns: [
          column(words.support, 26),
          column(words.topic, 36),
          column(words.day, 12, "day"),
          column(words.from, 8),
          column(words.to, 8),
          column(words.address, 36),
          column(words.leader, 26),
          column(words.expected, 14, "number"),
          column(words.remarks, 20),
        ],
        leadColumns: 1,
        rows: entries.map((entry) => [
          supportOf(entry, locale),
          inLocale(entry.topic, locale).text,
          entry.day,
          entry.from,
          entry.to,
          addressOf(entry, words) || undefined,
          entry.leaders.join(", ") || undefined,
          entry.expected,
          remarksOf(entry, words) || undefined,
        ]),
      },
      ...(changes.length > 0
        ? [
            {
              name: words.changesTitle,
              lines,
              columns: [column(words.changedAt, 26), column(words.change, 110)],
              leadColumns: 1,
              rows: changes.map((change) => [
                formatDateTime(locale, change.at, drawnUp.timeZone),
                changeOf(change, locale),
              ]),
            },
          ]
        : []),
    ],
    { locale, title: `${title}: ${project.title}`, organiser: project.lead, at: drawnUp.at },
  );
}

/** Makes the document to print: the entries of the month, and under them what changed after publication. */
export async function schedulePdf(file: ScheduleFile): Promise<Uint8Array> {
  const { head, month, entries, changes } = file;
  const { locale, drawnUp } = head;
  const { supportSchedule: words, attendanceList: list } = documentMessages[locale];
  const title = words.title(formatMonth(locale, month));
  const document = await openSheets(head, title);
  const page = new PageWriter(document, "landscape", [title, head.project.title]);
  page.projectHead();
  page.paragraph("H1", title, SUBTITLE);
  page.paragraph("P", statusOf(file, words), SMALL_SOFT);
  page.y += GAP;
  const cell = (text: string): CellTexts => (text ? [[text, SMALL]] : []);
  drawTable(
    page,
    columnsOf(page.width, [
      { title: list.ordinal, width: 34, right: true },
      { title: words.support, weight: 3 },
      { title: words.topic, weight: 4, isHeader: true },
      { title: `${words.day}, ${words.hours.toLowerCase()}`, width: 90 },
      { title: words.address, weight: 4 },
      { title: words.leader, weight: 3 },
      { title: words.expected, width: 78, right: true },
    ]),
    entries.map((entry, index) => [
      ordinalCell(index),
      cell(supportOf(entry, locale)),
      [
        [inLocale(entry.topic, locale).text, SMALL_STRONG],
        [remarksOf(entry, words), SMALL_SOFT],
      ],
      [
        [formatDayShort(locale, entry.day), SMALL_STRONG],
        [list.timeRange(entry.from, entry.to), SMALL],
      ],
      cell(addressOf(entry, words)),
      cell(entry.leaders.join(", ")),
      cell(entry.expected === undefined ? words.noLimit : formatNumber(locale, entry.expected)),
    ]),
    { rowHeight: 0, rowNames: entries.map(({ day }) => formatDayShort(locale, day)) },
  );
  if (changes.length > 0) {
    page.y += GAP;
    page.paragraph("H2", words.changesTitle, SUBTITLE);
    for (const change of changes)
      page.paragraph(
        "P",
        `${formatDateTime(locale, change.at, drawnUp.timeZone)} – ${changeOf(change, locale)}`,
        SMALL,
      );
  }
  page.y += GAP;
  page.paragraph("P", drawnUpInWords(head), SMALL_SOFT);
  page.end();
  return finishSheets(document);
}

const GAP = 10;

/** A name for the file. */
export function scheduleFileName({ head: { locale, project }, month }: ScheduleFile, kind: string): string {
  return fileName(`${documentMessages[locale].supportSchedule.title(month)} ${project.title}`, month, kind);
}
