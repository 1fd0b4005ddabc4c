import type { DelegationDeps } from "../delegation/index.ts";
import type { EventService, EventStore } from "../event/index.ts";
import type { InstitutionService } from "../institution/index.ts";
import type { RegistrationService, RegistrationStore } from "../registration/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { WordingStore } from "../wording/index.ts";
import type { ReferralStore } from "./store.ts";

/** What use cases of referrals work with. */
export interface ReferralDeps {
  referrals: ReferralStore;
  registrations: RegistrationStore;
  registrationService: Pick<RegistrationService, "enter" | "giveUp">;
  events: EventStore;
  eventService: Pick<EventService, "getEvent" | "toPublicView">;
  institutions: Pick<InstitutionService, "findFamily" | "findAllMeant">;
  wordings: Pick<WordingStore, "keep">;
  declarationWords: DelegationDeps["declarationWords"];
  secretKey: SecretKey;
}
