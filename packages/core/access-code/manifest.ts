import { teller, type Manifest } from "../shared/manifest.ts";
import { accessCodeHistory } from "./history.ts";
import type { AccessCodeStore } from "./store.ts";

/** What has to be known of access codes. */
export const accessCodeManifest = {
  entities: { accessCode: { key: "eventId", followed: true } },
  history: ({ accessCodes }: { accessCodes: AccessCodeStore }) => ({
    accessCode: teller(accessCodes.fromImage, accessCodeHistory),
  }),
} as const satisfies Manifest<{ accessCodes: AccessCodeStore }>;
