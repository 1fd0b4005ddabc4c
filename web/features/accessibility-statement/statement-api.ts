import { query } from "@solidjs/router";
import type { StatementSettings } from "@zapisy/core/accessibility-statement/answer";
import type { StatementInput } from "@zapisy/core/accessibility-statement/schema";
import { request } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** What the organiser states of the accessibility of the site. */
export const getStatement = query(() => request("GET", "/api/accessibility-statement"), "statement");

/** The same as whoever writes it sees it. */
export function getStatementSettings(): Promise<StatementSettings> {
  return staffRequest("GET", "/api/staff/accessibility-statement");
}

/** Replaces it. */
export function saveStatement(body: StatementInput): Promise<StatementSettings> {
  return staffRequest("PUT", "/api/staff/accessibility-statement", { body });
}
