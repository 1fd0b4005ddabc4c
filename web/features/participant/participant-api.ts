import type { ParticipantDetail, ParticipantView } from "@zapisy/core/participant/answer";
import type {
  Accepted,
  CourseChange,
  EntryChange,
  ParticipantChange,
  ParticipantInput,
  ParticipantMerge,
  ParticipantState,
  Unlink,
} from "@zapisy/core/participant/schema";
import { staffRequest } from "../../data/session.ts";

/** Participants of a project, or those that a search finds. */
export function listParticipants(
  projectId: string,
  question: { q?: string; state?: ParticipantState; incomplete?: "yes" },
  cursor?: string,
) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/participants", {
    params: { projectId },
    query: { ...question, cursor },
  });
}

/** Adds somebody by hand; `key` makes a second press the same request. */
export function addParticipant(
  projectId: string,
  body: ParticipantInput,
  key: string,
): Promise<ParticipantView> {
  return staffRequest("POST", "/api/staff/projects/{projectId}/participants", {
    params: { projectId },
    body,
    idempotencyKey: key,
  });
}

/** One participant with what belongs to them. */
export function getParticipant(projectId: string, participantId: string): Promise<ParticipantDetail> {
  return staffRequest("GET", "/api/staff/projects/{projectId}/participants/{participantId}", {
    params: { projectId, participantId },
  });
}

/** Replaces what staff write about somebody. */
export function saveParticipant(
  projectId: string,
  participantId: string,
  body: ParticipantChange,
): Promise<ParticipantView> {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/participants/{participantId}", {
    params: { projectId, participantId },
    body,
  });
}

/** Says that a registration is somebody else's. */
export function unlinkRegistration(
  projectId: string,
  participantId: string,
  body: Unlink,
): Promise<ParticipantView> {
  return staffRequest(
    "DELETE",
    "/api/staff/projects/{projectId}/participants/{participantId}/registrations",
    {
      params: { projectId, participantId },
      body,
    },
  );
}

/** People of the project's events who are no participants yet. */
export function listProposals(projectId: string, attended: boolean, cursor?: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/participant-proposals", {
    params: { projectId },
    query: { attended: attended ? "yes" : undefined, cursor },
  });
}

/** Makes participants of registrations, or adds these to one; so many at most as one request may bring. */
export function acceptProposals(projectId: string, items: Accepted[]) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/participant-proposals", {
    params: { projectId },
    body: { items },
  });
}

/** Says where somebody stands in the project. */
export function saveCourse(projectId: string, participantId: string, body: CourseChange) {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/participants/{participantId}/course", {
    params: { projectId, participantId },
    body,
  });
}

/** Replaces what somebody answered on the day of entry. */
export function saveEntry(projectId: string, participantId: string, body: EntryChange) {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/participants/{participantId}/entry", {
    params: { projectId, participantId },
    body,
  });
}

/** Says that somebody is the same person as another. */
export function mergeParticipant(projectId: string, participantId: string, body: ParticipantMerge) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/participants/{participantId}/merge", {
    params: { projectId, participantId },
    body,
  });
}

/** Takes a merger back. */
export function freeParticipant(
  projectId: string,
  participantId: string,
  body: { reason: string; version: number },
) {
  return staffRequest("DELETE", "/api/staff/projects/{projectId}/participants/{participantId}/merge", {
    params: { projectId, participantId },
    body,
  });
}
