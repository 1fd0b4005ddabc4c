import { teller, type Manifest } from "../shared/manifest.ts";
import { registrationHistory } from "./history.ts";
import type { RegistrationStore } from "./store.ts";

/** What has to be known of registrations. */
export const registrationManifest = {
  entities: {
    registration: { key: "registrationId", followed: true },
    personClaim: { key: "eventId" },
    registrationNeeds: { key: "needsOf" },
    seatHandover: { key: "registrationId" },
  },
  history: ({ registrations }: { registrations: RegistrationStore }) => ({
    registration: teller(registrations.fromImage, registrationHistory),
  }),
} as const satisfies Manifest<{ registrations: RegistrationStore }>;
