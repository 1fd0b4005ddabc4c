import { teller, type Manifest } from "../shared/manifest.ts";
import { checkInLinkHistory } from "./history.ts";
import type { CheckInStore } from "./store.ts";

/** What has to be known of links for desks. */
export const checkInManifest = {
  entities: { checkInLink: { key: "linkId", followed: true } },
  history: ({ checkIn }: { checkIn: CheckInStore }) => ({
    checkInLink: teller(checkIn.fromImage, checkInLinkHistory),
  }),
} as const satisfies Manifest<{ checkIn: CheckInStore }>;
