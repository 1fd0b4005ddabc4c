import { teller, type Manifest } from "../shared/manifest.ts";
import { circularHistory } from "./history.ts";
import type { CircularStore } from "./store.ts";

/** What has to be known of letters to many: one that was sent begins a mailing, and who gets it is noted by that. */
export const circularManifest = {
  entities: {
    circular: { key: "eventId", followed: true },
    circularPart: { key: "eventId" },
  },
  history: ({ circulars }: { circulars: CircularStore }) => ({
    circular: teller(circulars.fromImage, circularHistory),
  }),
} as const satisfies Manifest<{ circulars: CircularStore }>;
