import { DECISIONS } from "@zapisy/core/selection/schema";
import { formatDateTime, formatNumber } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import { drawPaper } from "../paper/frame.ts";
import { columnsOf, drawTable, type PageWriter } from "../sheet/index.ts";
import { MM, NAME, SMALL, SUBTITLE } from "../sheet/style.ts";
import type { MinutedApplicant, SelectionMinutes } from "./data.ts";

const ROW_HEIGHT = 7.5 * MM;
const GAP = 14;

/** Minutes of a committee: who judged by what, the three lists with points and reasons, and lines to sign. */
export function selectionMinutesPdf(minutes: SelectionMinutes): Promise<Uint8Array> {
  const { head, committee, criteria, ties, lot, frozenAt, announcedAt, applicants } = minutes;
  const { locale } = head;
  const { timeZone } = head.drawnUp;
  const { selection: words, attendanceList: list } = documentMessages[locale];
  return drawPaper(
    head,
    { title: words.title, besides: head.project.number, layout: "landscape" },
    (page) => {
      page.facts([
        [list.place, head.event.place],
        [list.date, head.event.dateText],
        [words.committee, committee.join(", ")],
        [words.frozenAt, formatDateTime(locale, frozenAt, timeZone)],
        [words.announcedAt, announcedAt && formatDateTime(locale, announcedAt, timeZone)],
        [words.applicants, formatNumber(locale, applicants.length)],
        [words.places, formatNumber(locale, minutes.places)],
        [words.ties, [...ties, words.byLot(lot)].join("; ")],
      ]);
      page.y += GAP;
      drawTable(
        page,
        columnsOf(page.width, [
          { title: list.ordinal, width: 34, right: true },
          { title: words.criterion, weight: 1, isHeader: true },
          { title: words.most, width: 110, right: true },
          { title: words.weight, width: 60, right: true },
        ]),
        criteria.map(({ title, most, weight }, index) => [
          [[`${index + 1}.`, SMALL]],
          [[title, NAME]],
          [[most === undefined ? words.formal : formatNumber(locale, most), SMALL]],
          [[weight === undefined ? "" : formatNumber(locale, weight), SMALL]],
        ]),
        { title: words.criteria, rowHeight: ROW_HEIGHT },
      );
      for (const decision of DECISIONS)
        drawList(
          page,
          minutes,
          words.list[decision],
          applicants.filter((one) => one.decision === decision),
        );
      const gone = applicants.filter((one) => one.decision === undefined);
      if (gone.length > 0) drawList(page, minutes, words.gone, gone);
      const signatures = page.signatures(committee, words.signature);
      page.y += GAP;
      page.need(signatures.height);
      signatures.draw();
      page.y += GAP;
    },
  );
}

function drawList(
  page: PageWriter,
  { head: { locale }, criteria }: SelectionMinutes,
  title: string,
  applicants: readonly MinutedApplicant[],
): void {
  const { selection: words, attendanceList: list } = documentMessages[locale];
  page.y += GAP;
  if (applicants.length === 0) {
    page.need(SUBTITLE.leading + 4 + SMALL.leading);
    page.paragraph("H2", title, SUBTITLE);
    page.y += 4;
    page.paragraph("P", words.nobody, SMALL);
    return;
  }
  const scored = criteria.filter(({ most }) => most !== undefined);
  const written = (points: number | undefined) =>
    points === undefined ? "–" : formatNumber(locale, points / 100);
  drawTable(
    page,
    columnsOf(page.width, [
      { title: words.rank, width: 46, right: true },
      { title: list.name, weight: 4, isHeader: true },
      { title: list.institution, weight: 4 },
      { title: words.points, width: 52, right: true },
      { title: words.byCriterion, weight: 3 },
      { title: words.reason, weight: 4 },
    ]),
    applicants.map((one) => [
      [[one.rank === undefined ? "–" : `${one.rank}.`, SMALL]],
      [[`${one.lastName} ${one.firstName}`, NAME]],
      [[one.institution ?? "", SMALL]],
      [[written(one.points), NAME]],
      scored.map(
        ({ title: criterion }, index) => [`${criterion}: ${written(one.byCriterion[index])}`, SMALL] as const,
      ),
      [
        [one.reason ?? "", SMALL],
        [one.outcome ?? "", SMALL],
      ],
    ]),
    {
      title,
      rowHeight: ROW_HEIGHT,
      rowNames: applicants.map(({ firstName, lastName }) => `${lastName} ${firstName}`),
    },
  );
}
