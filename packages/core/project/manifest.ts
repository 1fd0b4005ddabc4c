import { teller, type Manifest } from "../shared/manifest.ts";
import { projectHistory } from "./history.ts";
import type { ProjectStore } from "./store.ts";

/** What has to be known of projects. */
export const projectManifest = {
  entities: { project: { key: "projectId", followed: true }, projectLogo: { key: "projectId" } },
  history: ({ projects }: { projects: ProjectStore }) => ({
    project: teller(projects.fromImage, projectHistory),
  }),
} as const satisfies Manifest<{ projects: ProjectStore }>;
