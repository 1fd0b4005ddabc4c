import { teller, type Manifest } from "../shared/manifest.ts";
import { identityHistory } from "./history.ts";
import type { IdentityStore } from "./store.ts";

/** What has to be known of accounts at a provider. */
export const identityManifest = {
  entities: {
    identity: { key: "staffId", followed: true },
    identityClaim: { key: "identityId" },
  },
  history: ({ identities }: { identities: IdentityStore }) => ({
    identity: teller(identities.fromImage, identityHistory),
  }),
} as const satisfies Manifest<{ identities: IdentityStore }>;
