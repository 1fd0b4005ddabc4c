import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of the support of projects: it is counted, so nothing follows from it and no history tells of it. */
export const supportManifest = {
  entities: {
    supportTally: {
      key: "eventId",
      holds: {
        of: "nobody",
        why: "funding",
        until: "event",
        by: "none",
        read: ["support.read"],
        fields: { eventId: "nothing", version: "nothing", noted: "nothing", sessions: "nothing" },
      },
    },
    supportNote: {
      key: "eventId",
      holds: {
        of: "nobody",
        why: "running",
        until: "event",
        by: "none",
        read: [],
        fields: { eventId: "nothing", noted: "nothing" },
      },
    },
  },
} as const satisfies Manifest<never>;
