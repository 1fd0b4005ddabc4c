import { documentMessages } from "@zapisy/words/document";
import { columnsOf, drawTable } from "../sheet/index.ts";
import { MM, NAME } from "../sheet/style.ts";
import type { Lodger, PaperOf } from "./data.ts";
import { drawPaper } from "./frame.ts";
import { ordinalCell } from "./held-item.ts";

const ROW_HEIGHT = 7.5 * MM;

/** Who sleeps in which room, and who has none yet. */
export async function roomingListPdf(data: PaperOf<"rooming-list">): Promise<Uint8Array> {
  const { head, rooms, unassigned } = data;
  const { attendanceList: list, paper } = documentMessages[head.locale];
  const words = paper.rooming;
  const nameOf = ({ name, groundFloor }: Lodger) => (groundFloor ? words.groundFloor(name) : name);
  return drawPaper(head, { title: words.title, besides: head.event.dateText }, (page) => {
    if (rooms.length > 0) {
      const columns = [
        { title: words.room, width: 90, isHeader: true },
        { title: words.count, width: 64 },
        { title: words.people, weight: 3 },
        { title: words.remarks, weight: 2, boxed: true },
      ];
      drawTable(
        page,
        columnsOf(page.width, columns),
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
      const columns = [
        { title: list.ordinal, width: 34, right: true },
        { title: list.name, weight: 1, isHeader: true },
        { title: words.room, width: 120, boxed: true },
      ];
      drawTable(
        page,
        columnsOf(page.width, columns),
        unassigned.map((person, index) => [ordinalCell(index), [[nameOf(person), NAME]]]),
        {
          title: words.unassigned,
          rowHeight: ROW_HEIGHT,
          rowNames: unassigned.map(({ name }) => name),
        },
      );
      page.y += 14;
    }
  });
}
