import {
  EndHoldSchema,
  EndPersonHoldSchema,
  HoldInputSchema,
  KeptQuerySchema,
  PersonHoldInputSchema,
  PROJECT_KINDS,
  RETENTION_KINDS,
  SwitchInputSchema,
  TermsInputSchema,
} from "@zapisy/core/retention/schema";
import type { EndingParticipantsPage, RetainedPeoplePage } from "@zapisy/core/retention/answer";
import * as v from "valibot";
import { CursorSchema, defineRoute } from "../route.ts";

const FORBIDDEN = { 403: ["privacy.forbidden"] };
const OF_PROJECT = { ...FORBIDDEN, 404: ["project.not_found"] };

/** Routes of how long data are kept, and of what holds them up. */
export const retentionRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/retention",
    summary: "Whether data end by themselves",
    access: "staff",
    answer: { status: 200, description: "Whether, since when, and by whom", json: "RetentionSwitchView" },
    errors: FORBIDDEN,
    async handle({ deps, ctx }) {
      return { body: await deps.services.retention.getSwitch(ctx) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/retention",
    summary: "Let data end by themselves, or no more",
    access: "staff",
    body: SwitchInputSchema,
    answer: { status: 200, description: "As it is now", json: "RetentionSwitchView" },
    errors: { ...FORBIDDEN, 409: ["retention.version_conflict"] },
    async handle({ deps, ctx, body }) {
      return { body: await deps.services.retention.setSwitch(ctx, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/retention/projects",
    summary: "Projects with how far it is said when their data end",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: { status: 200, description: "A page", json: "RetainedProjectPage" },
    errors: FORBIDDEN,
    async handle({ deps, ctx, query: { cursor } }) {
      return { body: await deps.services.retention.listRetained(ctx, cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/retention",
    summary: "How long the data of a project are kept, and what holds them up",
    access: "staff",
    answer: { status: 200, description: "Terms and holds", json: "ProjectRetentionView" },
    errors: OF_PROJECT,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.retention.getRetention(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/projects/{projectId}/retention",
    summary: "Say how long the data of a project are kept",
    access: "staff",
    body: TermsInputSchema,
    answer: { status: 200, description: "Terms and holds", json: "ProjectRetentionView" },
    errors: { ...OF_PROJECT, 409: ["retention.version_conflict"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.retention.setTerms(ctx, params.projectId, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/retention/events",
    summary: "What of a project's events ends when",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: { status: 200, description: "Some events", json: "EventEndsPage" },
    errors: OF_PROJECT,
    async handle({ deps, ctx, params, query: { cursor } }) {
      return { body: await deps.services.retention.listEnds(ctx, params.projectId, cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/retention/people",
    summary: "People of an event of whom something ends",
    access: "staff",
    query: v.strictObject({
      kind: v.optional(v.picklist(RETENTION_KINDS), "evidence"),
      cursor: CursorSchema,
    }),
    answer: { status: 200, description: "A page", json: "RetainedPeoplePage" },
    errors: { ...FORBIDDEN, 404: ["event.not_found"] },
    traced: () => "person_read",
    tracedOf: (body) => (body as RetainedPeoplePage).items.map(({ registrationId }) => registrationId),
    async handle({ deps, ctx, params, query: { kind, cursor } }) {
      const people = await deps.services.retention.listRetainedPeople(ctx, params.eventId, kind, cursor);
      return { body: people };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/projects/{projectId}/retention/participants",
    summary: "Participants of a project of whom something ends",
    access: "staff",
    query: v.strictObject({
      kind: v.optional(v.picklist(PROJECT_KINDS), "participants"),
      cursor: CursorSchema,
    }),
    answer: { status: 200, description: "A page", json: "EndingParticipantsPage" },
    errors: OF_PROJECT,
    traced: () => "person_read",
    tracedOf: (body) => (body as EndingParticipantsPage).items.map(({ participantId }) => participantId),
    async handle({ deps, ctx, params, query: { kind, cursor } }) {
      const { retention } = deps.services;
      return { body: await retention.listEndingParticipants(ctx, params.projectId, kind, cursor) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/people-data/kept",
    summary: "Until when what is kept of registrations is kept, and what holds it up",
    access: "staff",
    body: KeptQuerySchema,
    answer: { status: 200, description: "Of those that one sees", json: "KeptRegistrations" },
    errors: FORBIDDEN,
    async handle({ deps, ctx, body: { registrationIds } }) {
      return { body: await deps.services.retention.listKept(ctx, registrationIds) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/people-data/holds",
    summary: "Hold up what would be removed of one person",
    access: "staff",
    body: PersonHoldInputSchema,
    answer: { status: 201, description: "What is kept, as it is now", json: "KeptRegistrations" },
    errors: {
      ...FORBIDDEN,
      404: ["retention.unknown_registration"],
      409: ["retention.held", "retention.version_conflict"],
      422: ["retention.hold_in_past"],
    },
    async handle({ deps, ctx, body }) {
      return { body: await deps.services.retention.holdPerson(ctx, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/people-data/holds/{holdId}/end",
    summary: "End a hold of one person",
    access: "staff",
    body: EndPersonHoldSchema,
    answer: { status: 200, description: "What is kept, as it is now", json: "KeptRegistrations" },
    errors: {
      ...FORBIDDEN,
      404: ["retention.unknown_registration"],
      409: ["retention.version_conflict"],
    },
    async handle({ deps, ctx, params: { holdId }, body }) {
      return { body: await deps.services.retention.endPersonHold(ctx, holdId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/retention/holds",
    summary: "Hold up what would be removed of a project, or of one of its events",
    access: "staff",
    body: HoldInputSchema,
    answer: { status: 201, description: "Terms and holds", json: "ProjectRetentionView" },
    errors: {
      ...FORBIDDEN,
      404: ["project.not_found", "event.not_found"],
      409: ["retention.too_many_holds", "retention.version_conflict"],
      422: ["retention.hold_in_past"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.retention.hold(ctx, params.projectId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/retention/holds/{holdId}/end",
    summary: "End a hold",
    access: "staff",
    body: EndHoldSchema,
    answer: { status: 200, description: "Terms and holds", json: "ProjectRetentionView" },
    errors: { ...OF_PROJECT, 409: ["retention.version_conflict"] },
    async handle({ deps, ctx, params: { projectId, holdId }, body }) {
      return { body: await deps.services.retention.endHold(ctx, projectId, holdId, body) };
    },
  }),
];
