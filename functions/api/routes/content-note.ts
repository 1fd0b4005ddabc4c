import type { ContentNotes } from "@zapisy/core/content-note/answer";
import { DeputyInputSchema, NoteInputSchema } from "@zapisy/core/content-note/schema";
import { MonthSchema } from "@zapisy/core/support-schedule/schema";
import * as v from "valibot";
import { defineRoute } from "../route.ts";

const LOG = "/api/staff/projects/{projectId}/log";
const NOTES = `${LOG}/entries/{entryId}/notes` as const;
const DEPUTIES = `${LOG}/deputies` as const;
const OPEN = { 403: ["log.forbidden", "note.forbidden"], 404: ["project.not_found", "log.not_found"] };
const DEPUTY = { 403: ["log.forbidden"], 404: ["project.not_found"] };

/** Reading is told in the history where there was something to read. */
const isRead = (_: unknown, body: unknown) =>
  (body as ContentNotes).notes.some(({ text }) => text !== undefined) ? ("note_read" as const) : undefined;

/** Routes of notes of what was talked about at visits, and of who stands in for whom. */
export const contentNoteRoutes = [
  defineRoute({
    method: "GET",
    path: NOTES,
    summary: "Notes of an entry, for its counsellor and who stands in",
    access: "staff",
    traced: isRead,
    answer: { status: 200, description: "The notes", json: "ContentNotes" },
    errors: OPEN,
    async handle({ deps, ctx, params: { projectId, entryId } }) {
      return { body: await deps.services.contentNote.openNotes(ctx, projectId, entryId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: `${NOTES}/{staffId}`,
    summary: "Write, correct or remove a counsellor's note",
    access: "staff",
    body: NoteInputSchema,
    answer: { status: 200, description: "The note", json: "ContentNoteView" },
    errors: { ...OPEN, 409: ["note.version_conflict"] },
    async handle({ deps, ctx, params: { projectId, entryId, staffId }, body }) {
      return { body: await deps.services.contentNote.saveNote(ctx, projectId, entryId, staffId, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: DEPUTIES,
    summary: "Who stands in for whom with notes",
    access: "staff",
    answer: { status: 200, description: "Counsellors", json: "NoteDeputies" },
    errors: DEPUTY,
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.contentNote.listDeputies(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "PUT",
    path: `${DEPUTIES}/{staffId}`,
    summary: "Say who stands in for a counsellor, or nobody",
    access: "staff",
    body: DeputyInputSchema,
    answer: { status: 200, description: "Counsellors", json: "NoteDeputies" },
    errors: {
      403: ["log.forbidden", "note.deputy_forbidden"],
      404: ["project.not_found"],
      409: ["note.version_conflict"],
    },
    async handle({ deps, ctx, params: { projectId, staffId }, body }) {
      return { body: await deps.services.contentNote.nameDeputy(ctx, projectId, staffId, body) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${DEPUTIES}/{staffId}/entries`,
    summary: "A month's entries of a counsellor, for who stands in",
    access: "staff",
    query: v.strictObject({ month: v.optional(MonthSchema) }),
    answer: { status: 200, description: "The entries", json: "EntriesToStandIn" },
    errors: { 403: ["log.forbidden", "note.forbidden"], 404: ["project.not_found"] },
    async handle({ deps, ctx, params: { projectId, staffId }, query: { month } }) {
      return {
        body: await deps.services.contentNote.listToStandIn(ctx, projectId, staffId, month),
      };
    },
  }),
];
