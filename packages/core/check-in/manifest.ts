import { teller, type Manifest } from "../shared/manifest.ts";
import { checkInLinkHistory } from "./history.ts";
import type { CheckInStore } from "./store.ts";

/** What has to be known of links for desks. */
export const checkInManifest = {
  entities: {
    checkInLink: {
      key: "linkId",
      followed: true,
      holds: {
        of: "staff",
        why: "taking_part",
        until: "event",
        by: "none",
        read: ["attendance.record"],
        fields: {
          linkId: "nothing",
          eventId: "nothing",
          name: "words",
          linkHash: "id",
          createdBy: "id",
          createdAt: "nothing",
          expiresAt: "nothing",
          revokedAt: "nothing",
          lastSyncAt: "nothing",
          version: "nothing",
          changedBy: "id",
        },
      },
    },
  },
  history: ({ checkIn }: { checkIn: CheckInStore }) => ({
    checkInLink: teller(checkIn.fromImage, checkInLinkHistory),
  }),
} as const satisfies Manifest<{ checkIn: CheckInStore }>;
