import { formatDayShort } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import { columnsOf, drawTable, hoursInWords } from "../sheet/index.ts";
import { NAME, SMALL, SMALL_SOFT } from "../sheet/style.ts";
import type { PaperOf } from "./data.ts";
import { drawPaper } from "./frame.ts";
import { hoursCell, ordinalCell, topicCell, whenCell } from "./held-item.ts";

const CLOSING_GAP = 12;

/** Register of classes: what was held when, how long, by whom and before how many people. */
export async function classRegisterPdf(data: PaperOf<"class-register">): Promise<Uint8Array> {
  const { head, hours, heldHours, items, emptyRows } = data;
  const { locale } = head;
  const { attendanceList: list, paper: words } = documentMessages[locale];
  const { title } = words.register;
  return drawPaper(head, { title, besides: head.project.number, layout: "landscape" }, (page) => {
    page.facts([
      [list.place, head.event.place],
      [list.hours, hoursInWords(hours, list)],
      // The hours of those who teach, to be held against their time sheets.
      [words.register.heldHours, heldHours?.most === hours?.most ? "" : hoursInWords(heldHours, list)],
    ]);
    const columns = [
      { title: list.ordinal, width: 34, right: true },
      { title: words.dateAndTime, width: 84 },
      { title: list.hours, width: 62 },
      { title: words.topic, weight: 3, isHeader: true },
      { title: words.register.leader, weight: 2 },
      { title: words.register.present, width: 62, boxed: true },
      { title: words.register.signature, width: 110, boxed: true },
    ];
    const approval = page.signatures([], words.register.approval);
    drawTable(
      page,
      columnsOf(page.width, columns),
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
  });
}
