import { csvOf } from "@zapisy/core/shared/csv";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { SupportEntryView } from "@zapisy/core/support-entry/answer";
import { formatDayShort, formatMonth, formatNumber } from "@zapisy/words";
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
  type SheetDocument,
  type SheetHead,
} from "../sheet/index.ts";
import { SMALL, SMALL_SOFT, SMALL_STRONG } from "../sheet/style.ts";
import { type TableColumn, tableWorkbook } from "../workbook/index.ts";

/** Hours of a kind. */
export interface Hours {
  hours: number;
  unit: "clock" | "didactic";
}

/** An entry of the log as documents have it: with what its form of support is called, and hours of the kind in which that counts. */
export type PrintedEntry = SupportEntryView & { support: string } & Hours;

/** A month of a project's log of support; what was struck out is not in it. */
export interface LogFile {
  /** The title of the project stands where other sheets have that of an event. */
  head: SheetHead;
  month: string;
  /** The earliest first. */
  entries: readonly PrintedEntry[];
  /** All of the month by who gave the support, also where the entries are fewer, with hours by the clock: of support, and on duty. */
  counsellors: readonly { name: string; hours: number; duty: number; entries: readonly PrintedEntry[] }[];
}

/** What one person was given, in a month or in all. */
export interface SupportCard {
  head: SheetHead;
  /** Surname last. */
  person: string;
  month?: string;
  entries: readonly PrintedEntry[];
  /** What these come to, by form of support. */
  forms: readonly ({ name: string } & Hours)[];
}

const CLOSING_GAP = 12;
/** Room to sign. */
const SIGNED_HEIGHT = 30;

function hoursInWords({ hours, unit }: Hours, locale: Locale): string {
  return `${formatNumber(locale, hours)} ${documentMessages[locale].log.unit[unit]}`;
}

function personOf({ participant: { firstName, lastName } }: PrintedEntry): string {
  return `${lastName} ${firstName}`;
}

function placeOf({ place, mode }: PrintedEntry, locale: Locale): string {
  return [place, documentMessages[locale].log.mode[mode]].filter(Boolean).join(", ");
}

function whenCell({ day, from, to }: PrintedEntry, locale: Locale): CellTexts {
  return [
    [formatDayShort(locale, day), SMALL_STRONG],
    [documentMessages[locale].attendanceList.timeRange(from, to), SMALL],
  ];
}

/** Makes the CSV file: a row for each entry. */
export function logCsv({ head: { locale }, entries }: LogFile): Uint8Array {
  const { log: words } = documentMessages[locale];
  return csvOf([
    [
      words.day,
      words.from,
      words.to,
      words.minutes,
      words.person,
      words.support,
      words.topic,
      words.place,
      words.way,
      words.counsellor,
      words.remarks,
    ],
    ...entries.map((entry) => [
      entry.day,
      entry.from,
      entry.to,
      `${entry.minutes}`,
      personOf(entry),
      entry.support,
      entry.topic,
      entry.place ?? "",
      words.mode[entry.mode],
      entry.counsellor.name,
      remarksOf(entry, locale),
    ]),
  ]);
}

function remarksOf({ overlapReason, lateReason }: PrintedEntry, locale: Locale): string {
  const { log: words } = documentMessages[locale];
  return [overlapReason && words.overlaps(overlapReason), lateReason && words.late(lateReason)]
    .filter(Boolean)
    .join("; ");
}

/** Makes the workbook: the entries, and on a sheet of its own hours and time on duty by counsellor, of the whole month. */
export function logXlsx({ head, month, entries, counsellors }: LogFile): Promise<Uint8Array> {
  const { locale, project, drawnUp } = head;
  const { log: words } = documentMessages[locale];
  const title = words.title(formatMonth(locale, month));
  const column = (name: string, width: number, kind: TableColumn["kind"] = "text"): TableColumn => ({
    title: name,
    width,
    kind,
  });
  const lines = [title, project.title];
  return tableWorkbook(
    [
      {
        name: words.worksheet,
        lines,
        columns: [
          column(words.day, 12, "day"),
          column(words.from, 8),
          column(words.to, 8),
          column(words.minutes, 10, "number"),
          column(words.person, 28),
          column(words.support, 28),
          column(words.topic, 40),
          column(words.place, 26),
          column(words.way, 14),
          column(words.counsellor, 26),
          column(words.remarks, 30),
        ],
        leadColumns: 1,
        rows: entries.map((entry) => [
          entry.day,
          entry.from,
          entry.to,
          entry.minutes,
          personOf(entry),
          entry.support,
          entry.topic,
          entry.place,
          words.mode[entry.mode],
          entry.counsellor.name,
          remarksOf(entry, locale) || undefined,
        ]),
      },
      {
        name: words.hoursSheet,
        lines,
        columns: [
          column(words.counsellor, 30),
          column(words.visits, 10, "number"),
          column(words.hours, 12, "number"),
          column(words.duty, 16, "number"),
        ],
        leadColumns: 1,
        rows: counsellors.map((one) => [one.name, one.entries.length, one.hours, one.duty]),
      },
    ],
    { locale, title: `${title}: ${project.title}`, organiser: project.lead, at: drawnUp.at },
  );
}

/** Makes monthly cards: for each counsellor what they gave, signed by them and whoever checks it. */
export async function monthlyCardPdf(file: LogFile): Promise<Uint8Array> {
  const { head, month, counsellors } = file;
  const { locale } = head;
  const { log: words } = documentMessages[locale];
  const document = await openSheets(head, words.monthlyCard);
  const none = { name: "", hours: 0, duty: 0, entries: [] };
  // A month without entries has a card that says so.
  for (const card of counsellors.length > 0 ? counsellors : [none])
    drawCard(document, head, {
      title: words.monthlyCard,
      name: card.name,
      month,
      facts: [
        [words.visits, `${card.entries.length}`],
        [words.hours, hoursInWords({ hours: card.hours, unit: "clock" }, locale)],
        [words.duty, hoursInWords({ hours: card.duty, unit: "clock" }, locale)],
      ],
      columns: [{ title: words.person, weight: 2, isHeader: true }],
      cells: (entry) => [[[personOf(entry), SMALL_STRONG]]],
      signed: [],
      entries: card.entries,
      signatures: [card.name, ""],
      label: words.signature,
    });
  return finishSheets(document);
}

/** Makes the card of one person's individual support: each visit is signed by both (domain rules 2.5). */
export async function supportCardPdf({
  head,
  person,
  month,
  entries,
  forms,
}: SupportCard): Promise<Uint8Array> {
  const { log: words } = documentMessages[head.locale];
  const document = await openSheets(head, words.card);
  drawCard(document, head, {
    title: words.card,
    name: person,
    month,
    facts: forms.map((form) => [form.name, hoursInWords(form, head.locale)]),
    columns: [],
    cells: () => [],
    signed: [words.signedByPerson, words.signedByCounsellor],
    entries,
    signatures: [],
    label: words.approval,
  });
  return finishSheets(document);
}

interface Card {
  title: string;
  name: string;
  month?: string;
  facts: [label: string, value: string][];
  /** Between when and what. */
  columns: { title: string; weight: number; isHeader: boolean }[];
  cells: (entry: PrintedEntry) => CellTexts[];
  /** Boxes to sign in, by their headings. */
  signed: string[];
  entries: readonly PrintedEntry[];
  signatures: string[];
  label: string;
}

function drawCard(document: SheetDocument, head: SheetHead, card: Card): void {
  const { locale } = head;
  const { log: words, attendanceList: list } = documentMessages[locale];
  const month = card.month ? formatMonth(locale, card.month) : "";
  const called = [card.name, month].filter(Boolean).join(", ");
  const page = new PageWriter(
    document,
    card.signed.length > 0 ? "portrait" : "landscape",
    [`${card.title}: ${called}`, [head.project.title, head.project.number].filter(Boolean).join(" · ")],
    { bookmark: called },
  );
  page.projectHead();
  page.heading(card.title, card.name);
  page.facts([[words.month, month], ...card.facts]);
  const isSigned = card.signed.length > 0;
  const columns = [
    { title: list.ordinal, width: 32, right: true },
    { title: words.when, width: 78 },
    { title: words.hours, width: 56 },
    ...card.columns,
    { title: words.topic, weight: 3, isHeader: card.columns.length === 0 },
    ...(isSigned
      ? card.signed.map((title) => ({ title, width: 84, boxed: true }))
      : [{ title: words.place, weight: 2 }]),
  ];
  const approval = page.signatures(card.signatures, card.label);
  drawTable(
    page,
    columnsOf(page.width, columns),
    card.entries.map((entry, index) => [
      ordinalCell(index),
      whenCell(entry, locale),
      [[hoursInWords(entry, locale), SMALL]],
      ...card.cells(entry),
      [
        [entry.support, SMALL_SOFT],
        [entry.topic, SMALL],
        [
          isSigned ? [placeOf(entry, locale), entry.counsellor.name].filter(Boolean).join(" · ") : "",
          SMALL_SOFT,
        ],
      ],
      ...(isSigned ? [] : [[[placeOf(entry, locale), SMALL]] satisfies CellTexts]),
    ]),
    {
      rowHeight: isSigned ? SIGNED_HEIGHT : 0,
      closingHeight: approval.height + CLOSING_GAP + SMALL_SOFT.leading,
      rowNames: card.entries.map(({ day }) => formatDayShort(locale, day)),
    },
  );
  approval.draw();
  page.y += CLOSING_GAP;
  page.paragraph("P", drawnUpInWords(head), SMALL_SOFT);
  page.end();
}

/** A name for a file of the log. */
export function logFileName({ head: { locale, project }, month }: LogFile, kind: string): string {
  const { log: words } = documentMessages[locale];
  const title = kind === "pdf" ? `${words.monthlyCard} ${month}` : words.title(month);
  return fileName(`${title} ${project.title}`, month, kind);
}

/** A name for the file of a person's card; no name of theirs is in it. */
export function supportCardName({ head: { locale, project }, month }: SupportCard): string {
  return fileName(`${documentMessages[locale].log.card} ${month ?? ""} ${project.title}`, month ?? "", "pdf");
}
