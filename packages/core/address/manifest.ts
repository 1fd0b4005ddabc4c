import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of uses of addresses: they follow from registrations, and no page asks for them. */
export const addressManifest = {
  entities: { addressUse: { key: "addressHash", api: [] } },
} as const satisfies Manifest<unknown>;
