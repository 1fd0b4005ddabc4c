import type { MeasuredNumber } from "@zapisy/core/snapshot/answer";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatNumber } from "@zapisy/words";
import { loadFigure } from "@zapisy/words/figure";
import { loadSnapshot } from "@zapisy/words/snapshot";
import { locale, useMessages } from "../../data/locale.ts";
import { useFigureNames } from "../figure/figure-names.ts";

/** What numbers of a closed period are called, and how they are written. */
export function useMeasureNames(project: () => Project) {
  const t = useMessages(loadSnapshot);
  const figures = useMessages(loadFigure);
  const names = useFigureNames(project);
  const indicatorOf = ({ indicator }: MeasuredNumber) =>
    indicator ? inLocale(indicator, locale()).text : t().measure.gone;
  return {
    name(one: MeasuredNumber): string {
      const { what } = one;
      switch (what.of) {
        case "figure": {
          const figure = figures().figure[what.figure];
          const row = names.row(what.cut, { row: what.row, name: one.name, event: one.event });
          if (what.cut === "all") return row ? `${row}: ${figure}` : figure;
          const partner = what.cut === "activity" ? (one.name ?? figures().unknown.partner) : undefined;
          return `${partner ? `${partner}, ` : ""}${row}: ${figure}`;
        }
        case "distinct":
          return t().measure.distinct(figures().cut[what.cut]);
        case "indicator": {
          const name = indicatorOf(one);
          if (what.figure !== "achieved") return t().measure[what.figure](name);
          return what.split && what.row
            ? t().measure.part(name, names.row(what.split, { row: what.row }))
            : name;
        }
        case "minimum":
          return t().measure[what.which](indicatorOf(one));
      }
    },
    value({ what }: MeasuredNumber, number: number): string {
      if (what.of === "figure") return names.value(what.row, what.figure, number);
      if (what.of === "minimum" && what.which === "reached")
        return number === 1 ? t().measure.yes : t().measure.no;
      return formatNumber(locale(), number);
    },
  };
}
