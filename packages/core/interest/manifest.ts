import type { Said } from "../shared/holding.ts";
import type { Manifest } from "../shared/manifest.ts";
import type { Interest } from "./schema.ts";

/** What has to be known of interests: an address is asked and told by mail; when, the stream keeps, and the API never touches. */
export const interestManifest = {
  entities: {
    interest: {
      key: "interestsOf",
      followed: true,
      holds: {
        of: "others",
        why: "news",
        until: "interest",
        by: "mailbox",
        read: [],
        fields: {
          eventId: "nothing",
          interestId: "id",
          state: "nothing",
          kept: {
            email: "contact",
            locale: "nothing",
            doorVersion: "nothing",
            askedAt: "facts",
            confirmedAt: "facts",
            updatedAt: "nothing",
          } satisfies Said<Omit<Interest, "eventId" | "interestId" | "state" | "version" | "until">>,
          until: "nothing",
          version: "nothing",
          ttl: "nothing",
        },
      },
    },
    opening: {
      key: "openingOf",
      followed: true,
      api: [],
      holds: {
        of: "nobody",
        why: "running",
        until: "event",
        by: "none",
        read: [],
        fields: {
          eventId: "nothing",
          state: "nothing",
          at: "nothing",
          round: "nothing",
          version: "nothing",
          dueHour: "nothing",
          dueAt: "nothing",
        },
      },
    },
  },
} as const satisfies Manifest<unknown>;
