import { teller, type Manifest } from "../shared/manifest.ts";
import { signInDoorHistory, signInHistory, staffHistory } from "./history.ts";
import type { StaffStore } from "./store.ts";

/** What has to be known of staff, their sign-ins and sessions. */
export const staffManifest = {
  entities: {
    staff: { key: "staffId", followed: true },
    staffAddress: { key: "address" },
    signIn: { key: "signInId", followed: true },
    signInDoor: { key: "doorId", followed: true },
    knownBrowser: { key: "staffId" },
    session: { key: "sessionHash" },
  },
  history: ({ staff }: { staff: StaffStore }) => ({
    staff: teller(staff.fromImage, staffHistory),
    signIn: teller(staff.signInFromImage, signInHistory),
    signInDoor: teller(staff.doorFromImage, signInDoorHistory),
  }),
} as const satisfies Manifest<{ staff: StaffStore }>;
