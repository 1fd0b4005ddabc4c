import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of interests: an address is asked and told by mail; when, the stream keeps, and the API never touches. */
export const interestManifest = {
  entities: {
    interest: { key: "interestsOf", followed: true },
    opening: { key: "openingOf", followed: true, api: [] },
  },
} as const satisfies Manifest<unknown>;
