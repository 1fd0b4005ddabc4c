import { CellSchema } from "@zapisy/core/figure/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import type { Locale } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import type { Deps } from "../../deps.ts";
import { FIGURES_FILE_QUERY, FIGURES_MIME, figuresFileResponse } from "../figures-file.ts";
import { CursorSchema, defineRoute } from "../route.ts";

const FIGURES = "/api/staff/projects/{projectId}/figures";
const ERRORS = { 403: ["participant.forbidden"], 404: ["project.not_found"] };

const FILE = { access: "staff", query: FIGURES_FILE_QUERY, errors: ERRORS } as const;

async function fileOf(
  deps: Deps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  locale: Locale,
  kind: keyof typeof FIGURES_MIME,
) {
  const { figuresFile } = await import("../../document/figure.ts");
  return figuresFileResponse(figuresFile(deps, ctx, projectId, locale), kind);
}

/** Routes of the figures of a project: how many people, places and hours, and the list behind each. */
export const figureRoutes = [
  defineRoute({
    method: "GET",
    path: FIGURES,
    summary:
      "How many distinct people, places and hours a project has by evidence, in all and by what they are cut",
    access: "staff",
    answer: { status: 200, description: "The figures", json: "ProjectFigures" },
    errors: ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.figure.getFigures(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${FIGURES}/list`,
    summary: "The list of which a figure is the number, or the sum",
    access: "staff",
    query: v.strictObject({ ...CellSchema.entries, cursor: CursorSchema }),
    answer: { status: 200, description: "A page of the list", json: "FigureList" },
    errors: ERRORS,
    async handle({ deps, ctx, params, query: { cursor, ...cell } }) {
      return { body: await deps.services.figure.listFigure(ctx, params.projectId, cell, cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${FIGURES}/figures.xlsx`,
    summary: "The figures with the lists behind them as a workbook",
    ...FILE,
    traced: () => "exported",
    answer: { status: 200, description: "The file", file: FIGURES_MIME.xlsx },
    handle: ({ deps, ctx, params, query }) => fileOf(deps, ctx, params.projectId, query.lang, "xlsx"),
  }),
  defineRoute({
    method: "GET",
    path: `${FIGURES}/figures.pdf`,
    summary: "The figures, without anybody's name, to print",
    ...FILE,
    answer: { status: 200, description: "The document", file: FIGURES_MIME.pdf },
    handle: ({ deps, ctx, params, query }) => fileOf(deps, ctx, params.projectId, query.lang, "pdf"),
  }),
];
