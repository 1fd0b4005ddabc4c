import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of limits: tries are counted under a condition, never read, and end by themselves. */
export const limitManifest = {
  entities: { limitCount: { key: "limitId", api: ["counts"] }, limitRefusals: { key: "eventId" } },
} as const satisfies Manifest<unknown>;
