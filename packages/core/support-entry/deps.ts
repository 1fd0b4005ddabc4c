import type { ParticipantService } from "../participant/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { StaffStore } from "../staff/index.ts";
import type { StaffId } from "../staff/schema.ts";
import type { SupportEntryId } from "./schema.ts";
import type { SupportEntryStore } from "./store.ts";

/** What use cases of the log of support work with. */
export interface LogDeps {
  entries: SupportEntryStore;
  participants: Pick<ParticipantService, "findMeant" | "findNamed">;
  projects: Pick<ProjectStore, "find">;
  /** Whether a counsellor has written down what was talked about at a visit (docs/decisions/0115). */
  hasNote: (entryId: SupportEntryId, counsellor: StaffId) => Promise<boolean>;
  staff: Pick<StaffStore, "find" | "listAll">;
}
