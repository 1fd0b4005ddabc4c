import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of wordings, which nobody changes. */
export const wordingManifest = {
  entities: { wording: { key: "wordingId", api: ["reads", "adds"] } },
} as const satisfies Manifest<unknown>;
