import { teller, type Manifest } from "../shared/manifest.ts";
import { suppressionHistory } from "./history.ts";
import type { AddressStore } from "./store.ts";

/** What has to be known of addresses: their uses follow from registrations, and no page asks for them; staff let mail go to one again. */
export const addressManifest = {
  entities: {
    addressUse: { key: "addressHash", api: [] },
    suppressedAddress: { key: "suppressedHash", followed: true },
  },
  history: ({ addresses }: { addresses: AddressStore }) => ({
    suppressedAddress: teller(addresses.suppressionFromImage, suppressionHistory),
  }),
} as const satisfies Manifest<{ addresses: AddressStore }>;
