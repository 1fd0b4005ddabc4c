import type { SupportSession } from "@zapisy/core/support/answer";
import { staffRequest } from "../../data/session.ts";

/** All sessions of a project's events with what took place, fetched some events at a time. */
export async function listSessions(projectId: string): Promise<SupportSession[]> {
  const sessions: SupportSession[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPage(projectId, cursor);
    sessions.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return sessions;
}

function listPage(projectId: string, cursor: string | undefined) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/support", {
    params: { projectId },
    query: { cursor },
  });
}
