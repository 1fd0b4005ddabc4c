import { teller, type Manifest } from "../shared/manifest.ts";
import { delegationHistory } from "./history.ts";
import type { DelegationStore } from "./store.ts";

/** What has to be known of delegations. */
export const delegationManifest = {
  entities: { delegation: { key: "delegationId", followed: true } },
  history: ({ delegations }: { delegations: DelegationStore }) => ({
    delegation: teller(delegations.fromImage, delegationHistory),
  }),
} as const satisfies Manifest<{ delegations: DelegationStore }>;
