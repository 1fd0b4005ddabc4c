import {
  AnnounceSchema,
  DecisionSchema,
  DecisionsSchema,
  FreezeSchema,
  JudgementSchema,
  OwnInstitutionsSchema,
  ReasonSchema,
  SelectionInputSchema,
  UnfreezeSchema,
} from "@zapisy/core/selection/schema";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import { fileResponse } from "../file-response.ts";
import { defineRoute } from "../route.ts";

const NOT_FOUND = { 404: ["event.not_found"] };
const MANAGE_ERRORS = {
  403: ["selection.read_only"],
  404: ["event.not_found", "selection.not_found"],
};
const MANAGE_CONFLICTS = ["selection.not_asked", "event.wrong_state", "selection.wrong_state"];
const SHEET_ERRORS = { 404: ["event.not_found", "selection.not_member"] };

const DOCUMENT_ERRORS = {
  404: ["event.not_found", "selection.not_found"],
  403: ["selection.hidden", "selection.sheet_open"],
  409: ["selection.undecided"],
};
const lang = v.optional(LocaleSchema, "pl");
const PDF = "application/pdf";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What makes documents is loaded here and not at the start, because most requests need none. */
function loadDocuments() {
  return Promise.all([import("../../document/selection.ts"), import("@zapisy/documents/selection")]);
}

/** Routes of selections: criteria, the committee and its sheets, the ranking, what is decided. */
export const selectionRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/selection",
    summary: "How the applicants of an event are judged, by whom, and how far that is",
    access: "staff",
    answer: { status: 200, description: "The selection", json: "SelectionView" },
    errors: { ...NOT_FOUND, 403: ["selection.hidden"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.selection.getSelection(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/selection",
    summary: "Set by what applicants are judged; once somebody scored, all starts anew with a reason",
    access: "staff",
    body: SelectionInputSchema,
    answer: { status: 200, description: "The selection", json: "SelectionView" },
    errors: {
      ...MANAGE_ERRORS,
      409: [...MANAGE_CONFLICTS, "selection.version_conflict", "selection.scored"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.selection.setCriteria(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/selection/committee/{staffId}",
    summary: "Put somebody into the committee",
    access: "staff",
    answer: { status: 204, description: "They are in the committee" },
    errors: {
      ...MANAGE_ERRORS,
      409: [...MANAGE_CONFLICTS, "selection.cannot_join", "selection.committee_full", "selection.busy"],
    },
    async handle({ deps, ctx, params }) {
      await deps.services.selection.joinCommittee(ctx, params.eventId, params.staffId);
      return {};
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/selection/committee/{staffId}/removal",
    summary: "Take somebody out of the committee; what they scored counts no more",
    access: "staff",
    body: ReasonSchema,
    answer: { status: 204, description: "They are not in the committee" },
    errors: { ...MANAGE_ERRORS, 409: [...MANAGE_CONFLICTS, "selection.busy"] },
    async handle({ deps, ctx, params, body }) {
      await deps.services.selection.leaveCommittee(ctx, params.eventId, params.staffId, body.reason);
      return {};
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/selection/committee/{staffId}/reopening",
    summary: "Open the sheet of a member again, with a reason",
    access: "staff",
    body: ReasonSchema,
    answer: { status: 204, description: "The sheet is open" },
    errors: { ...MANAGE_ERRORS, 409: [...MANAGE_CONFLICTS, "selection.busy"] },
    async handle({ deps, ctx, params, body }) {
      await deps.services.selection.reopenSheet(ctx, params.eventId, params.staffId, body.reason);
      return {};
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/committee-events",
    summary: "Events in whose committee one is, for accounts that are nothing but members",
    access: "staff",
    answer: { status: 200, description: "The events, the next first", json: "CommitteeEvents" },
    errors: { 403: ["selection.hidden"] },
    async handle({ deps, ctx }) {
      return { body: await deps.services.selection.listCommitteeEvents(ctx) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/committee-events/{eventId}",
    summary: "What was asked and offered at an event in whose committee one is",
    access: "staff",
    answer: { status: 200, description: "The event", json: "CommitteeEvent" },
    errors: SHEET_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.selection.getCommitteeEvent(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/selection/sheet",
    summary: "One's own sheet in the committee, with the applicants",
    access: "staff",
    answer: { status: 200, description: "The sheet", json: "SelectionSheet" },
    errors: SHEET_ERRORS,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.selection.getSheet(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/selection/sheet/institutions",
    summary: "Say with which institutions one has to do, so that the others judge their people",
    access: "staff",
    body: OwnInstitutionsSchema,
    answer: { status: 204, description: "Their people are judged by the others" },
    errors: { ...SHEET_ERRORS, 409: ["selection.wrong_state", "selection.busy"], 422: ["selection.invalid"] },
    async handle({ deps, ctx, params, body }) {
      await deps.services.selection.declareInstitutions(ctx, params.eventId, body.institutionIds);
      return {};
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/selection/sheet/conflicts/{registrationId}",
    summary: "Say that one knows an applicant too well to judge them",
    access: "staff",
    answer: { status: 204, description: "They are judged by the others" },
    errors: {
      ...SHEET_ERRORS,
      404: ["event.not_found", "selection.not_member", "selection.no_applicant"],
      409: ["selection.wrong_state", "selection.busy"],
    },
    async handle({ deps, ctx, params: { eventId, registrationId } }) {
      await deps.services.selection.declareConflict(ctx, eventId, registrationId, true);
      return {};
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/events/{eventId}/selection/sheet/conflicts/{registrationId}",
    summary: "Take back that one knows an applicant too well",
    access: "staff",
    answer: { status: 204, description: "One judges them" },
    errors: {
      ...SHEET_ERRORS,
      404: ["event.not_found", "selection.not_member", "selection.no_applicant"],
      409: ["selection.wrong_state", "selection.busy"],
    },
    async handle({ deps, ctx, params: { eventId, registrationId } }) {
      await deps.services.selection.declareConflict(ctx, eventId, registrationId, false);
      return {};
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/selection/sheet/scores/{registrationId}",
    summary: "Judge an applicant; what was said of them before is replaced",
    access: "staff",
    body: JudgementSchema,
    answer: { status: 204, description: "It is kept" },
    errors: {
      ...SHEET_ERRORS,
      404: ["event.not_found", "selection.not_member", "selection.no_applicant"],
      409: ["selection.wrong_state", "selection.round_over", "selection.sheet_closed", "selection.barred"],
      422: ["selection.invalid"],
    },
    async handle({ deps, ctx, params: { eventId, registrationId }, body }) {
      await deps.services.selection.judge(ctx, eventId, registrationId, body);
      return {};
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/selection/sheet/closing",
    summary: "Say that one is done: from then on one's scores count and stay",
    access: "staff",
    answer: { status: 204, description: "The sheet is closed" },
    errors: {
      ...SHEET_ERRORS,
      409: ["selection.wrong_state", "selection.sheet_incomplete", "selection.busy"],
    },
    async handle({ deps, ctx, params }) {
      await deps.services.selection.closeSheet(ctx, params.eventId);
      return {};
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/selection/ranking",
    summary: "Who stands where, by the sheets that are closed",
    access: "staff",
    answer: { status: 200, description: "The ranking", json: "SelectionRanking" },
    errors: {
      404: ["event.not_found", "selection.not_found"],
      403: ["selection.hidden", "selection.sheet_open"],
    },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.selection.getRanking(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/selection/freezing",
    summary: "Fix the ranking of the scores that were shown; nothing is scored afterwards",
    access: "staff",
    body: FreezeSchema,
    answer: { status: 200, description: "The ranking", json: "SelectionRanking" },
    errors: {
      ...MANAGE_ERRORS,
      409: [
        ...MANAGE_CONFLICTS,
        "selection.sheets_open",
        "selection.nobody",
        "selection.unjudged",
        "selection.scores_changed",
      ],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.selection.freezeRanking(ctx, params.eventId, body.scores) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/selection/unfreezing",
    summary: "Take back that a ranking is fixed, before anybody was told",
    access: "staff",
    body: UnfreezeSchema,
    answer: { status: 200, description: "The ranking", json: "SelectionRanking" },
    errors: { ...MANAGE_ERRORS, 409: [...MANAGE_CONFLICTS, "selection.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.selection.unfreezeRanking(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/selection/decisions",
    summary: "Decide about all of a fixed ranking for one reason; nobody is told yet",
    access: "staff",
    body: DecisionsSchema,
    answer: { status: 200, description: "The ranking with what is decided", json: "SelectionRanking" },
    errors: { ...MANAGE_ERRORS, 409: [...MANAGE_CONFLICTS, "selection.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.selection.decideAll(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/events/{eventId}/selection/decisions/{registrationId}",
    summary: "Decide about one applicant against their rank, with a reason",
    access: "staff",
    body: DecisionSchema,
    answer: { status: 200, description: "The ranking with what is decided", json: "SelectionRanking" },
    errors: {
      ...MANAGE_ERRORS,
      404: ["event.not_found", "selection.not_found", "selection.no_applicant"],
      409: [...MANAGE_CONFLICTS, "selection.version_conflict", "selection.undecided"],
    },
    async handle({ deps, ctx, params: { eventId, registrationId }, body }) {
      return { body: await deps.services.selection.decideOne(ctx, eventId, registrationId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/selection/announcement",
    summary: "Do what is decided and tell everybody; said twice, it is done once",
    access: "staff",
    body: AnnounceSchema,
    answer: { status: 200, description: "The ranking; the rest follows", json: "SelectionRanking" },
    errors: {
      ...MANAGE_ERRORS,
      409: [...MANAGE_CONFLICTS, "selection.version_conflict", "selection.undecided"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.selection.announce(ctx, params.eventId, body.version) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/selection/minutes.pdf",
    summary: "Minutes of the committee: criteria, three lists with points and reasons, lines to sign",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ lang }),
    answer: { status: 200, description: "The document", file: PDF },
    errors: DOCUMENT_ERRORS,
    async handle({ deps, ctx, params, query }) {
      const [{ selectionMinutes }, { selectionMinutesPdf, selectionFileName }] = await loadDocuments();
      const minutes = await selectionMinutes(deps, ctx, params.eventId, query.lang);
      const name = selectionFileName(minutes.head.event.title, query.lang, "pdf");
      return fileResponse(await selectionMinutesPdf(minutes), PDF, name);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/selection/results.xlsx",
    summary: "Results of the selection: everybody with points by criterion, what was decided, and why",
    access: "staff",
    traced: () => "exported",
    query: v.strictObject({ lang }),
    answer: { status: 200, description: "The workbook", file: XLSX },
    errors: DOCUMENT_ERRORS,
    async handle({ deps, ctx, params, query }) {
      const [{ selectionResults }, { selectionResultsXlsx, selectionFileName }] = await loadDocuments();
      const results = await selectionResults(deps, ctx, params.eventId, query.lang);
      const name = selectionFileName(results.eventTitle, query.lang, "xlsx");
      return fileResponse(await selectionResultsXlsx(results), XLSX, name);
    },
  }),
];
