import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import { MonthSchema, PublishSchema } from "@zapisy/core/support-schedule/schema";
import * as v from "valibot";
import { fileResponse } from "../file-response.ts";
import { defineRoute } from "../route.ts";

const SCHEDULE = "/api/staff/projects/{projectId}/schedule";
const STAFF = { 403: ["support.not_allowed"], 404: ["project.not_found"] };
const month = v.optional(MonthSchema);
const fileQuery = v.strictObject({ month, lang: v.optional(LocaleSchema, "pl") });

const CSV = "text/csv";
const PDF = "application/pdf";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What makes documents is loaded here and not at the start, because most requests need none. */
function loadDocuments() {
  return Promise.all([
    import("../../document/support-schedule.ts"),
    import("@zapisy/documents/support-schedule"),
  ]);
}

/** Schedules of support: months that staff publish, and what everybody sees of them. */
export const supportScheduleRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/projects/{projectId}/schedule",
    summary: "A published month of a project's schedule of support, with what changed since",
    access: "public",
    query: v.strictObject({ month }),
    answer: { status: 200, description: "The month", json: "SupportSchedule" },
    errors: { 404: ["schedule.not_found"] },
    async handle({ deps, ctx, params, query }) {
      return {
        body: await deps.services.supportSchedule.getPublished(ctx, params.projectId, query.month),
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: SCHEDULE,
    summary: "A month of the schedule of support as the programmes have it, the next one unless said",
    access: "staff",
    query: v.strictObject({ month }),
    answer: { status: 200, description: "The month", json: "StaffSupportSchedule" },
    errors: STAFF,
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.supportSchedule.getMonth(ctx, params.projectId, query.month) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${SCHEDULE}/next`,
    summary: "How far the schedule of the next month is",
    access: "staff",
    answer: { status: 200, description: "The next month", json: "NextSchedule" },
    errors: STAFF,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.supportSchedule.getNext(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${SCHEDULE}/publication`,
    summary: "Publish a month of the schedule of support over the version that was shown",
    access: "staff",
    body: PublishSchema,
    answer: { status: 200, description: "The month as published", json: "StaffSupportSchedule" },
    errors: {
      403: ["support.not_allowed", "project.read_only"],
      404: ["project.not_found"],
      409: ["schedule.empty", "schedule.too_large", "schedule.version_conflict"],
    },
    async handle({ deps, ctx, params, body }) {
      const { month: of, version } = body;
      return { body: await deps.services.supportSchedule.publishMonth(ctx, params.projectId, of, version) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${SCHEDULE}/schedule.csv`,
    summary: "A month of the schedule of support as CSV",
    access: "staff",
    traced: () => "exported",
    query: fileQuery,
    answer: { status: 200, description: "The file", file: CSV },
    errors: STAFF,
    async handle({ deps, ctx, params, query }) {
      const [{ scheduleFile }, { scheduleCsv, scheduleFileName }] = await loadDocuments();
      const file = await scheduleFile(deps, ctx, { ...params, month: query.month }, query.lang);
      return fileResponse(scheduleCsv(file), CSV, scheduleFileName(file, "csv"));
    },
  }),
  defineRoute({
    method: "GET",
    path: `${SCHEDULE}/schedule.xlsx`,
    summary: "A month of the schedule of support as a workbook, with what changed since it was published",
    access: "staff",
    traced: () => "exported",
    query: fileQuery,
    answer: { status: 200, description: "The workbook", file: XLSX },
    errors: STAFF,
    async handle({ deps, ctx, params, query }) {
      const [{ scheduleFile }, { scheduleXlsx, scheduleFileName }] = await loadDocuments();
      const file = await scheduleFile(deps, ctx, { ...params, month: query.month }, query.lang);
      return fileResponse(await scheduleXlsx(file), XLSX, scheduleFileName(file, "xlsx"));
    },
  }),
  defineRoute({
    method: "GET",
    path: `${SCHEDULE}/schedule.pdf`,
    summary: "A month of the schedule of support to be printed, with what changed since it was published",
    access: "staff",
    traced: () => "exported",
    query: fileQuery,
    answer: { status: 200, description: "The document", file: PDF },
    errors: STAFF,
    async handle({ deps, ctx, params, query }) {
      const [{ scheduleFile }, { schedulePdf, scheduleFileName }] = await loadDocuments();
      const file = await scheduleFile(deps, ctx, { ...params, month: query.month }, query.lang);
      return fileResponse(await schedulePdf(file), PDF, scheduleFileName(file, "pdf"));
    },
  }),
];
