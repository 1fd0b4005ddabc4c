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
import { MM, NAME, SMALL_SOFT } from "../sheet/style.ts";
import type { Lodger, PaperOf } from "./data.ts";
import { ordinalCell } from "./held-item.ts";

const ROW_HEIGHT = 7.5 * MM;

/** Who sleeps in which room, and who has none yet. */
export async function roomingListPdf(data: PaperOf<"rooming-list">): Promise<Uint8Array> {
  const { head, rooms, unassigned } = data;
  const { attendanceList: list, paper } = documentMessages[head.locale];
  const words = paper.rooming;
  const document = await openSheets(head, words.title);
  const page = new PageWriter(document, "portrait", [
    words.title,
    [head.event.title, head.event.dateText].filter(Boolean).join(" · "),
  ]);
  const nameOf = ({ name, groundFloor }: Lodger) => (groundFloor ? words.groundFloor(name) : name);
  page.projectHead();
  page.heading(words.title, "");
  if (rooms.length > 0) {
    const widths = shared(page.width, [{ width: 90 }, { width: 64 }, { weight: 3 }, { weight: 2 }]);
    drawTable(
      page,
      [words.room, words.count, words.people, words.remarks].map((title, index) => ({
        head: headed(title),
        width: widths[index] ?? 0,
        isHeader: index === 0,
        boxed: index === 3,
      })),
      rooms.map(({ name, people }) => [
        [[name, NAME]],
        [[`${people.length}`, NAME]],
        people.map((person) => [nameOf(person), NAME] as const),
      ]),
      { rowHeight: ROW_HEIGHT, rowNames: rooms.map(({ name }) => name) },
    );
    page.y += 14;
  }
  if (unassigned.length > 0) {
    const widths = shared(page.width, [{ width: 34 }, { weight: 1 }, { width: 120 }]);
    drawTable(
      page,
      [list.ordinal, list.name, words.room].map((title, index) => ({
        head: headed(title),
        width: widths[index] ?? 0,
        right: index === 0,
        isHeader: index === 1,
        boxed: index === 2,
      })),
      unassigned.map((person, index) => [ordinalCell(index), [[nameOf(person), NAME]]]),
      {
        title: words.unassigned,
        rowHeight: ROW_HEIGHT,
        rowNames: unassigned.map(({ name }) => name),
      },
    );
    page.y += 14;
  }
  page.paragraph("P", drawnUpInWords(head), SMALL_SOFT);
  page.end();
  return finishSheets(document);
}
