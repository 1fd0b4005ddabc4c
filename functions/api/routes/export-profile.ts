import type { FunderFile } from "@zapisy/core/export-profile";
import {
  ProfileChangeSchema,
  ProfileCheckSchema,
  ProfileInputSchema,
} from "@zapisy/core/export-profile/schema";
import { LocaleSchema } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import { fileResponse } from "../file-response.ts";
import { packFor } from "../packing.ts";
import { CursorSchema, defineRoute } from "../route.ts";

const PROFILES = "/api/staff/projects/{projectId}/export-profiles";
const PROFILE = `${PROFILES}/{profileId}` as const;
const FORBIDDEN = ["participant.forbidden"];
const NOT_FOUND = ["project.not_found", "profile.not_found"];
const READ = { 403: FORBIDDEN, 404: NOT_FOUND };
const EDIT = { 403: [...FORBIDDEN, "participant.read_only"], 404: NOT_FOUND };
const CHANGE = { ...EDIT, 409: ["profile.built_in", "profile.version_conflict"] };
const MAKE = { ...EDIT, 409: ["profile.nobody"] };

const MIME = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const FILE = {
  access: "staff",
  query: v.strictObject({ lang: v.optional(LocaleSchema, "pl") }),
  errors: MAKE,
} as const;

/** What the trace says of a file: only this tells which columns left with it. */
function profileOf({ profileId }: { profileId: string }, { profile: { name }, revision }: FunderFile) {
  return { profileId, name, revision };
}

/** Routes of profiles of exports: what a funder's file looks like, whose data are not ready for it, and the file. */
export const exportProfileRoutes = [
  defineRoute({
    method: "GET",
    path: PROFILES,
    summary: "Profiles by which a project can make a funder's file",
    access: "staff",
    answer: { status: 200, description: "The profiles", json: "ExportProfiles" },
    errors: { 403: FORBIDDEN, 404: ["project.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.exportProfile.listProfiles(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: PROFILES,
    summary: "Give a project a profile of its own",
    access: "staff",
    body: ProfileInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The profile", json: "ExportProfileView" },
    errors: { 403: EDIT[403], 404: ["project.not_found"], 409: ["profile.too_many"] },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      const { exportProfile } = deps.services;
      return { body: await exportProfile.addProfile(ctx, params.projectId, body.profile, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "GET",
    path: PROFILE,
    summary: "A profile with its columns, or with those that it had",
    access: "staff",
    query: v.strictObject({
      revision: v.optional(
        v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/, "field.number"), v.transform(Number)),
      ),
    }),
    answer: { status: 200, description: "The profile", json: "ExportProfileView" },
    errors: READ,
    async handle({ deps, ctx, params, query }) {
      const { projectId, profileId } = params;
      return {
        body: await deps.services.exportProfile.getProfile(ctx, projectId, profileId, query.revision),
      };
    },
  }),
  defineRoute({
    method: "PUT",
    path: PROFILE,
    summary: "Change a profile; what it was before is kept",
    access: "staff",
    body: ProfileChangeSchema,
    answer: { status: 200, description: "The profile", json: "ExportProfileView" },
    errors: CHANGE,
    async handle({ deps, ctx, params, body }) {
      const { projectId, profileId } = params;
      return { body: await deps.services.exportProfile.changeProfile(ctx, projectId, profileId, body) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: `${PROFILE}/check`,
    summary: "Say that a profile is as the funder wants it, or take that back",
    access: "staff",
    body: ProfileCheckSchema,
    answer: { status: 200, description: "The profile", json: "ExportProfileView" },
    errors: CHANGE,
    async handle({ deps, ctx, params, body }) {
      const { projectId, profileId } = params;
      return { body: await deps.services.exportProfile.setChecked(ctx, projectId, profileId, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${PROFILE}/faults`,
    summary: "Whose data are not ready for the file, and how many are in it",
    access: "staff",
    query: v.strictObject({ cursor: CursorSchema }),
    answer: { status: 200, description: "A page of those with faults", json: "ExportCheck" },
    errors: READ,
    async handle({ deps, ctx, params, query }) {
      const { projectId, profileId } = params;
      return { body: await deps.services.exportProfile.findFaults(ctx, projectId, profileId, query.cursor) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${PROFILE}/funder-file.csv`,
    summary: "The funder's file: everybody without a fault",
    ...FILE,
    traced: () => "exported",
    answer: { status: 200, description: "The file", file: "text/csv" },
    async handle({ deps, ctx, params, query, c }) {
      const [{ exactCsvOf }, { funderFileName }] = await Promise.all([
        import("@zapisy/core/shared/csv"),
        import("../../document/funder-file.ts"),
      ]);
      const file = await deps.services.exportProfile.makeFile(ctx, params.projectId, params.profileId);
      const { packed, headers } = await packFor(c, exactCsvOf([file.head, ...file.rows]));
      const name = await funderFileName(file, ctx, query.lang, "csv");
      return { file: fileResponse(packed, MIME.csv, name, { headers }), profile: profileOf(params, file) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${PROFILE}/funder-file.xlsx`,
    summary: "The same as a workbook, to look at",
    ...FILE,
    traced: () => "exported",
    answer: { status: 200, description: "The file", file: MIME.xlsx },
    async handle({ deps, ctx, params, query }) {
      const { funderFileName, funderFileXlsx } = await import("../../document/funder-file.ts");
      const file = await deps.services.exportProfile.makeFile(ctx, params.projectId, params.profileId);
      const name = await funderFileName(file, ctx, query.lang, "xlsx");
      const workbook = await funderFileXlsx(file, ctx, query.lang);
      return { file: fileResponse(workbook, MIME.xlsx, name), profile: profileOf(params, file) };
    },
  }),
];
