import { teller, type Manifest } from "../shared/manifest.ts";
import { passkeyHistory } from "./history.ts";
import type { PasskeyStore } from "./store.ts";

/** What has to be known of passkeys. */
export const passkeyManifest = {
  entities: {
    passkey: {
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
          credentialId: "id",
          name: "words",
          publicKey: "id",
          counter: "nothing",
          transports: "nothing",
          createdAt: "nothing",
          lastUsedAt: "nothing",
          removedAt: "nothing",
          changedBy: "id",
          ttl: "nothing",
        },
      },
    },
  },
  history: ({ passkeys }: { passkeys: PasskeyStore }) => ({
    passkey: teller(passkeys.fromImage, passkeyHistory),
  }),
} as const satisfies Manifest<{ passkeys: PasskeyStore }>;
