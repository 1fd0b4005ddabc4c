import type { StaffMail } from "../mail.ts";
import { accountFacts, accountLetter, type AccountFacts, resetWayIn } from "../staff.ts";

/** An administrator freed somebody from an account at the provider. */
export const staffIdentityReset: StaffMail<AccountFacts> = {
  whose: "staff",
  trigger: {
    entity: "identity",
    follows: (change, stores) => resetWayIn(change, stores),
  },
  facts: accountFacts,
  letter: (facts, words) => accountLetter("staff.identity_reset", facts, words),
};
