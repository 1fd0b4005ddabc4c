import type { Said } from "../shared/holding.ts";
import type { Manifest } from "../shared/manifest.ts";
import type { ErasureTargets } from "./schema.ts";

/** What has to be known of erasures: each part that was worked is the change from which the next follows. What was erased, the history of its event says. */
export const erasureManifest = {
  entities: {
    erasure: {
      key: "erasureId",
      followed: { states: ["working"] },
      holds: {
        of: "participants",
        why: "accountability",
        until: "installation",
        by: "none",
        read: ["privacy.requests"],
        fields: {
          erasureId: "nothing",
          state: "nothing",
          look: "nothing",
          done: "nothing",
          named: "nothing",
          targets: {
            registrationIds: "id",
            addressHashes: "id",
            participantIds: "id",
            subscriptionIds: "id",
            interests: ["id"],
            invitations: ["id"],
            delegationIds: "id",
            toldContacts: "id",
          } satisfies Said<ErasureTargets>,
          reason: "words",
          cause: "nothing",
          taken: "nothing",
          requestedBy: "id",
          requestedAt: "nothing",
          finishedAt: "nothing",
          version: "nothing",
          dueHour: "nothing",
          dueAt: "nothing",
        },
      },
    },
  },
  bucket: {
    erased: {
      what: "which ids were erased, and why, so that it is done again to a backup that was put back: ids and keyed hashes",
      until: "with the installation",
      by: "–",
    },
  },
} as const satisfies Manifest<unknown>;
