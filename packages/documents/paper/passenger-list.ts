import { documentMessages } from "@zapisy/words/document";
import { columnsOf, drawTable } from "../sheet/index.ts";
import { MM, NAME, SMALL } from "../sheet/style.ts";
import type { PaperOf } from "./data.ts";
import { drawPaper } from "./frame.ts";
import { ordinalCell } from "./held-item.ts";

/** Ticking takes less room than signing. */
const ROW_HEIGHT = 7.5 * MM;

/** Passengers of the coach by the place where they get on, with boxes to tick there and back. */
export async function passengerListPdf(data: PaperOf<"passenger-list">): Promise<Uint8Array> {
  const { head, stops, withPhones } = data;
  const { attendanceList: list, paper } = documentMessages[head.locale];
  const words = paper.passengers;
  return drawPaper(head, { title: words.title, besides: head.event.dateText }, (page) => {
    if (withPhones) page.paragraph("P", words.forLeader, SMALL);
    const columns = [
      { title: list.ordinal, width: 34, right: true },
      { title: list.name, weight: 1, isHeader: true },
      ...(withPhones ? [{ title: words.phone, width: 130 }] : []),
      { title: words.there, width: 52, boxed: true },
      { title: words.back, width: 52, boxed: true },
    ];
    let number = 0;
    for (const { name = words.noStop, people } of stops) {
      page.y += 12;
      drawTable(
        page,
        columnsOf(page.width, columns),
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
  });
}
