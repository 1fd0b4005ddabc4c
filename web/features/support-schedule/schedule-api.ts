import { query } from "@solidjs/router";
import { ApiError, request } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** A month of a published schedule, one that suits unless said; undefined where there is none. */
export const getPublished = query(async (projectId: string, month: string | undefined) => {
  try {
    return await request("GET", "/api/projects/{projectId}/schedule", {
      params: { projectId },
      query: { month },
    });
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return "unknown";
    throw error;
  }
}, "schedule");

/** A month as the programmes have it, the next one unless said. */
export function getMonth(projectId: string, month: string | undefined) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/schedule", {
    params: { projectId },
    query: { month },
  });
}

/** How far the schedule of the next month is. */
export function getNext(projectId: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/schedule/next", { params: { projectId } });
}

/** Publishes a month over the version that was shown. */
export function publishMonth(projectId: string, month: string, version: number) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/schedule/publication", {
    params: { projectId },
    body: { month, version },
  });
}
