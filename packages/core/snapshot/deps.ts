import type { AuthorNames } from "../audit/index.ts";
import type { Bucket } from "../file/index.ts";
import type { IndicatorService, IndicatorStore } from "../indicator/index.ts";
import type { ParticipantStore } from "../participant/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { SnapshotStore } from "./store.ts";

/** What use cases of closed periods work with. */
export interface SnapshotDeps {
  snapshots: SnapshotStore;
  projects: Pick<ProjectStore, "find">;
  /** Figures and indicators of the same facts. */
  indicators: Pick<IndicatorService, "countProject">;
  /** What indicators are by now. */
  indicatorRows: Pick<IndicatorStore, "list">;
  participants: Pick<ParticipantStore, "findMany">;
  registrations: Pick<RegistrationStore, "findMany">;
  bucket: () => Pick<Bucket, "put" | "get" | "presignGet">;
  namesOf: AuthorNames;
}
