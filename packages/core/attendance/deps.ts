import type { CertificateStore } from "../certificate/index.ts";
import type { FileStore } from "../file/index.ts";
import type { AuthorNames } from "../audit/index.ts";
import type { EventService, EventStore } from "../event/index.ts";
import type { Limits } from "../limit/index.ts";
import type { RegistrationService, RegistrationStore } from "../registration/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { AttendanceStore } from "./store.ts";

/** What use cases of attendance work with. */
export interface AttendanceDeps {
  attendance: AttendanceStore;
  registrations: RegistrationStore;
  registrationService: Pick<RegistrationService, "enterWalkIn">;
  events: EventStore;
  eventService: Pick<EventService, "getEvent">;
  secretKey: SecretKey;
  limits: Limits;
  /** Names of authors (`staff:…`, `desk:…`), as far as they have one. */
  namesOf: AuthorNames;
}

/** What is asked for what is recorded of an event. */
export interface RecordedDeps {
  attendance: Pick<
    AttendanceStore,
    "listMarks" | "listMarksOf" | "eachPersonsMarks" | "listClosings" | "listRolls" | "findEntitlements"
  >;
  registrations: Pick<RegistrationStore, "findMany" | "eachByName">;
  events: Pick<EventStore, "findEvent">;
  /** Scans and reports of an event. */
  files: Pick<FileStore, "list">;
  certificates: Pick<CertificateStore, "countValid" | "findStates">;
}
