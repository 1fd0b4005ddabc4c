export { createReferralService, type ReferralService } from "./service.ts";
export { createReferralStore, type ReferralStore } from "./store.ts";
export type { Referral } from "./schema.ts";
