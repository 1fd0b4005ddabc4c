import { ParticipantIdSchema } from "@zapisy/core/participant/schema";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { optionalLine, PartIdSchema, SearchSchema } from "@zapisy/core/shared/field";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import {
  StrikeSchema,
  SupportEntryChangeSchema,
  SupportEntryInputSchema,
} from "@zapisy/core/support-entry/schema";
import { MonthSchema } from "@zapisy/core/support-schedule/schema";
import * as v from "valibot";
import type { Deps } from "../../deps.ts";
import { fileResponse } from "../file-response.ts";
import { CursorSchema, defineRoute } from "../route.ts";

const LOG = "/api/staff/projects/{projectId}/log";
const READ = { 403: ["log.forbidden"], 404: ["project.not_found"] };
const ONE = { 403: ["log.forbidden"], 404: ["project.not_found", "log.not_found"] };
const WRITE = { 403: ["log.forbidden", "log.read_only"], 404: ["project.not_found", "log.not_found"] };

/** Which entries: of a month, the present one unless said, and of one person, one counsellor, one form of support. */
const chosen = {
  month: v.optional(MonthSchema),
  participantId: v.optional(ParticipantIdSchema),
  counsellor: optionalLine(160),
  supportId: v.optional(PartIdSchema),
};
const lang = v.optional(LocaleSchema, "pl");
const FileQuery = v.strictObject({ ...chosen, lang });
/** What all files of a month have in common. */
const FILE = { access: "staff", traced: () => "exported" as const, query: FileQuery, errors: READ } as const;

const MIME = {
  csv: "text/csv",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** What makes documents is loaded here and not at the start, because most requests need none. */
function loadDocuments() {
  return Promise.all([import("../../document/support-log.ts"), import("@zapisy/documents/support-log")]);
}

/** Answers a file of the month, of the kind that the last part of its address names. */
async function fileOf(
  deps: Deps,
  ctx: Context<StaffActor>,
  projectId: ProjectId,
  { lang: locale, ...question }: v.InferOutput<typeof FileQuery>,
  kind: "csv" | "xlsx" | "pdf",
) {
  const [{ logFile }, documents] = await loadDocuments();
  const file = await logFile(deps, ctx, projectId, question, locale);
  const { logCsv, logFileName, logXlsx, monthlyCardPdf } = documents;
  const make = { csv: logCsv, xlsx: logXlsx, pdf: monthlyCardPdf }[kind];
  return fileResponse(await make(file), MIME[kind], logFileName(file, kind));
}

/** Routes of the log of support: what people were given outside of events. */
export const supportEntryRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/own-logs",
    summary: "Logs in which one keeps the support that one gives, with one's hours of this month",
    access: "staff",
    answer: { status: 200, description: "Logs", json: "OwnLogs" },
    errors: { 403: ["log.forbidden"] },
    async handle({ deps, ctx }) {
      return { body: await deps.services.supportEntry.listOwn(ctx) };
    },
  }),
  defineRoute({
    method: "GET",
    path: LOG,
    summary: "Entries of a month, the latest first",
    access: "staff",
    query: v.strictObject({ ...chosen, cursor: CursorSchema }),
    answer: { status: 200, description: "Entries", json: "SupportEntryPage" },
    errors: READ,
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.supportEntry.listEntries(ctx, params.projectId, query) };
    },
  }),
  defineRoute({
    method: "POST",
    path: LOG,
    summary: "Enter support; overlaps are told first",
    access: "staff",
    body: SupportEntryInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The entry", json: "SupportEntryView" },
    errors: { 403: ["log.forbidden", "log.read_only"], 404: ["project.not_found"], 409: ["log.overlap"] },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return {
        body: await deps.services.supportEntry.addEntry(ctx, params.projectId, body, idempotencyKey),
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${LOG}/start`,
    summary: "Counsellors, and what one may do",
    access: "staff",
    answer: { status: 200, description: "Counsellors", json: "LogStart" },
    errors: READ,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.supportEntry.getStart(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${LOG}/people`,
    summary:
      "People of the project whose names begin as typed, from three letters: names alone, twenty at most",
    access: "staff",
    query: v.strictObject({ q: SearchSchema }),
    answer: { status: 200, description: "Names", json: "LogPeople" },
    errors: READ,
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.supportEntry.findPeople(ctx, params.projectId, query.q ?? "") };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${LOG}/hours`,
    summary: "Hours of a month by counsellor",
    access: "staff",
    query: v.strictObject({ month: v.optional(MonthSchema) }),
    answer: { status: 200, description: "The hours", json: "LogHours" },
    errors: READ,
    async handle({ deps, ctx, params, query }) {
      return { body: await deps.services.supportEntry.getHours(ctx, params.projectId, query.month) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${LOG}/entries/{entryId}`,
    summary: "One entry with its history",
    access: "staff",
    answer: { status: 200, description: "The entry", json: "SupportEntryDetail" },
    errors: ONE,
    async handle({ deps, ctx, params }) {
      const entry = await deps.services.supportEntry.getOne(ctx, params.projectId, params.entryId);
      return { body: { ...entry, history: await deps.services.audit.listHistoryOf(entry.entryId) } };
    },
  }),
  defineRoute({
    method: "PUT",
    path: `${LOG}/entries/{entryId}`,
    summary: "Correct an entry",
    access: "staff",
    body: SupportEntryChangeSchema,
    answer: { status: 200, description: "The entry", json: "SupportEntryView" },
    errors: { ...WRITE, 409: ["log.has_note", "log.overlap", "log.struck", "log.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      const { projectId, entryId } = params;
      return { body: await deps.services.supportEntry.correctEntry(ctx, projectId, entryId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${LOG}/entries/{entryId}/strike`,
    summary: "Strike an entry out",
    access: "staff",
    body: StrikeSchema,
    answer: { status: 200, description: "The entry", json: "SupportEntryView" },
    errors: { ...WRITE, 409: ["log.struck", "log.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      const { projectId, entryId } = params;
      return { body: await deps.services.supportEntry.strikeEntry(ctx, projectId, entryId, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${LOG}/log.csv`,
    summary: "Entries of a month as CSV",
    ...FILE,
    answer: { status: 200, description: "The file", file: MIME.csv },
    handle: ({ deps, ctx, params, query }) => fileOf(deps, ctx, params.projectId, query, "csv"),
  }),
  defineRoute({
    method: "GET",
    path: `${LOG}/log.xlsx`,
    summary: "Entries of a month as a workbook",
    ...FILE,
    answer: { status: 200, description: "The file", file: MIME.xlsx },
    handle: ({ deps, ctx, params, query }) => fileOf(deps, ctx, params.projectId, query, "xlsx"),
  }),
  defineRoute({
    method: "GET",
    path: `${LOG}/monthly-card.pdf`,
    summary: "Monthly cards of counsellors",
    ...FILE,
    answer: { status: 200, description: "The file", file: MIME.pdf },
    handle: ({ deps, ctx, params, query }) => fileOf(deps, ctx, params.projectId, query, "pdf"),
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/participants/{participantId}/support-card.pdf",
    summary: "The card of one person's individual support",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ month: v.optional(MonthSchema), lang }),
    answer: { status: 200, description: "The document", file: MIME.pdf },
    errors: { 403: ["log.forbidden"], 404: ["project.not_found", "participant.not_found"] },
    async handle({ deps, ctx, params, query }) {
      const [{ supportCardFile }, { supportCardName, supportCardPdf }] = await loadDocuments();
      const file = await supportCardFile(deps, ctx, params, query.month, query.lang);
      return fileResponse(await supportCardPdf(file), MIME.pdf, supportCardName(file));
    },
  }),
];
