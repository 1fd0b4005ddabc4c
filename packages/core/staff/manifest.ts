import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import type { Staff } from "./answer.ts";
import { sessionHistory, signInDoorHistory, signInHistory, staffHistory } from "./history.ts";
import type { StaffStore } from "./store.ts";

/** What has to be known of staff, their sign-ins and sessions. */
export const staffManifest = {
  entities: {
    staff: {
      key: "staffId",
      followed: true,
      holds: {
        of: "staff",
        why: "accounts",
        until: "staff",
        by: "staff",
        read: ["staff.list"],
        fields: {
          staffId: "id",
          staff: {
            name: "name",
            email: "contact",
            role: "facts",
            projectIds: ["facts"],
            locale: "nothing",
            active: "facts",
            until: "facts",
            institutionId: "facts",
            createdAt: "nothing",
            updatedAt: "nothing",
          } satisfies Said<Omit<Staff, "staffId" | "version">>,
          address: "contact",
          version: "nothing",
          changedBy: "id",
        },
      },
    },
    staffAddress: {
      key: "address",
      holds: {
        of: "staff",
        why: "accounts",
        until: "staff",
        by: "staff",
        read: [],
        fields: { address: "contact", staffId: "id" },
      },
    },
    signIn: {
      key: "signInId",
      followed: true,
      holds: {
        of: "staff",
        why: "accounts",
        until: "soon",
        by: "staff",
        read: [],
        fields: {
          signInId: "nothing",
          staffId: "id",
          expiresAt: "nothing",
          attempts: "nothing",
          usedAt: "nothing",
          wrongAt: "nothing",
          doorId: "nothing",
          codeOf: "id",
          isLong: "nothing",
          method: "nothing",
          ttl: "nothing",
        },
      },
    },
    signInDoor: {
      key: "doorId",
      followed: true,
      holds: {
        of: "staff",
        why: "protection",
        until: "soon",
        by: "hash",
        read: [],
        fields: {
          doorId: "id",
          staffId: "id",
          latest: "nothing",
          latestId: "nothing",
          guardedUntil: "nothing",
          guardedAt: "nothing",
          ttl: "nothing",
        },
      },
    },
    knownBrowser: {
      key: "staffId",
      holds: {
        of: "staff",
        why: "protection",
        until: "month",
        by: "staff",
        read: [],
        fields: { staffId: "id", browserHash: "id", knownUntil: "nothing", ttl: "nothing" },
      },
    },
    // Also when it was used last, which is written every five minutes at most; a filter of its own would be a sixth, and AWS takes five.
    session: {
      key: "sessionHash",
      followed: true,
      holds: {
        of: "staff",
        why: "accounts",
        until: "staff",
        by: "staff",
        read: [],
        fields: {
          sessionHash: "id",
          staffId: "id",
          method: "nothing",
          device: ["facts"],
          createdAt: "nothing",
          lastUsedAt: "nothing",
          expiresAt: "nothing",
          endedAt: "nothing",
          endedBy: "id",
          ttl: "nothing",
        },
      },
    },
  },
  history: ({ staff }: { staff: StaffStore }) => ({
    staff: teller(staff.fromImage, staffHistory),
    signIn: teller(staff.signInFromImage, signInHistory),
    signInDoor: teller(staff.doorFromImage, signInDoorHistory),
    session: teller(staff.sessionFromImage, sessionHistory),
  }),
} as const satisfies Manifest<{ staff: StaffStore }>;
