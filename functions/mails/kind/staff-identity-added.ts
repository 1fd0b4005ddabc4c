import type { StaffMail } from "../mail.ts";
import { accountFacts, accountLetter, type AccountFacts, addedWayIn } from "../staff.ts";

/** Somebody signed in at the provider for the first time. */
export const staffIdentityAdded: StaffMail<AccountFacts> = {
  whose: "staff",
  trigger: {
    entity: "identity",
    follows: (change, stores) =>
      addedWayIn(change, stores, ({ subject, createdAt }) => `${subject} ${createdAt}`),
  },
  facts: accountFacts,
  letter: (facts, words) => accountLetter("staff.identity_added", facts, words),
};
