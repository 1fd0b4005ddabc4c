export { openLink, type OwnRegistration } from "./link.ts";
export { lastTurn } from "./turns.ts";
export { rewordedFor } from "./form-versions.ts";
export { createDefinitions } from "./definitions.ts";
export { createRegistrationService, type RegistrationService } from "./service.ts";
export {
  createRegistrationStore,
  type GivenUpPlace,
  type RegistrationStore,
  type StoredRegistration,
} from "./store.ts";
export { hasPlace, isActive, isHeld, isInLine, isOffered, mailOfChange } from "./lifecycle.ts";
export type { Needs, Registration, RegistrationId, RegistrationStatus } from "./schema.ts";
export type { PersonalView } from "../personal-page/answer.ts";
export type { MailedSignUp, RegistrationCounts, TakenSignUp, StaffRegistrationView } from "./answer.ts";
export { withoutKeepings } from "./view.ts";
