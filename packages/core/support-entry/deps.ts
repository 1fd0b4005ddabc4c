import type { ParticipantService } from "../participant/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { StaffStore } from "../staff/index.ts";
import type { SupportEntryStore } from "./store.ts";

/** What use cases of the log of support work with. */
export interface LogDeps {
  entries: SupportEntryStore;
  participants: Pick<ParticipantService, "findMeant" | "findNamed">;
  projects: Pick<ProjectStore, "find">;
  staff: Pick<StaffStore, "find" | "listAll">;
}
