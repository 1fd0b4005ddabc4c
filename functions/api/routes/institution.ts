import {
  INSTITUTION_STATES,
  InstitutionChangeSchema,
  InstitutionInputSchema,
  InstitutionMergeSchema,
} from "@zapisy/core/institution/schema";
import { SearchSchema, VersionSchema } from "@zapisy/core/shared/field";
import * as v from "valibot";
import { CursorSchema, defineRoute, idParam } from "../route.ts";

/**
 * What was offered to one who typed so is offered to all, a minute long: thousands who sign up at one moment type the same
 * letters. A browser keeps it as well.
 */
const OFFERED_CACHE = { "cache-control": "public, max-age=60, s-maxage=60" };

const READ_ERRORS = { 403: ["institution.forbidden"] };
const ENTRY_ERRORS = { ...READ_ERRORS, 404: ["institution.not_found"] };
const EDIT_ERRORS = {
  404: ["institution.not_found"],
  403: ["institution.forbidden", "institution.read_only"],
};

/** Routes of the register of institutions: what is offered while typing, and the staff's pages. */
export const institutionRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/institutions",
    summary: "Institutions of the register that typed text may mean",
    access: "public",
    query: v.strictObject({ q: SearchSchema }),
    answer: { status: 200, description: "Ten institutions at most", json: "OfferedInstitutions" },
    async handle({ deps, query }) {
      const items = await deps.services.institution.offerInstitutions(query.q ?? "");
      return { body: { items }, headers: OFFERED_CACHE };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/institutions",
    summary: "Entries of the register: what was searched for, those that wait, or those that were checked",
    access: "staff",
    query: v.strictObject({
      q: SearchSchema,
      state: v.optional(v.picklist(INSTITUTION_STATES)),
      cursor: CursorSchema,
    }),
    answer: { status: 200, description: "A page of entries", json: "InstitutionPage" },
    errors: READ_ERRORS,
    async handle({ deps, ctx, query }) {
      return { body: await deps.services.institution.listInstitutions(ctx, query) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/institutions",
    summary: "Add an institution, unless one is called so already",
    access: "staff",
    body: InstitutionInputSchema,
    answer: { status: 201, description: "The entry", json: "InstitutionView" },
    errors: {
      403: ["institution.forbidden", "institution.read_only"],
      409: ["institution.known", "institution.version_conflict"],
    },
    async handle({ deps, ctx, body }) {
      return { body: await deps.services.institution.addInstitution(ctx, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/institutions/{institutionId}",
    summary: "One entry with what is alike, what was merged into it, and its history",
    access: "staff",
    answer: {
      status: 200,
      description: "The entry; of a merged one, that in which it is",
      json: "InstitutionDetail",
    },
    errors: ENTRY_ERRORS,
    async handle({ deps, ctx, params }) {
      const entry = await deps.services.institution.getInstitution(ctx, params.institutionId);
      const history = await deps.services.audit.listHistoryOf(entry.institutionId);
      return { body: { ...entry, history } };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/institutions/{institutionId}/events",
    summary: "Events of an institution with its people, what they attended, and certificates",
    access: "staff",
    query: v.strictObject({ before: v.optional(idParam("evt")) }),
    answer: {
      status: 200,
      description: "A page of events, the latest made first",
      json: "InstitutionEvents",
    },
    errors: ENTRY_ERRORS,
    async handle({ deps, ctx, params, query }) {
      return {
        body: await deps.services.institutionPage.listEvents(ctx, params.institutionId, query.before),
      };
    },
  }),
  defineRoute({
    method: "PUT",
    path: "/api/staff/institutions/{institutionId}",
    summary: "Replace what staff write about an institution, and say that it is right",
    access: "staff",
    body: InstitutionChangeSchema,
    answer: { status: 200, description: "The entry as saved", json: "InstitutionView" },
    errors: {
      ...EDIT_ERRORS,
      409: ["institution.known", "institution.merged", "institution.version_conflict"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.institution.changeInstitution(ctx, params.institutionId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/institutions/{institutionId}/merge",
    summary: "Say that an entry is the same institution as another",
    access: "staff",
    body: InstitutionMergeSchema,
    answer: { status: 200, description: "The entry that stays", json: "InstitutionView" },
    errors: {
      ...EDIT_ERRORS,
      409: ["institution.same", "institution.merged", "institution.version_conflict"],
    },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.institution.mergeInstitution(ctx, params.institutionId, body) };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/institutions/{institutionId}/merge",
    summary: "Take a merger back",
    access: "staff",
    body: v.strictObject({ version: VersionSchema }),
    answer: { status: 200, description: "The entry that is on its own again", json: "InstitutionView" },
    errors: {
      ...EDIT_ERRORS,
      409: ["institution.undo_later_first", "institution.version_conflict"],
    },
    async handle({ deps, ctx, params, body }) {
      return {
        body: await deps.services.institution.freeInstitution(ctx, params.institutionId, body.version),
      };
    },
  }),
];
