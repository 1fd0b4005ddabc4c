import type { AuditEntry } from "@zapisy/core/audit/answer";
import type { HistoryPart } from "@zapisy/core/audit/schema";
import type { Page } from "@zapisy/core/shared/page";
import { searchOf } from "../event-editor/event-api.ts";
import { staffRequest } from "../../data/session.ts";

/** What the history of the installation is asked for. */
export interface HistoryQuestion {
  part?: HistoryPart;
  person?: string;
}

/** A page of the history of the installation, the latest first; for admins. */
export function listInstallationHistory(
  question: HistoryQuestion,
  cursor?: string,
): Promise<Page<AuditEntry>> {
  return staffRequest("GET", `/api/staff/history${searchOf({ ...question, cursor })}`);
}
