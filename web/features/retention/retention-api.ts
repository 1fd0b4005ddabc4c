import type { EventId } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project/schema";
import type {
  HoldId,
  HoldInput,
  PersonHoldInput,
  ProjectKind,
  RetentionKind,
  SwitchInput,
  TermsInput,
} from "@zapisy/core/retention/schema";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import { staffRequest } from "../../data/session.ts";

/** Whether data end by themselves. */
export function getSwitch() {
  return staffRequest("GET", "/api/staff/retention");
}

/** Lets data end by themselves, or no more. */
export function saveSwitch(body: SwitchInput) {
  return staffRequest("PUT", "/api/staff/retention", { body });
}

/** Projects with how far it is said when their data end. */
export function listRetained(cursor?: string) {
  return staffRequest("GET", "/api/staff/retention/projects", { query: { cursor } });
}

/** How long the data of a project are kept, and what holds them up. */
export function getRetention(projectId: ProjectId) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/retention", { params: { projectId } });
}

/** Says how long the data of a project are kept. */
export function saveTerms(projectId: ProjectId, body: TermsInput) {
  return staffRequest("PUT", "/api/staff/projects/{projectId}/retention", { params: { projectId }, body });
}

/** What of a project's events ends when. */
export function listEnds(projectId: ProjectId, cursor?: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/retention/events", {
    params: { projectId },
    query: { cursor },
  });
}

/** People of an event of whom something ends. The history notes that one looked. */
export function listRetainedPeople(eventId: EventId, kind: RetentionKind, cursor?: string) {
  return staffRequest("GET", "/api/staff/events/{eventId}/retention/people", {
    params: { eventId },
    query: { kind, cursor },
  });
}

/** Participants of a project of whom something ends. The history notes that one looked. */
export function listEndingParticipants(projectId: ProjectId, kind: ProjectKind, cursor?: string) {
  return staffRequest("GET", "/api/staff/projects/{projectId}/retention/participants", {
    params: { projectId },
    query: { kind, cursor },
  });
}

/** Until when what is kept of registrations is kept. */
export function listKept(registrationIds: RegistrationId[]) {
  return staffRequest("POST", "/api/staff/people-data/kept", { body: { registrationIds } });
}

/** Holds up what would be removed of one person. */
export function holdPerson(body: PersonHoldInput) {
  return staffRequest("POST", "/api/staff/people-data/holds", { body });
}

/** Ends a hold of one person. */
export function endPersonHold(holdId: HoldId, registrationId: RegistrationId, reason: string) {
  return staffRequest("POST", "/api/staff/people-data/holds/{holdId}/end", {
    params: { holdId },
    body: { registrationId, reason },
  });
}

/** Holds up what would be removed. */
export function hold(projectId: ProjectId, body: HoldInput) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/retention/holds", {
    params: { projectId },
    body,
  });
}

/** Ends a hold. */
export function endHold(projectId: ProjectId, holdId: HoldId, reason: string) {
  return staffRequest("POST", "/api/staff/projects/{projectId}/retention/holds/{holdId}/end", {
    params: { projectId, holdId },
    body: { reason },
  });
}
