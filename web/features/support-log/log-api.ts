import type {
  LogHours,
  LogPeople,
  LogStart,
  OwnLogs,
  SupportEntryDetail,
  SupportEntryView,
} from "@zapisy/core/support-entry/answer";
import type { SupportEntryChange, SupportEntryInput } from "@zapisy/core/support-entry/schema";
import { staffRequest } from "../../data/session.ts";

/** Which entries of a month. */
export interface LogQuestion {
  month?: string;
  participantId?: `ptc_${string}`;
  counsellor?: string;
  supportId?: string;
}

/** Logs that whoever is signed in keeps of the support that they give, with their hours of this month. */
export function listOwnLogs(): Promise<OwnLogs> {
  return staffRequest("GET", "/api/staff/own-logs");
}

/** What of a project its log goes by, who can have given support, and what whoever asks may do. */
export function getStart(projectId: string): Promise<LogStart> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/log/start", { params: { projectId } });
}

/** People of the project whose names begin as typed. */
export function findPeople(projectId: string, q: string): Promise<LogPeople> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/log/people", {
    params: { projectId },
    query: { q },
  });
}

/** Entries of a month, the latest first. */
export function listEntries(projectId: string, query: LogQuestion, cursor?: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/log", {
    params: { projectId },
    query: { ...query, cursor },
  });
}

/** Hours and time on duty of a month by counsellor. */
export function getHours(projectId: string, month: string): Promise<LogHours> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/log/hours", {
    params: { projectId },
    query: { month },
  });
}

/** Enters support; `key` makes a second press the same request. */
export function addEntry(projectId: string, body: SupportEntryInput, key: string): Promise<SupportEntryView> {
  return staffRequest("POST", "/api/staff/projects/{projectId}/log", {
    params: { projectId },
    body,
    idempotencyKey: key,
  });
}

/** One entry with its history. */
export function getEntry(projectId: string, entryId: string): Promise<SupportEntryDetail> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/log/entries/{entryId}", {
    params: { projectId, entryId },
  });
}

/** Corrects an entry. */
export function correctEntry(
  projectId: string,
  entryId: string,
  body: SupportEntryChange,
): Promise<SupportEntryView> {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/log/entries/{entryId}", {
    params: { projectId, entryId },
    body,
  });
}

/** Strikes an entry out. */
export function strikeEntry(
  projectId: string,
  entryId: string,
  body: { reason: string; version: number },
): Promise<SupportEntryView> {
  return staffRequest("POST", "/api/staff/projects/{projectId}/log/entries/{entryId}/strike", {
    params: { projectId, entryId },
    body,
  });
}
