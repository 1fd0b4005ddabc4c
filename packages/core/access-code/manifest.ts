import { teller, type Manifest } from "../shared/manifest.ts";
import { accessCodeHistory } from "./history.ts";
import type { AccessCodeStore } from "./store.ts";

/** What has to be known of access codes. */
export const accessCodeManifest = {
  entities: {
    accessCode: {
      key: "eventId",
      followed: true,
      holds: {
        of: "nobody",
        why: "running",
        until: "event",
        by: "none",
        read: ["event.read"],
        fields: {
          eventId: "nothing",
          code: "nothing",
          uses: "nothing",
          ownSeats: "nothing",
          until: "nothing",
          institution: "nothing",
          note: "words",
          isOff: "nothing",
          version: "nothing",
          createdAt: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
        },
      },
    },
  },
  history: ({ accessCodes }: { accessCodes: AccessCodeStore }) => ({
    accessCode: teller(accessCodes.fromImage, accessCodeHistory),
  }),
} as const satisfies Manifest<{ accessCodes: AccessCodeStore }>;
