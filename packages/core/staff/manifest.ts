import { teller, type Manifest } from "../shared/manifest.ts";
import { sessionHistory, signInDoorHistory, signInHistory, staffHistory } from "./history.ts";
import type { StaffStore } from "./store.ts";

/** What has to be known of staff, their sign-ins and sessions. */
export const staffManifest = {
  entities: {
    staff: { key: "staffId", followed: true },
    staffAddress: { key: "address" },
    signIn: { key: "signInId", followed: true },
    signInDoor: { key: "doorId", followed: true },
    knownBrowser: { key: "staffId" },
    // Also when it was used last, which is written every five minutes at most; a filter of its own would be a sixth, and AWS takes five.
    session: { key: "sessionHash", followed: true },
  },
  history: ({ staff }: { staff: StaffStore }) => ({
    staff: teller(staff.fromImage, staffHistory),
    signIn: teller(staff.signInFromImage, signInHistory),
    signInDoor: teller(staff.doorFromImage, signInDoorHistory),
    session: teller(staff.sessionFromImage, sessionHistory),
  }),
} as const satisfies Manifest<{ staff: StaffStore }>;
