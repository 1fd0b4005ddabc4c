import type { InstitutionDetail, InstitutionView } from "@zapisy/core/institution/answer";
import type { EventId } from "@zapisy/core/event/schema";
import type { InstitutionEvents } from "@zapisy/core/institution-page/answer";
import type { InstitutionInput, InstitutionState } from "@zapisy/core/institution/schema";
import { staffRequest } from "../../data/session.ts";

/** Entries of a list of the register, or those that a search finds. */
export function listInstitutions(question: { q?: string; state?: InstitutionState }, cursor?: string) {
  return staffRequest("GET", "/api/staff/institutions", { query: { ...question, cursor } });
}

/** One entry with what belongs to it; of a merged one, that in which it is. */
export function getInstitution(institutionId: string): Promise<InstitutionDetail> {
  return staffRequest("GET", "/api/staff/institutions/{institutionId}", { params: { institutionId } });
}

/** Events of an institution with its people, made before that one. */
export function listInstitutionEvents(institutionId: string, before?: string): Promise<InstitutionEvents> {
  return staffRequest("GET", "/api/staff/institutions/{institutionId}/events", {
    params: { institutionId },
    query: { before: before as EventId | undefined },
  });
}

/** Adds an entry. */
export function addInstitution(body: InstitutionInput): Promise<InstitutionView> {
  return staffRequest("POST", "/api/staff/institutions", { body });
}

/** Replaces what staff write about an institution; `version` is the one that was shown. */
export function saveInstitution(
  institutionId: string,
  input: InstitutionInput,
  version: number,
): Promise<InstitutionView> {
  return staffRequest("PUT", "/api/staff/institutions/{institutionId}", {
    params: { institutionId },
    body: { ...input, version },
  });
}

/** Says that an entry is the same as another. */
export function mergeInstitution(
  institutionId: string,
  body: { into: string; reason: string; version: number },
): Promise<InstitutionView> {
  return staffRequest("POST", "/api/staff/institutions/{institutionId}/merge", {
    params: { institutionId },
    body: body as never,
  });
}

/** Takes a merger back. */
export function freeInstitution(institutionId: string, version: number): Promise<InstitutionView> {
  return staffRequest("DELETE", "/api/staff/institutions/{institutionId}/merge", {
    params: { institutionId },
    body: { version },
  });
}
