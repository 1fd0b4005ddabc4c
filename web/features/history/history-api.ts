import type { Question } from "../../data/client.ts";
import { staffRequest } from "../../data/session.ts";

/** What the history of the installation is asked for. */
export type HistoryQuestion = Question<"/api/staff/history">;

/** A page of the history of the installation, the latest first; for admins. */
export function listInstallationHistory(question: HistoryQuestion, cursor?: string) {
  return staffRequest("GET", "/api/staff/history", { query: { ...question, cursor } });
}
