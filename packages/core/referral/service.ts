import { bind, type Bound } from "../shared/use-case.ts";
import type { ReferralDeps } from "./deps.ts";
import { moveReferrals } from "./use-cases/keep.ts";
import { listReferralEvents, show } from "./use-cases/page.ts";
import { correctReferral, refer, takeReferralBack } from "./use-cases/refer.ts";
import { describeReferral, listReferrals } from "./use-cases/staff.ts";

const useCases = {
  listReferralEvents,
  getReferralEvent: show,
  refer,
  takeReferralBack,
  correctReferral,
  listReferrals,
  describeReferral,
  moveReferrals,
};

/** Use cases of referrals. */
export type ReferralService = Bound<typeof useCases>;

/** Makes the use cases of referrals over their stores. */
export function createReferralService(deps: ReferralDeps): ReferralService {
  return bind(deps, useCases);
}
