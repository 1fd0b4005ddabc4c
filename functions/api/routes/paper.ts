import { organiserOf } from "@zapisy/core/project";
import type { StaffActor } from "@zapisy/core/shared/actor";
import type { Context } from "@zapisy/core/shared/context";
import { inLocale, LocaleSchema } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import type { Deps } from "../../deps.ts";
import type { PaperRequest } from "../../document/paper.ts";
import { fileResponse } from "../file-response.ts";
import { defineRoute, idParam } from "../route.ts";

const lang = v.optional(LocaleSchema, "pl");
const rows = v.optional(v.pipe(v.string(), v.regex(/^([0-3]?\d|40)$/), v.transform(Number)), "0");
const yesNo = v.optional(
  v.pipe(
    v.picklist(["yes", "no"]),
    v.transform((said) => said === "yes"),
  ),
  "no",
);
const option = v.optional(v.pipe(v.string(), v.maxLength(40)));
const person = v.optional(idParam("reg"));

const ERRORS = { 404: ["event.not_found"] };
const NOBODY = { ...ERRORS, 409: ["paper.nobody"] };
const PDF = "application/pdf";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const answer = { status: 200, description: "The document", file: PDF } as const;

/** Makes a paper; the generators are loaded here and not at the start, because most requests need none. */
async function paper(deps: Deps, ctx: Context<StaffActor>, request: PaperRequest): Promise<Response> {
  const [{ paperData }, { paperPdf }] = await Promise.all([
    import("../../document/paper.ts"),
    import("@zapisy/documents/paper"),
  ]);
  const { name, bytes } = await paperPdf(await paperData(deps, ctx, request));
  return fileResponse(bytes, PDF, name);
}

/** Routes of what is printed of an event beside its attendance lists, and of what attendance came to. */
export const paperRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/papers/attendance-cards.pdf",
    summary: "Attendance cards: a page for each person and month",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({
      person,
      option,
      month: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
      rows,
      lang,
    }),
    answer,
    errors: { ...ERRORS, 409: ["paper.nobody", "list.nothing_to_sign"] },
    handle: ({ deps, ctx, params, query }) =>
      paper(deps, ctx, {
        paper: "attendance-cards",
        eventId: params.eventId,
        locale: query.lang,
        registrationId: query.person,
        optionId: query.option,
        month: query.month,
        emptyRows: query.rows,
      }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/papers/class-register.pdf",
    summary: "Register of classes with the numbers present",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ rows, lang }),
    answer,
    errors: { ...ERRORS, 409: ["list.nothing_to_sign"] },
    handle: ({ deps, ctx, params, query }) =>
      paper(deps, ctx, {
        paper: "class-register",
        eventId: params.eventId,
        locale: query.lang,
        emptyRows: query.rows,
      }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/papers/passenger-list.pdf",
    summary: "Passengers of the coach by pick-up point",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ phones: yesNo, lang }),
    answer,
    errors: NOBODY,
    handle: ({ deps, ctx, params, query }) =>
      paper(deps, ctx, {
        paper: "passenger-list",
        eventId: params.eventId,
        locale: query.lang,
        withPhones: query.phones,
      }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/papers/rooming-list.pdf",
    summary: "Who sleeps in which room",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ lang }),
    answer,
    errors: NOBODY,
    handle: ({ deps, ctx, params, query }) =>
      paper(deps, ctx, { paper: "rooming-list", eventId: params.eventId, locale: query.lang }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/papers/needs-summary.pdf",
    summary: "Diets and needs in numbers, with names only for those who run the event",
    access: "staff",
    traced: ({ names }) => (names ? "needs_read" : undefined),
    query: v.strictObject({ names: yesNo, lang }),
    answer,
    errors: { ...ERRORS, 403: ["registration.needs_hidden"] },
    handle: ({ deps, ctx, params, query }) =>
      paper(deps, ctx, {
        paper: "needs-summary",
        eventId: params.eventId,
        locale: query.lang,
        withNames: query.names,
      }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/papers/badges.pdf",
    summary: "Name badges with the QR code of each ticket",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ person, option, size: v.optional(v.picklist(["8", "10"]), "8"), lang }),
    answer,
    errors: NOBODY,
    handle: ({ deps, ctx, params, query }) =>
      paper(deps, ctx, {
        paper: "badges",
        eventId: params.eventId,
        locale: query.lang,
        registrationId: query.person,
        optionId: query.option,
        perPage: query.size === "8" ? 8 : 10,
      }),
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/poster.pdf",
    summary: "A poster of a published event with the QR code of its page",
    access: "staff",
    query: v.strictObject({ lang }),
    answer,
    errors: { ...ERRORS, 409: ["event.not_public", "event.cancelled"] },
    async handle({ deps, ctx, params, query }) {
      const [{ poster }, { posterPdf }] = await Promise.all([
        import("../../document/poster.ts"),
        import("@zapisy/documents/poster"),
      ]);
      const { name, bytes } = await posterPdf(await poster(deps, ctx, params.eventId, query.lang));
      return fileResponse(bytes, PDF, name);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/attendance.xlsx",
    summary: "What attendance came to: minutes and per cent of each person",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ lang }),
    answer: { status: 200, description: "The workbook", file: XLSX },
    errors: ERRORS,
    async handle({ deps, ctx, params, query }) {
      const [event, book, { attendanceResultsXlsx, attendanceResultsFileName }] = await Promise.all([
        deps.services.event.getEvent(ctx, params.eventId),
        deps.services.attendance.getBook(ctx, params.eventId),
        import("@zapisy/documents/attendance-results"),
      ]);
      const project = await deps.services.project.getProject(ctx, event.projectId);
      const eventTitle = inLocale(event.title, query.lang).text;
      const bytes = await attendanceResultsXlsx({
        locale: query.lang,
        eventTitle,
        organiser: organiserOf(project),
        book,
        takenAt: ctx.now,
        timeZone: event.timeZone,
      });
      return fileResponse(bytes, XLSX, attendanceResultsFileName(eventTitle, query.lang));
    },
  }),
];
