import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import type { FiguresFile } from "@zapisy/documents/figure";
import * as v from "valibot";
import { fileResponse } from "./file-response.ts";

/** What routes take that answer figures, or indicators, as a file. */
export const FIGURES_FILE_QUERY = v.strictObject({ lang: v.optional(LocaleSchema, "pl") });

/** Media types of files of figures. */
export const FIGURES_MIME = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Answers figures, or indicators, as a file; what makes one is loaded here and not at the start, because most requests need none. */
export async function figuresFileResponse(
  gathered: Promise<FiguresFile>,
  kind: keyof typeof FIGURES_MIME,
): Promise<Response> {
  const [file, { figuresFileName, figuresPdf, figuresXlsx }] = await Promise.all([
    gathered,
    import("@zapisy/documents/figure"),
  ]);
  const make = { pdf: figuresPdf, xlsx: figuresXlsx }[kind];
  return fileResponse(await make(file), FIGURES_MIME[kind], figuresFileName(file, kind));
}
