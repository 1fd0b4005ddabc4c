import type { AccessCodeStore } from "../access-code/index.ts";
import type { AttendanceStore } from "../attendance/index.ts";
import type { CertificateService } from "../certificate/index.ts";
import type { EventService, EventStore } from "../event/index.ts";
import type { InstitutionService } from "../institution/index.ts";
import type { Limits } from "../limit/index.ts";
import type { Definitions, RegistrationService, RegistrationStore } from "../registration/index.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { WordingStore } from "../wording/index.ts";
import type { DelegationStore } from "./store.ts";

/** What use cases of delegations work with. */
export interface DelegationDeps {
  delegations: DelegationStore;
  registrations: RegistrationStore;
  registrationService: Pick<RegistrationService, "giveUp" | "dissolveParty" | "unprovenOf">;
  events: EventStore;
  eventService: Pick<EventService, "getEvent" | "toPublicView">;
  /** Events as sign-ups go by them. */
  definitions: Definitions;
  accessCodes: Pick<AccessCodeStore, "find">;
  /** What was recorded of somebody: their place is nobody else's any more. */
  attendance: Pick<AttendanceStore, "listMarksOf">;
  certificate: Pick<CertificateService, "listOwnCertificates">;
  institutions: Pick<InstitutionService, "nameInstitution" | "familyOf" | "findAllMeant">;
  limits: Limits;
  wordings: Pick<WordingStore, "keep">;
  /** The sentences that somebody declares who registers a delegation, or gives a place to a successor, as the forms show them now. */
  declarationWords: () => Promise<
    Record<"delegation" | "successor" | "referral", Record<"acts" | "needs", LocalizedText>>
  >;
  secretKey: SecretKey;
  /** Spreads simultaneous sign-ups over seat blocks: numbers from 0 to below 1. */
  random: () => number;
}
