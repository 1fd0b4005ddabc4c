export { openLink, tokenParts, type OwnRegistration } from "./link.ts";
export { assertManages, getEventWithPeople, getForStaff } from "./access.ts";
export { receiveAttachments } from "./attachments.ts";
export { refuse, stamp, whyNobodyGetsIn } from "./change.ts";
export { outcomeFrom, outcomeOf } from "./entry.ts";
export { NO_CONSENTS, withConsents } from "./consent.ts";
export { institutionOf } from "./institution.ts";
export { readPlacesTogether, readSeats } from "./places.ts";
export { groupRefusal, quotaRefusal, waitsFor } from "./seating.ts";
export { hasNeeds, needsToWrite } from "./needs.ts";
export { findOutdated, rewordedFor } from "./form-versions.ts";
export { createDefinitions, type Definitions } from "./definitions.ts";
export { lastTurn } from "./turns.ts";
export { createRegistrationService, type RegistrationService } from "./service.ts";
export {
  claimKeys,
  createRegistrationStore,
  type GivenUpPlace,
  type RegistrationStore,
  type StoredRegistration,
} from "./store.ts";
export { hasPlace, isActive, isHeld, isInLine, isOffered } from "./lifecycle.ts";
export { kindFor, mailOfChange } from "./mail.ts";
export type { Needs, Registration, RegistrationId, RegistrationStatus } from "./schema.ts";
export type { PersonalView } from "../personal-page/answer.ts";
export type { MailedSignUp, RegistrationCounts, TakenSignUp, StaffRegistrationView } from "./answer.ts";
export { waitsTogether, withoutKeepings } from "./view.ts";
export { wholePerson, type ShortPerson } from "./store/short.ts";
export { eraseRegistration } from "./store/erase.ts";
export { erased, isErased } from "./erased.ts";
