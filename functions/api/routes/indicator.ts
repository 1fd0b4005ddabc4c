import { ProofInputSchema } from "@zapisy/core/file/schema";
import {
  IndicatorCellSchema,
  IndicatorChangeSchema,
  IndicatorInputSchema,
  ProofArrivalSchema,
  RemovalSchema,
  ResultInputSchema,
  ResultStrikeSchema,
} from "@zapisy/core/indicator/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import type { Locale } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import type { Deps } from "../../deps.ts";
import { FIGURES_FILE_QUERY, FIGURES_MIME, figuresFileResponse } from "../figures-file.ts";
import { CursorSchema, defineRoute } from "../route.ts";

const PROJECT = "/api/staff/projects/{projectId}";
const INDICATORS = `${PROJECT}/indicators` as const;
const RESULTS = `${PROJECT}/participants/{participantId}/results` as const;
const RESULT = `${RESULTS}/{resultId}` as const;
const READ = { 403: ["participant.forbidden"], 404: ["project.not_found"] };
const EDIT = {
  403: ["participant.forbidden", "project.read_only"],
  404: ["project.not_found", "indicator.not_found"],
};
const ENTER = {
  403: ["participant.forbidden", "participant.read_only"],
  404: ["project.not_found", "result.not_found"],
};

const FILE = { access: "staff", query: FIGURES_FILE_QUERY, errors: READ } as const;

async function fileOf(
  deps: Deps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  locale: Locale,
  kind: keyof typeof FIGURES_MIME,
) {
  const { indicatorsFile } = await import("../../document/indicator.ts");
  return figuresFileResponse(indicatorsFile(deps, ctx, projectId, locale), kind);
}

/** Routes of the indicators of a project, and of results that are entered about its people. */
export const indicatorRoutes = [
  defineRoute({
    method: "GET",
    path: INDICATORS,
    summary: "Indicators of a project with how far they are",
    access: "staff",
    answer: { status: 200, description: "The indicators", json: "ProjectIndicators" },
    errors: READ,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.indicator.listIndicators(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: INDICATORS,
    summary: "Add an indicator",
    access: "staff",
    body: IndicatorInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The indicator", json: "IndicatorView" },
    errors: {
      403: ["participant.forbidden", "project.read_only"],
      404: ["project.not_found"],
      409: ["indicator.too_many"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return {
        body: await deps.services.indicator.addIndicator(ctx, params.projectId, body, idempotencyKey),
      };
    },
  }),
  defineRoute({
    method: "PUT",
    path: `${INDICATORS}/{indicatorId}`,
    summary: "Change an indicator",
    access: "staff",
    body: IndicatorChangeSchema,
    answer: { status: 200, description: "The indicator", json: "IndicatorView" },
    errors: { ...EDIT, 409: ["indicator.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      const { projectId, indicatorId } = params;
      return { body: await deps.services.indicator.changeIndicator(ctx, projectId, indicatorId, body) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: `${INDICATORS}/{indicatorId}/removal`,
    summary: "Take an indicator off the list, or put it back",
    access: "staff",
    body: RemovalSchema,
    answer: { status: 200, description: "The indicator", json: "IndicatorView" },
    errors: { ...EDIT, 409: ["indicator.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      const { projectId, indicatorId } = params;
      return { body: await deps.services.indicator.setRemoved(ctx, projectId, indicatorId, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${INDICATORS}/{indicatorId}/list`,
    summary: "The list of which a figure of an indicator is the number",
    access: "staff",
    query: v.strictObject({ ...IndicatorCellSchema.entries, cursor: CursorSchema }),
    answer: { status: 200, description: "A page of the list", json: "IndicatorList" },
    errors: { ...READ, 404: ["project.not_found", "indicator.not_found"] },
    async handle({ deps, ctx, params, query: { cursor, ...cell } }) {
      const { projectId, indicatorId } = params;
      return { body: await deps.services.indicator.listPeople(ctx, projectId, indicatorId, cell, cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${PROJECT}/indicators.xlsx`,
    summary: "The indicators with the lists behind them as a workbook",
    ...FILE,
    traced: () => "exported",
    answer: { status: 200, description: "The file", file: FIGURES_MIME.xlsx },
    handle: ({ deps, ctx, params, query }) => fileOf(deps, ctx, params.projectId, query.lang, "xlsx"),
  }),
  defineRoute({
    method: "GET",
    path: `${PROJECT}/indicators.pdf`,
    summary: "The indicators, without anybody's name, to print",
    ...FILE,
    answer: { status: 200, description: "The document", file: FIGURES_MIME.pdf },
    handle: ({ deps, ctx, params, query }) => fileOf(deps, ctx, params.projectId, query.lang, "pdf"),
  }),
  defineRoute({
    method: "GET",
    path: RESULTS,
    summary: "Results of somebody that were entered, the latest first",
    access: "staff",
    answer: { status: 200, description: "The results", json: "PersonResults" },
    errors: { ...READ, 404: ["project.not_found", "participant.not_found"] },
    async handle({ deps, ctx, params }) {
      const { projectId, participantId } = params;
      return { body: await deps.services.indicator.listResultsOf(ctx, projectId, participantId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: RESULTS,
    summary: "Enter a result of somebody; it counts once it has its proof",
    access: "staff",
    body: ResultInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The result", json: "ResultView" },
    errors: {
      403: ENTER[403],
      404: ["project.not_found", "participant.not_found"],
      409: ["participant.ended"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      const { projectId, participantId } = params;
      const { indicator } = deps.services;
      return { body: await indicator.enterResult(ctx, projectId, participantId, body, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${RESULT}/strike`,
    summary: "Strike a result out",
    access: "staff",
    body: ResultStrikeSchema,
    answer: { status: 200, description: "The result", json: "ResultView" },
    errors: { ...ENTER, 409: ["result.struck", "result.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.indicator.strikeResult(ctx, params, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${RESULT}/proof`,
    summary: "Announce the file that proves a result; the answer is the form to send it with",
    access: "staff",
    body: ProofInputSchema,
    answer: { status: 201, description: "Where and how to send the bytes", json: "FileUpload" },
    errors: { ...ENTER, 409: ["result.struck"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.indicator.announceProofOf(ctx, params, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${RESULT}/proof/{fileId}/arrived`,
    summary: "Have a proof checked that was sent; the answer says whether the result is confirmed",
    access: "staff",
    body: ProofArrivalSchema,
    answer: { status: 200, description: "The result, or why the file was refused", json: "ProofAnswer" },
    errors: {
      403: ENTER[403],
      404: [...ENTER[404], "file.not_found"],
      409: ["result.struck", "file.not_arrived", "result.version_conflict"],
    },
    async handle({ deps, ctx, params, body }) {
      const { fileId, ...address } = params;
      return { body: await deps.services.indicator.receiveProofOf(ctx, address, fileId, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${RESULT}/proof/link`,
    summary: "An address that shows the proof of a result for five minutes",
    access: "staff",
    traced: () => "file_opened",
    answer: { status: 200, description: "The address", json: "FileLink" },
    errors: { ...READ, 404: ["project.not_found", "result.not_found", "file.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: { url: await deps.services.indicator.linkProofOf(ctx, params) } };
    },
  }),
];
