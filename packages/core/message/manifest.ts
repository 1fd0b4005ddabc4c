import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of messages, which follow from the stream alone. */
export const messageManifest = {
  entities: {
    // It is changed five times after it was queued, and nothing follows from that.
    message: { key: "messageId", followed: "new", api: ["reads"] },
    told: { key: "toldOf", api: ["reads"] },
  },
} as const satisfies Manifest<unknown>;
