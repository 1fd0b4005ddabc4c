import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of mailings: each part that was worked is the change from which the next one follows. */
export const mailingManifest = {
  entities: {
    mailing: {
      key: "eventId",
      followed: true,
      holds: {
        of: "nobody",
        why: "taking_part",
        until: "event",
        by: "none",
        read: [],
        fields: {
          eventId: "nothing",
          mailingId: "nothing",
          state: "nothing",
          part: "nothing",
          mailing: "words",
        },
      },
    },
  },
} as const satisfies Manifest<unknown>;
