import { EventFileInputSchema, FileDeletionSchema, SignatureInputSchema } from "@zapisy/core/file/schema";
import * as v from "valibot";
import { defineRoute } from "../route.ts";

const EVENT_ERRORS = { 404: ["event.not_found"] };
const FILE_ERRORS = { 404: ["event.not_found", "file.not_found"] };
const PROJECT_ERRORS = { 403: ["project.read_only"] };

/** Routes of an event's files, of signatures for certificates, and of an event's evidence. */
export const fileRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/files",
    summary: "Signed scans and log-in reports of an event, the oldest first",
    access: "staff",
    answer: { status: 200, description: "The files", json: "FilePage" },
    errors: { ...EVENT_ERRORS, 403: ["file.forbidden"] },
    async handle({ deps, ctx, params }) {
      return { body: { items: await deps.services.file.listEventFiles(ctx, params.eventId) } };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/files",
    summary: "Announce a file; the answer is the form to send it with",
    access: "staff",
    body: EventFileInputSchema,
    answer: { status: 201, description: "Where and how to send the bytes", json: "FileUpload" },
    errors: { ...EVENT_ERRORS, 403: ["file.forbidden"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.file.announceEventFile(ctx, params.eventId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/files/{fileId}/arrived",
    summary: "Have a file checked that was sent; the answer says whether it is kept",
    access: "staff",
    answer: { status: 200, description: "The file, stored or refused", json: "StoredFile" },
    errors: { ...FILE_ERRORS, 403: ["file.forbidden"], 409: ["file.not_arrived"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.file.receiveEventFile(ctx, params.eventId, params.fileId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/files/{fileId}/link",
    summary: "An address that gives a file away for five minutes",
    access: "staff",
    traced: () => "file_opened",
    query: v.strictObject({
      /** To look at in the browser instead of as a download. */
      show: v.optional(v.literal("yes")),
    }),
    answer: { status: 200, description: "The address", json: "FileLink" },
    errors: { ...FILE_ERRORS, 403: ["file.forbidden"] },
    async handle({ deps, ctx, params, query }) {
      const { eventId, fileId } = params;
      return {
        body: { url: await deps.services.file.linkEventFile(ctx, eventId, fileId, query.show === "yes") },
      };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/api/staff/events/{eventId}/files/{fileId}",
    summary: "Take a file away, with a reason for the history",
    access: "staff",
    body: FileDeletionSchema,
    answer: { status: 204, description: "It is gone" },
    errors: { ...FILE_ERRORS, 403: ["file.forbidden"], 409: ["conflict"] },
    async handle({ deps, ctx, params, body }) {
      await deps.services.file.deleteEventFile(ctx, params.eventId, params.fileId, body.reason);
      return {};
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/signature-picture",
    summary: "Announce the picture of a signature for certificates",
    access: "staff",
    body: SignatureInputSchema,
    answer: { status: 201, description: "Where and how to send the bytes", json: "FileUpload" },
    errors: { ...PROJECT_ERRORS, 404: ["project.not_found"] },
    async handle({ deps, ctx, params, body }) {
      return { body: await deps.services.file.announceSignature(ctx, params.projectId, body) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/projects/{projectId}/signature-picture/{fileId}/arrived",
    summary: "Have the picture of a signature checked that was sent",
    access: "staff",
    answer: { status: 200, description: "The picture, stored or refused", json: "StoredFile" },
    errors: { ...PROJECT_ERRORS, 404: ["project.not_found", "file.not_found"], 409: ["file.not_arrived"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.file.receiveSignature(ctx, params.projectId, params.fileId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/staff/events/{eventId}/evidence",
    summary: "Have everything that documents an event put into one archive",
    access: "staff",
    answer: { status: 202, description: "The archive in the making", json: "Evidence" },
    errors: { ...EVENT_ERRORS, 403: ["evidence.forbidden"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.file.requestEvidence(ctx, params.eventId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/staff/events/{eventId}/evidence",
    summary: "The latest archive of an event, and on wish an address for it once it is ready",
    access: "staff",
    traced: (_, body) => ((body as { url?: string }).url ? "evidence_downloaded" : undefined),
    query: v.strictObject({
      /** To download it now: the answer has an address for five minutes. */
      address: v.optional(v.literal("yes")),
    }),
    answer: { status: 200, description: "The archive, if one was ever asked for", json: "LatestEvidence" },
    errors: { ...EVENT_ERRORS, 403: ["evidence.forbidden"] },
    async handle({ deps, ctx, params, query }) {
      return {
        body: await deps.services.file.findEvidence(ctx, params.eventId, query.address === "yes"),
      };
    },
  }),
];
