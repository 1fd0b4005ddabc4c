export { createRegistrationService, type RegistrationService } from "./service.ts";
export {
  createRegistrationStore,
  type GivenUpPlace,
  type RegistrationStore,
  type StoredRegistration,
} from "./store.ts";
export { isActive, isHeld } from "./rules.ts";
export type {
  Needs,
  PersonalView,
  Registration,
  RegistrationCounts,
  RegistrationId,
  MailedAnswer,
  SignUpAnswer,
  StaffRegistrationView,
} from "./schema.ts";
