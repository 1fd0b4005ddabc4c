import { teller, type Manifest } from "../shared/manifest.ts";
import { identityHistory } from "./history.ts";
import type { IdentityStore } from "./store.ts";

/** What has to be known of accounts at a provider. */
export const identityManifest = {
  entities: {
    identity: {
      key: "staffId",
      followed: true,
      holds: {
        of: "staff",
        why: "accounts",
        until: "staff",
        by: "staff",
        read: ["staff.manage"],
        fields: {
          staffId: "id",
          issuer: "nothing",
          subject: "id",
          createdAt: "nothing",
          removedAt: "nothing",
          changedBy: "id",
          ttl: "nothing",
        },
      },
    },
    identityClaim: {
      key: "identityId",
      holds: {
        of: "staff",
        why: "accounts",
        until: "staff",
        by: "hash",
        read: [],
        fields: { identityId: "id", staffId: "id" },
      },
    },
  },
  history: ({ identities }: { identities: IdentityStore }) => ({
    identity: teller(identities.fromImage, identityHistory),
  }),
} as const satisfies Manifest<{ identities: IdentityStore }>;
