import { teller, type Manifest } from "../shared/manifest.ts";
import { referralHistory } from "./history.ts";
import type { ReferralStore } from "./store.ts";

/** What has to be known of referrals. */
export const referralManifest = {
  entities: { referral: { key: "referralOf", followed: true } },
  history: ({ referrals }: { referrals: ReferralStore }) => ({
    referral: teller(referrals.fromImage, referralHistory),
  }),
} as const satisfies Manifest<{ referrals: ReferralStore }>;
