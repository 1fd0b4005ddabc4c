import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of limits: tries are counted under a condition, never read, and end by themselves. */
export const limitManifest = {
  entities: {
    limitCount: {
      key: "limitId",
      api: ["counts"],
      holds: {
        of: "others",
        why: "protection",
        until: "soon",
        by: "hash",
        read: [],
        fields: { limitId: "id", count: "nothing", ttl: "nothing" },
      },
    },
    limitRefusals: {
      key: "eventId",
      holds: {
        of: "nobody",
        why: "protection",
        until: "month",
        by: "none",
        read: ["event.read"],
        fields: { eventId: "nothing", day: "nothing", count: "nothing", lastAt: "nothing", ttl: "nothing" },
      },
    },
  },
} as const satisfies Manifest<unknown>;
