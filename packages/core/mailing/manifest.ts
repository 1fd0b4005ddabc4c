import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of mailings: each part that was worked is the change from which the next one follows. */
export const mailingManifest = {
  entities: { mailing: { key: "eventId", followed: true } },
} as const satisfies Manifest<unknown>;
