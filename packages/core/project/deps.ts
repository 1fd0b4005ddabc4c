import type { ProjectStore } from "./store.ts";

/** What use cases of projects work with. */
export interface ProjectDeps {
  projects: ProjectStore;
  /** Whether bytes are a whole picture, and not only begin like one. */
  isPicture: (bytes: Uint8Array) => Promise<boolean>;
}
