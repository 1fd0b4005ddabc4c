import type { AttendanceService, AttendanceStore } from "../attendance/index.ts";
import type { AuthorNames } from "../audit/index.ts";
import type { EventService, EventStore } from "../event/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { CheckInStore } from "./store.ts";

/** What use cases of the check-in work with. */
export interface CheckInDeps {
  links: CheckInStore;
  events: Pick<EventStore, "findHead">;
  eventService: Pick<EventService, "getEvent">;
  attendance: Pick<AttendanceService, "loadLists" | "loadChanges" | "recordMarks" | "addWalkIn">;
  lists: Pick<AttendanceStore, "followLists">;
  /** Names of authors (`staff:…`, `desk:…`), as far as they have one. */
  namesOf: AuthorNames;
  secretKey: SecretKey;
  /** Where people reach the product, without a slash at the end. */
  publicUrl: string;
}
