import { formatNumber } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import { columnsOf, drawTable, type PageWriter } from "../sheet/index.ts";
import { MM, NAME, SMALL, SUBTITLE } from "../sheet/style.ts";
import { drawPaper } from "./frame.ts";
import type { NeedCount, PaperOf } from "./data.ts";

const ROW_HEIGHT = 7.5 * MM;

/** How many people eat and need what; by name only where that was asked for by somebody who may. */
export async function needsSummaryPdf(data: PaperOf<"needs-summary">): Promise<Uint8Array> {
  const { head, people, diets, access, named } = data;
  const { locale } = head;
  const { attendanceList: list, paper } = documentMessages[locale];
  const words = paper.needs;
  return drawPaper(head, { title: words.title, besides: head.event.dateText }, (page) => {
    page.facts([[words.people, formatNumber(locale, people)]]);
    page.paragraph("P", named ? words.withNames : words.countsOnly, SMALL);
    for (const [title, counts] of [
      [words.diet, diets],
      [words.access, access],
    ] as const) {
      page.y += 14;
      if (counts.length > 0)
        drawCounts(page, counts, title, words.people, (count) => formatNumber(locale, count));
      else nobody(page, title, words.none);
    }
    if (named) {
      page.y += 14;
      const columns = [
        { title: list.name, weight: 5, isHeader: true },
        { title: words.diet, weight: 3 },
        { title: words.access, weight: 5 },
        { title: words.remarks, weight: 5 },
      ];
      if (named.length === 0) nobody(page, words.named, words.none);
      else
        drawTable(
          page,
          columnsOf(page.width, columns),
          named.map(({ name, diet, access: needs, note }) => [
            [[name, NAME]],
            [[diet ?? "", SMALL]],
            needs.map((need) => [need, SMALL] as const),
            [[note ?? "", SMALL]],
          ]),
          { title: words.named, rowHeight: ROW_HEIGHT, rowNames: named.map(({ name }) => name) },
        );
    }
    page.y += 14;
  });
}

/** Says under a title that there is nothing to list. */
function nobody(page: PageWriter, title: string, none: string): void {
  page.need(SUBTITLE.leading + 4 + SMALL.leading);
  page.paragraph("H2", title, SUBTITLE);
  page.y += 4;
  page.paragraph("P", none, SMALL);
}

function drawCounts(
  page: PageWriter,
  counts: readonly NeedCount[],
  title: string,
  countTitle: string,
  written: (count: number) => string,
): void {
  drawTable(
    page,
    columnsOf(page.width, [
      { title, weight: 1, isHeader: true },
      { title: countTitle, width: 90, right: true },
    ]),
    counts.map(({ label, count }) => [[[label, NAME]], [[written(count), NAME]]]),
    { title, rowHeight: ROW_HEIGHT },
  );
}
