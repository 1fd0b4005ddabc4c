import { documentMessages } from "@zapisy/words/document";
import {
  drawnUpInWords,
  drawTable,
  finishSheets,
  headed,
  openSheets,
  PageWriter,
  shared,
} from "../sheet/index.ts";
import { MM, NAME, SMALL, SMALL_SOFT } from "../sheet/style.ts";
import type { PaperOf } from "./data.ts";
import { ordinalCell } from "./held-item.ts";

/** Ticking takes less room than signing. */
const ROW_HEIGHT = 7.5 * MM;

/** Passengers of the coach by the place where they get on, with boxes to tick there and back. */
export async function passengerListPdf(data: PaperOf<"passenger-list">): Promise<Uint8Array> {
  const { head, stops, withPhones } = data;
  const { attendanceList: list, paper } = documentMessages[head.locale];
  const words = paper.passengers;
  const document = await openSheets(head, words.title);
  const page = new PageWriter(document, "portrait", [
    words.title,
    [head.event.title, head.event.dateText].filter(Boolean).join(" · "),
  ]);
  page.projectHead();
  page.heading(words.title, "");
  if (withPhones) page.paragraph("P", words.forLeader, SMALL);
  const columns = [
    { title: list.ordinal, width: 34, right: true },
    { title: list.name, weight: 1, isHeader: true },
    ...(withPhones ? [{ title: words.phone, width: 130 }] : []),
    { title: words.there, width: 52, boxed: true },
    { title: words.back, width: 52, boxed: true },
  ];
  const widths = shared(page.width, columns);
  let number = 0;
  for (const { name = words.noStop, people } of stops) {
    page.y += 12;
    drawTable(
      page,
      columns.map(({ title, ...column }, index) => ({
        ...column,
        head: headed(title),
        width: widths[index] ?? 0,
      })),
      people.map((person) => {
        number += 1;
        return [
          ordinalCell(number - 1),
          [[person.name, NAME]] as const,
          ...(withPhones ? [[[person.phone ?? "", NAME]] as const] : []),
        ];
      }),
      {
        title: words.stop(name, people.length),
        rowHeight: ROW_HEIGHT,
        rowNames: people.map((person) => person.name),
      },
    );
  }
  page.y += 12;
  page.paragraph("P", drawnUpInWords(head), SMALL_SOFT);
  page.end();
  return finishSheets(document);
}
