import { COMPARED_WITH, SnapshotInputSchema, SnapshotWithdrawalSchema } from "@zapisy/core/snapshot/schema";
import * as v from "valibot";
import { FIGURES_FILE_QUERY, FIGURES_MIME, figuresFileResponse } from "../figures-file.ts";
import { defineRoute } from "../route.ts";

const SNAPSHOTS = "/api/staff/projects/{projectId}/snapshots";
const SNAPSHOT = `${SNAPSHOTS}/{snapshotId}` as const;
const READ = { 403: ["participant.forbidden"], 404: ["project.not_found", "snapshot.not_found"] };
const FROZEN = { ...READ, 409: ["snapshot.altered"] };
const CLOSE = ["participant.forbidden", "project.read_only"];

/** Routes of closed periods of a project: what it had come to, frozen for a payment claim (docs/decisions/0122). */
export const snapshotRoutes = [
  defineRoute({
    method: "GET",
    path: SNAPSHOTS,
    summary: "Closed periods of a project, the latest first",
    access: "staff",
    answer: { status: 200, description: "The periods", json: "ProjectSnapshots" },
    errors: { 403: READ[403], 404: ["project.not_found"] },
    async handle({ deps, ctx, params }) {
      return { body: await deps.services.snapshot.listSnapshots(ctx, params.projectId) };
    },
  }),
  defineRoute({
    method: "POST",
    path: SNAPSHOTS,
    summary: "Close a period: figures and indicators with their lists are frozen as they are by its last day",
    access: "staff",
    body: SnapshotInputSchema,
    idempotent: true,
    answer: { status: 201, description: "The period", json: "SnapshotView" },
    errors: { 403: CLOSE, 404: ["project.not_found"], 409: ["snapshot.too_many"] },
    async handle({ deps, ctx, params, body, idempotencyKey }) {
      const { snapshot } = deps.services;
      return { body: await snapshot.closeSnapshot(ctx, params.projectId, body, idempotencyKey) };
    },
  }),
  defineRoute({
    method: "GET",
    path: SNAPSHOT,
    summary: "A closed period with what the project had come to; the sum of its file is counted anew",
    access: "staff",
    answer: { status: 200, description: "The period", json: "OpenedSnapshot" },
    errors: READ,
    async handle({ deps, ctx, params }) {
      const { projectId, snapshotId } = params;
      return { body: await deps.services.snapshot.openSnapshot(ctx, projectId, snapshotId) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${SNAPSHOT}/changes`,
    summary:
      "What differs between a closed period and what is counted now by its last day, or what came since the period before",
    access: "staff",
    query: v.strictObject({ with: v.optional(v.picklist(COMPARED_WITH), "now") }),
    answer: { status: 200, description: "The numbers that differ", json: "SnapshotChanges" },
    errors: FROZEN,
    async handle({ deps, ctx, params, query }) {
      const { projectId, snapshotId } = params;
      const { snapshot } = deps.services;
      return { body: await snapshot.compareSnapshot(ctx, projectId, snapshotId, query.with) };
    },
  }),
  defineRoute({
    method: "POST",
    path: `${SNAPSHOT}/withdraw`,
    summary: "Say that a closed period does not stand; it stays as it was",
    access: "staff",
    body: SnapshotWithdrawalSchema,
    answer: { status: 200, description: "The period", json: "SnapshotView" },
    errors: { ...READ, 403: CLOSE },
    async handle({ deps, ctx, params, body }) {
      const { projectId, snapshotId } = params;
      const { snapshot } = deps.services;
      return { body: await snapshot.withdrawSnapshot(ctx, projectId, snapshotId, body.reason) };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${SNAPSHOT}/link`,
    summary: "An address that gives the file of a closed period away for five minutes, byte for byte",
    access: "staff",
    traced: () => "file_opened",
    answer: { status: 200, description: "The address", json: "FileLink" },
    errors: { ...FROZEN, 403: ["participant.forbidden", "snapshot.special"] },
    async handle({ deps, ctx, params }) {
      const { projectId, snapshotId } = params;
      return { body: { url: await deps.services.snapshot.linkSnapshot(ctx, projectId, snapshotId) } };
    },
  }),
  defineRoute({
    method: "GET",
    path: `${SNAPSHOT}/snapshot.xlsx`,
    summary: "What was frozen of a closed period as a workbook, with the names that its people have now",
    access: "staff",
    query: FIGURES_FILE_QUERY,
    traced: () => "exported",
    answer: { status: 200, description: "The file", file: FIGURES_MIME.xlsx },
    errors: FROZEN,
    async handle({ deps, ctx, params, query }) {
      const { snapshotFile } = await import("../../document/snapshot.ts");
      return figuresFileResponse(snapshotFile(deps, ctx, params, query.lang), "xlsx");
    },
  }),
];
