import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { referralHistory } from "./history.ts";
import type { Referral } from "./schema.ts";
import type { ReferralStore } from "./store.ts";

/** What has to be known of referrals. */
export const referralManifest = {
  entities: {
    referral: {
      key: "referralOf",
      followed: true,
      holds: {
        of: "participants",
        why: "taking_part",
        until: "guests",
        by: "registration",
        read: ["referrals.read", "referrals.make"],
        fields: {
          registrationId: "id",
          eventId: "nothing",
          institutionId: "nothing",
          document: { number: "facts", date: "facts" } satisfies Said<Referral["document"]>,
          referredOn: "facts",
          declared: "nothing",
          version: "nothing",
          createdAt: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          ttl: "nothing",
        },
      },
    },
  },
  history: ({ referrals }: { referrals: ReferralStore }) => ({
    referral: teller(referrals.fromImage, referralHistory),
  }),
} as const satisfies Manifest<{ referrals: ReferralStore }>;
