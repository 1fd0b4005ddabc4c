import { formatNumber } from "@zapisy/words";
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
import { MM, NAME, SMALL, SMALL_SOFT, SUBTITLE } from "../sheet/style.ts";
import type { NeedCount, PaperOf } from "./data.ts";

const ROW_HEIGHT = 7.5 * MM;

/** How many people eat and need what; by name only where that was asked for by somebody who may. */
export async function needsSummaryPdf(data: PaperOf<"needs-summary">): Promise<Uint8Array> {
  const { head, people, diets, access, named } = data;
  const { locale } = head;
  const { attendanceList: list, paper } = documentMessages[locale];
  const words = paper.needs;
  const document = await openSheets(head, words.title);
  const page = new PageWriter(document, "portrait", [
    words.title,
    [head.event.title, head.event.dateText].filter(Boolean).join(" · "),
  ]);
  page.projectHead();
  page.heading(words.title, "");
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
    const widths = shared(page.width, [{ weight: 5 }, { weight: 3 }, { weight: 5 }, { weight: 5 }]);
    if (named.length === 0) nobody(page, words.named, words.none);
    else
      drawTable(
        page,
        [list.name, words.diet, words.access, words.remarks].map((title, index) => ({
          head: headed(title),
          width: widths[index] ?? 0,
          isHeader: index === 0,
        })),
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
  page.paragraph("P", drawnUpInWords(head), SMALL_SOFT);
  page.end();
  return finishSheets(document);
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
  const widths = shared(page.width, [{ weight: 1 }, { width: 90 }]);
  drawTable(
    page,
    [title, countTitle].map((text, index) => ({
      head: headed(text),
      width: widths[index] ?? 0,
      isHeader: index === 0,
      right: index === 1,
    })),
    counts.map(({ label, count }) => [[[label, NAME]], [[written(count), NAME]]]),
    { title, rowHeight: ROW_HEIGHT },
  );
}
