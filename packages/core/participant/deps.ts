import type { AttendanceService } from "../attendance/index.ts";
import type { EventStore } from "../event/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { ParticipantStore } from "./store.ts";
import type { Hash } from "./traits.ts";

/** What use cases of participants work with. */
export interface ParticipantDeps {
  participants: ParticipantStore;
  projects: Pick<ProjectStore, "find">;
  events: Pick<EventStore, "listByProject" | "findHead">;
  registrations: Pick<RegistrationStore, "findMany">;
  /** Who stood on the lists of an event, and what was recorded of them. */
  attendance: Pick<AttendanceService, "listPeople">;
  hash: Hash;
}
