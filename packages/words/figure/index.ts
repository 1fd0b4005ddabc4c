import type { FigureLine } from "@zapisy/core/figure/answer";
import type { Cut } from "@zapisy/core/figure/schema";
import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the figures of a project. */
export type FigureMessages = Shape<typeof pl>;

/** Loads the words of the figures of a project, in one language. */
export const loadFigure: Area<FigureMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;

/** What rows are called that have names elsewhere. */
export interface RowNames {
  kind: Readonly<Record<string, string>>;
  county: (code: string) => string;
  support: (supportId: string) => string | undefined;
  title: (text: NonNullable<FigureLine["event"]>["title"]) => string;
}

/** What a row of a cut is called, on screen and in files. */
export function rowName(
  t: FigureMessages,
  names: RowNames,
  cut: Cut,
  { row, name, event }: Pick<FigureLine, "row" | "name" | "event">,
): string {
  const unknown: Partial<Record<Cut, string>> = t.unknown;
  const known: Partial<Record<string, string>> = {
    ...(cut === "all" && t.list.row),
    ...(cut === "sex" && t.sex),
    ...(cut === "age" && t.age),
    ...(cut === "county" && { several: t.several }),
    ...(cut === "kind" && { ...names.kind, log: t.log }),
  };
  if (row === "-") return unknown[cut] ?? "";
  if (cut === "support") return names.support(row) ?? t.noSupport;
  if (cut === "partner") return name ?? t.unknown.partner;
  if (cut === "activity") return event ? names.title(event.title) : "";
  return known[row] ?? (cut === "county" ? names.county(row) : row);
}
