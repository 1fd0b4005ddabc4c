import { teller, type Manifest } from "../shared/manifest.ts";
import { passkeyHistory } from "./history.ts";
import type { PasskeyStore } from "./store.ts";

/** What has to be known of passkeys. */
export const passkeyManifest = {
  entities: { passkey: { key: "staffId", followed: true } },
  history: ({ passkeys }: { passkeys: PasskeyStore }) => ({
    passkey: teller(passkeys.fromImage, passkeyHistory),
  }),
} as const satisfies Manifest<{ passkeys: PasskeyStore }>;
