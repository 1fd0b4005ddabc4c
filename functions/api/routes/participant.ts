import {
  AcceptanceSchema,
  CourseChangeSchema,
  EntryChangeSchema,
  FreeSchema,
  PARTICIPANT_STATES,
  ParticipantChangeSchema,
  ParticipantInputSchema,
  ParticipantMergeSchema,
  UnlinkSchema,
} from "@zapisy/core/participant/schema";
import { SearchSchema } from "@zapisy/core/shared/field";
import * as v from "valibot";
import { CursorSchema, defineRoute } from "../route.ts";

const READ_ERRORS = { 403: ["participant.forbidden"], 404: ["project.not_found"] };
const ONE_ERRORS = { ...READ_ERRORS, 404: ["project.not_found", "participant.not_found"] };
const EDIT_ERRORS = {
  403: ["participant.forbidden", "participant.read_only"],
  404: ["project.not_found", "participant.not_found"],
  409: ["participant.ended", "participant.merged", "participant.version_conflict"],
};

/** Routes of the participants of a project: who is one, and whose registrations are. */
export const participantRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/participants",
    summary: "Participants of a project in Polish order, or those whose names begin as typed",
    access: "staff",
    query: v.strictObject({
      q: SearchSchema,
      state: v.optional(v.picklist(PARTICIPANT_STATES)),
      /** Those of whom data at entry are missing. */
      incomplete: v.optional(v.literal("yes")),
      cursor: CursorSchema,
    }),
    answer: { status: 200, description: "A page of participants", json: "ParticipantPage" },
    errors: READ_ERRORS,
    async handle({ deps, ctx, params, query }) {
      const { incomplete, ...question } = query;
      return {
        body: await deps.services.participant.listParticipants(ctx, params.projectId, {
          ...question,
          isIncomplete: incomplete === "yes",
        }),
      };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/participants",
    summary: "Add a participant by hand, unless somebody may be the same who was not shown",
    access: "staff",
    body: ParticipantInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The participant", json: "ParticipantView" },
    errors: {
      403: ["participant.forbidden", "participant.read_only"],
      404: ["project.not_found"],
      409: ["participant.alike"],
    },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      return {
        body: await deps.services.participant.addParticipant(ctx, params.projectId, body, idempotencyKey),
      };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/participant-proposals",
    summary: "People on the lists of the project's events who are no participants yet, with whom they may be",
    access: "staff",
    query: v.strictObject({ attended: v.optional(v.literal("yes")), cursor: CursorSchema }),
    answer: {
      status: 200,
      description: "Those of twenty events, the latest made first",
      json: "ParticipantProposals",
    },
    errors: READ_ERRORS,
    async handle({ deps, ctx, params, query }) {
      const { attended, cursor } = query;
      return {
        body: await deps.services.participant.listProposals(ctx, params.projectId, {
          attended: attended === "yes",
          cursor,
        }),
      };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/participant-proposals",
    summary: "Make participants of registrations, or add these to one, as staff say of each",
    access: "staff",
    body: AcceptanceSchema,
    answer: { status: 200, description: "What came of each", json: "ParticipantAcceptance" },
    errors: { 403: ["participant.forbidden", "participant.read_only"], 404: ["project.not_found"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.participant.acceptProposals(ctx, params.projectId, body.items) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/participants/{participantId}",
    summary: "One participant with their registrations and history",
    access: "staff",
    answer: { status: 200, description: "The participant", json: "ParticipantDetail" },
    errors: ONE_ERRORS,
    async handle({ deps, ctx, params }) {
      const { projectId, participantId } = params;
      const participant = await deps.services.participant.getParticipant(ctx, projectId, participantId);
      const all = await deps.services.audit.listHistoryOf(participant.participantId);
      const history = await deps.services.indicator.historyToRead(
        ctx,
        { projectId, participantId: participant.participantId },
        all,
      );
      return { body: { ...participant, history } };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/projects/{projectId}/participants/{participantId}",
    summary: "Replace what staff write about a participant",
    access: "staff",
    body: ParticipantChangeSchema,
    answer: { status: 200, description: "The participant as saved", json: "ParticipantView" },
    errors: EDIT_ERRORS,
    async handle({ deps, ctx, params, body }) {
      const { projectId, participantId } = params;
      return {
        body: await deps.services.participant.changeParticipant(ctx, projectId, participantId, body),
      };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/projects/{projectId}/participants/{participantId}/registrations",
    summary: "Say that a registration is somebody else's",
    access: "staff",
    body: UnlinkSchema,
    answer: { status: 200, description: "The participant without it", json: "ParticipantView" },
    errors: EDIT_ERRORS,
    async handle({ deps, ctx, params, body }) {
      const { projectId, participantId } = params;
      return {
        body: await deps.services.participant.unlinkRegistration(ctx, projectId, participantId, body),
      };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/projects/{projectId}/participants/{participantId}/course",
    summary: "Say where somebody stands in the project, since and until when, and why",
    access: "staff",
    body: CourseChangeSchema,
    answer: { status: 200, description: "The participant as saved", json: "ParticipantView" },
    errors: EDIT_ERRORS,
    async handle({ deps, ctx, params, body }) {
      const { projectId, participantId } = params;
      return { body: await deps.services.participant.changeCourse(ctx, projectId, participantId, body) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/projects/{projectId}/participants/{participantId}/entry",
    summary: "Replace what somebody answered on the day of entry",
    access: "staff",
    body: EntryChangeSchema,
    answer: { status: 200, description: "The participant as saved", json: "ParticipantView" },
    errors: EDIT_ERRORS,
    async handle({ deps, ctx, params, body }) {
      const { projectId, participantId } = params;
      return { body: await deps.services.participant.changeEntry(ctx, projectId, participantId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/participants/{participantId}/merge",
    summary: "Say that somebody is the same person as another participant",
    access: "staff",
    body: ParticipantMergeSchema,
    answer: { status: 200, description: "The participant that stays", json: "ParticipantView" },
    errors: {
      ...EDIT_ERRORS,
      409: ["participant.same", "participant.ended", "participant.merged", "participant.version_conflict"],
    },
    async handle({ deps, ctx, params, body }) {
      const { projectId, participantId } = params;
      return { body: await deps.services.participant.mergeParticipant(ctx, projectId, participantId, body) };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/projects/{projectId}/participants/{participantId}/merge",
    summary: "Take a merger back",
    access: "staff",
    body: FreeSchema,
    answer: {
      status: 200,
      description: "The participant that is on their own again",
      json: "ParticipantView",
    },
    errors: {
      ...EDIT_ERRORS,
      409: ["participant.undo_later_first", "participant.version_conflict"],
    },
    async handle({ deps, ctx, params, body }) {
      const { projectId, participantId } = params;
      return { body: await deps.services.participant.freeParticipant(ctx, projectId, participantId, body) };
    },
  }),
];
