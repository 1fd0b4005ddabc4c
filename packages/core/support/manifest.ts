import type { Said } from "../shared/holding.ts";
import type { Manifest } from "../shared/manifest.ts";
import type { Presence } from "./presence.ts";

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
    supportPresence: {
      key: "eventId",
      holds: {
        of: "participants",
        why: "funding",
        until: "event",
        by: "event",
        read: ["participants.read"],
        fields: {
          eventId: "nothing",
          part: "nothing",
          parts: "nothing",
          version: "nothing",
          noted: "nothing",
          countedAt: "nothing",
          people: {
            registrationId: "id",
            since: "facts",
            sessions: "facts",
            groupId: "nothing",
            institutionId: "id",
          } satisfies Said<Presence>,
        },
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
