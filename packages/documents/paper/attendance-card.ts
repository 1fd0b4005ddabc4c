import { formatMonth } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import {
  drawnUpInWords,
  drawTable,
  finishSheets,
  headed,
  hoursInWords,
  openSheets,
  PageWriter,
  shared,
  type SheetDocument,
} from "../sheet/index.ts";
import { SMALL_SOFT } from "../sheet/style.ts";
import type { AttendanceCard, PaperOf } from "./data.ts";
import { hoursCell, ordinalCell, topicCell, whenCell } from "./held-item.ts";

const CLOSING_GAP = 12;

/** Individual attendance cards: a page for each person and month, signed for item by item (domain rules 2.5). */
export async function attendanceCardsPdf(data: PaperOf<"attendance-cards">): Promise<Uint8Array> {
  const document = await openSheets(data.head, documentMessages[data.head.locale].paper.cards.title);
  for (const card of data.cards) drawCard(document, data, card);
  return finishSheets(document);
}

function drawCard(document: SheetDocument, data: PaperOf<"attendance-cards">, card: AttendanceCard): void {
  const { head, emptyRows } = data;
  const { locale } = head;
  const { attendanceList: list, paper: words } = documentMessages[locale];
  const month = formatMonth(locale, card.month);
  const page = new PageWriter(
    document,
    "portrait",
    [
      `${words.cards.title}: ${card.name}, ${month}`,
      [head.event.title, head.project.number].filter(Boolean).join(" · "),
    ],
    { bookmark: `${card.name}, ${month}` },
  );
  page.projectHead();
  page.heading(words.cards.title, card.name);
  page.facts([
    [list.institution, card.institution],
    [words.month, month],
    [list.place, head.event.place],
    [list.hours, hoursInWords(card.hours, list)],
    [list.remarks, card.remark],
  ]);
  const widths = shared(page.width, [
    { width: 32 },
    { width: 78 },
    { width: 52 },
    { weight: 1 },
    { width: 92 },
    { width: 92 },
  ]);
  const titles = [
    list.ordinal,
    words.dateAndTime,
    list.hours,
    words.topic,
    words.cards.signatureOfParticipant,
    words.cards.signatureOfLeader,
  ];
  const drawnUp = drawnUpInWords(head);
  const approval = page.signatures([], words.cards.approval);
  drawTable(
    page,
    titles.map((title, index) => ({
      head: headed(title),
      width: widths[index] ?? 0,
      right: index === 0,
      isHeader: index === 3,
      boxed: index > 3,
    })),
    [
      ...card.items.map((item, index) => [
        ordinalCell(index),
        whenCell(item, locale),
        hoursCell(item, locale),
        topicCell(item, locale, true),
      ]),
      ...Array.from({ length: emptyRows }, (_, index) => [ordinalCell(card.items.length + index)]),
    ],
    { closingHeight: approval.height + CLOSING_GAP + SMALL_SOFT.leading },
  );
  approval.draw();
  page.y += CLOSING_GAP;
  page.paragraph("P", drawnUp, SMALL_SOFT);
  page.end();
}
