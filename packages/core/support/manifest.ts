import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of the support of projects: it is counted, so nothing follows from it and no history tells of it. */
export const supportManifest = {
  entities: { supportTally: { key: "eventId" }, supportNote: { key: "eventId" } },
} as const satisfies Manifest<never>;
