import type { ComparedWith, SnapshotInput } from "@zapisy/core/snapshot/schema";
import { staffRequest } from "../../data/session.ts";

const SNAPSHOT = "/api/staff/projects/{projectId}/snapshots/{snapshotId}";

/** Where a closed period is. */
export interface SnapshotPlace {
  projectId: string;
  snapshotId: string;
}

/** The closed periods of a project, the latest first. */
export function getSnapshots(projectId: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/snapshots", { params: { projectId } });
}

/** Closes a period; the same key twice closes one. */
export function closeSnapshot(projectId: string, body: SnapshotInput, idempotencyKey: string) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/snapshots", {
    params: { projectId },
    body,
    idempotencyKey,
  });
}

/** A closed period; its file is checked by that. */
export function openSnapshot(params: SnapshotPlace) {
  return staffRequest("GET", SNAPSHOT, { params });
}

/** What differs between a closed period and today's numbers, or those of the period before. */
export function getChanges(params: SnapshotPlace, compared: ComparedWith) {
  return staffRequest("GET", `${SNAPSHOT}/changes`, { params, query: { with: compared } });
}

/** Says of a closed period that it does not stand. */
export function withdrawSnapshot(params: SnapshotPlace, reason: string) {
  return staffRequest("POST", `${SNAPSHOT}/withdraw`, { params, body: { reason } });
}

/** An address that gives its file away. */
export async function linkSnapshot(params: SnapshotPlace): Promise<string> {
  return (await staffRequest("GET", `${SNAPSHOT}/link`, { params })).url;
}
