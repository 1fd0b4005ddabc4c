import { formatMonth } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import {
  columnsOf,
  drawnUpInWords,
  drawTable,
  finishSheets,
  hoursInWords,
  openSheets,
  PageWriter,
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
  const columns = [
    { title: list.ordinal, width: 32, right: true },
    { title: words.dateAndTime, width: 78 },
    { title: list.hours, width: 52 },
    { title: words.topic, weight: 1, isHeader: true },
    { title: words.cards.signatureOfParticipant, width: 92, boxed: true },
    { title: words.cards.signatureOfLeader, width: 92, boxed: true },
  ];
  const drawnUp = drawnUpInWords(head);
  const approval = page.signatures([], words.cards.approval);
  drawTable(
    page,
    columnsOf(page.width, columns),
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
