import type { EventService, EventStore } from "../event/index.ts";
import type { InstitutionService, InstitutionStore } from "../institution/index.ts";
import type { RegistrationService, RegistrationStore } from "../registration/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { StaffStore } from "../staff/index.ts";
import type { SelectionStore } from "./store.ts";

/** What use cases of selections work with. */
export interface SelectionDeps {
  selections: SelectionStore;
  eventService: Pick<EventService, "getEvent">;
  events: Pick<EventStore, "findEvent" | "findHead" | "listByProject" | "readBlocks" | "readForms">;
  registrations: Pick<RegistrationStore, "eachByName" | "find" | "findMany" | "lineUpTo">;
  registrationService: Pick<RegistrationService, "settleApplication">;
  institutions: Pick<InstitutionStore, "findMany">;
  institutionService: Pick<InstitutionService, "findAllMeant">;
  staff: Pick<StaffStore, "find" | "listAll">;
  secretKey: SecretKey;
}
