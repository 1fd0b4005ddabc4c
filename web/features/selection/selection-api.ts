import type {
  DecisionInput,
  DecisionsInput,
  JudgementInput,
  SelectionInput,
} from "@zapisy/core/selection/schema";
import { staffRequest } from "../../data/session.ts";

const PATH = "/api/staff/events/{eventId}/selection";

/** How the applicants of an event are judged, by whom, and how far that is. */
export function getSelection(eventId: string) {
  return staffRequest("GET", PATH, { params: { eventId } });
}

/** Sets by what applicants are judged. */
export function setCriteria(eventId: string, body: SelectionInput) {
  return staffRequest("PUT", PATH, { params: { eventId }, body });
}

/** Puts somebody into the committee. */
export function joinCommittee(eventId: string, staffId: string) {
  return staffRequest("PUT", `${PATH}/committee/{staffId}`, { params: { eventId, staffId } });
}

/** Takes somebody out of it. */
export function leaveCommittee(eventId: string, staffId: string, reason: string) {
  return staffRequest("POST", `${PATH}/committee/{staffId}/removal`, {
    params: { eventId, staffId },
    body: { reason },
  });
}

/** Opens the sheet of a member again. */
export function reopenSheet(eventId: string, staffId: string, reason: string) {
  return staffRequest("POST", `${PATH}/committee/{staffId}/reopening`, {
    params: { eventId, staffId },
    body: { reason },
  });
}

/** Events in whose committee one is. */
export function listCommitteeEvents() {
  return staffRequest("GET", "/api/staff/committee-events");
}

/** What was asked and offered at one of them. */
export function getCommitteeEvent(eventId: string) {
  return staffRequest("GET", "/api/staff/committee-events/{eventId}", { params: { eventId } });
}

/** One's own sheet, with the applicants. */
export function getSheet(eventId: string) {
  return staffRequest("GET", `${PATH}/sheet`, { params: { eventId } });
}

/** Says with which institutions one has to do. */
export function declareInstitutions(eventId: string, institutionIds: SheetInstitutions) {
  return staffRequest("PUT", `${PATH}/sheet/institutions`, { params: { eventId }, body: { institutionIds } });
}
type SheetInstitutions = Awaited<ReturnType<typeof getSheet>>["institutions"][number]["institutionId"][];

/** Says that one knows an applicant too well, or not after all. */
export function declareConflict(eventId: string, registrationId: string, isConflict: boolean) {
  return staffRequest(isConflict ? "PUT" : "DELETE", `${PATH}/sheet/conflicts/{registrationId}`, {
    params: { eventId, registrationId },
  });
}

/** Keeps what one says of an applicant. */
export function judge(eventId: string, registrationId: string, body: JudgementInput) {
  return staffRequest("PUT", `${PATH}/sheet/scores/{registrationId}`, {
    params: { eventId, registrationId },
    body,
  });
}

/** Says that one is done. */
export function closeSheet(eventId: string) {
  return staffRequest("POST", `${PATH}/sheet/closing`, { params: { eventId } });
}

/** Who stands where, with what is decided. */
export function getRanking(eventId: string) {
  return staffRequest("GET", `${PATH}/ranking`, { params: { eventId } });
}

/** Fixes the ranking of the scores that were shown. */
export function freezeRanking(eventId: string, scores: string) {
  return staffRequest("POST", `${PATH}/freezing`, { params: { eventId }, body: { scores } });
}

/** Takes that back. */
export function unfreezeRanking(eventId: string, body: { reason: string; version: number }) {
  return staffRequest("POST", `${PATH}/unfreezing`, { params: { eventId }, body });
}

/** Decides about all of a fixed ranking. */
export function decideAll(eventId: string, body: DecisionsInput) {
  return staffRequest("PUT", `${PATH}/decisions`, { params: { eventId }, body });
}

/** Decides about one. */
export function decideOne(eventId: string, registrationId: string, body: DecisionInput) {
  return staffRequest("PUT", `${PATH}/decisions/{registrationId}`, {
    params: { eventId, registrationId },
    body,
  });
}

/** Has it all done and told. */
export function announce(eventId: string, version: number) {
  return staffRequest("POST", `${PATH}/announcement`, { params: { eventId }, body: { version } });
}
