import { formatDateTime } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import { type TableColumn, tableWorkbook } from "../workbook/index.ts";
import type { SelectionResults } from "./data.ts";

/** Rank and names are seen beside whatever columns are looked at. */
const LEAD_COLUMNS = 3;

/** Makes a workbook of the ranking: everybody with points by criterion, what was decided, and why. Texts stay texts, whatever they look like. */
export function selectionResultsXlsx(results: SelectionResults): Promise<Uint8Array> {
  const { locale, eventTitle, organiser, criteria, applicants, takenAt, timeZone, lot } = results;
  const { selection: words, attendanceList: list, register } = documentMessages[locale];
  const scored = criteria.filter(({ most }) => most !== undefined);
  const column = (title: string, width: number, kind: TableColumn["kind"] = "text"): TableColumn => ({
    title,
    width,
    kind,
  });
  const inPoints = (hundredths: number | undefined) => hundredths && hundredths / 100;
  return tableWorkbook(
    [
      {
        name: words.worksheet,
        lines: [
          words.resultsTitle,
          eventTitle,
          `${register.takenAt(formatDateTime(locale, takenAt, timeZone))} · ${words.byLot(lot)}`,
        ],
        columns: [
          column(words.rank, 9, "number"),
          column(list.surname, 20),
          column(list.firstName, 14),
          column(list.institution, 34),
          column(words.points, 10, "number"),
          ...scored.map(({ title, most }) => column(`${title} (0–${most})`, 16, "number")),
          column(words.decision, 20),
          column(words.reason, 40),
          column(words.outcome, 24),
        ],
        leadColumns: LEAD_COLUMNS,
        rows: applicants.map((one) => [
          one.rank,
          one.lastName,
          one.firstName,
          one.institution,
          inPoints(one.points),
          ...scored.map((_, index) => inPoints(one.byCriterion[index])),
          one.decision && words.decided[one.decision],
          one.reason,
          one.outcome,
        ]),
      },
    ],
    { locale, title: `${words.resultsTitle}: ${eventTitle}`, organiser, at: takenAt },
  );
}
