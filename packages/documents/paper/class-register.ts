import { formatDayShort } from "@zapisy/words";
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
} from "../sheet/index.ts";
import { NAME, SMALL, SMALL_SOFT } from "../sheet/style.ts";
import type { PaperOf } from "./data.ts";
import { hoursCell, ordinalCell, topicCell, whenCell } from "./held-item.ts";

const CLOSING_GAP = 12;

/** Register of classes: what was held when, how long, by whom and before how many people. */
export async function classRegisterPdf(data: PaperOf<"class-register">): Promise<Uint8Array> {
  const { head, hours, heldHours, items, emptyRows } = data;
  const { locale } = head;
  const { attendanceList: list, paper: words } = documentMessages[locale];
  const document = await openSheets(head, words.register.title);
  const page = new PageWriter(document, "landscape", [
    words.register.title,
    [head.event.title, head.project.number].filter(Boolean).join(" · "),
  ]);
  page.projectHead();
  page.heading(words.register.title, "");
  page.facts([
    [list.place, head.event.place],
    [list.hours, hoursInWords(hours, list)],
    // The hours of those who teach, to be held against their time sheets.
    [words.register.heldHours, heldHours?.most === hours?.most ? "" : hoursInWords(heldHours, list)],
  ]);
  const widths = shared(page.width, [
    { width: 34 },
    { width: 84 },
    { width: 62 },
    { weight: 3 },
    { weight: 2 },
    { width: 62 },
    { width: 110 },
  ]);
  const titles = [
    list.ordinal,
    words.dateAndTime,
    list.hours,
    words.topic,
    words.register.leader,
    words.register.present,
    words.register.signature,
  ];
  const approval = page.signatures([], words.register.approval);
  drawTable(
    page,
    titles.map((title, index) => ({
      head: headed(title),
      width: widths[index] ?? 0,
      right: index === 0,
      isHeader: index === 3,
      boxed: index > 4,
    })),
    [
      ...items.map((item, index) => [
        ordinalCell(index),
        whenCell(item, locale),
        hoursCell(item, locale),
        topicCell(item, locale, false),
        [[item.leaders.join(", "), SMALL]] as const,
        item.present === undefined ? [] : ([[`${item.present}`, NAME]] as const),
      ]),
      ...Array.from({ length: emptyRows }, (_, index) => [ordinalCell(items.length + index)]),
    ],
    {
      closingHeight: approval.height + CLOSING_GAP + SMALL_SOFT.leading,
      rowNames: items.map(({ date }) => formatDayShort(locale, date)),
    },
  );
  approval.draw();
  page.y += CLOSING_GAP;
  page.paragraph("P", drawnUpInWords(head), SMALL_SOFT);
  page.end();
  return finishSheets(document);
}
