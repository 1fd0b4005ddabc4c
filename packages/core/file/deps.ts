import type { FileStore } from "./store.ts";
import type { Bucket } from "./bucket.ts";
import type { EventService } from "../event/index.ts";
import type { ProjectService } from "../project/index.ts";
import type { StaffStore } from "../staff/index.ts";

/** What use cases of files work with. */
export interface FileDeps {
  files: FileStore;
  /** Asked for only when files are worked with. */
  bucket: () => Bucket;
  eventService: Pick<EventService, "getEvent">;
  projectService: Pick<ProjectService, "getProject">;
  staff: Pick<StaffStore, "find">;
  /** Whether the bytes can be decoded as a picture to the end. */
  isPicture: (bytes: Uint8Array) => Promise<boolean>;
}
