import type { FigureLine } from "@zapisy/core/figure/answer";
import type { Cut, Figure } from "@zapisy/core/figure/schema";
import { inHours } from "@zapisy/core/attendance/rules";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { countyName } from "@zapisy/core/territory/rules";
import { formatNumber } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadFigure, rowName } from "@zapisy/words/figure";
import { locale, useMessages } from "../../data/locale.ts";

/** Names of rows, and figures in words, as tables and lists of a project write them. */
export function useFigureNames(project: () => Project) {
  const t = useMessages(loadFigure);
  const common = useMessages(loadCommon);
  const supportOf = (supportId: string) =>
    project().supports?.find((support) => support.supportId === supportId);
  const unitOf = (row: string) => supportOf(row)?.hourUnit ?? "clock";
  return {
    row: (cut: Cut, line: Pick<FigureLine, "row" | "name" | "event">) =>
      rowName(
        t(),
        {
          kind: common().eventKind,
          county: countyName,
          support: (id) => supportOf(id)?.name,
          title: (text) => inLocale(text, locale()).text,
        },
        cut,
        line,
      ),
    /** Minutes of a form of support as hours of its kind. */
    hours: (row: string, minutes: number) =>
      t().hours(formatNumber(locale(), inHours(minutes, unitOf(row))), unitOf(row)),
    /** A figure as it stands in a cell. */
    value(row: string, figure: Figure, number: number): string {
      return figure === "minutes" ? this.hours(row, number) : formatNumber(locale(), number);
    },
  };
}
