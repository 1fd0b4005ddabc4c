import type { StaffMail } from "../mail.ts";
import { accountFacts, accountLetter, type AccountFacts, addedWayIn } from "../staff.ts";

/** Somebody has a new passkey. */
export const staffPasskeyAdded: StaffMail<AccountFacts> = {
  whose: "staff",
  trigger: {
    entity: "passkey",
    follows: (change, stores) => addedWayIn(change, stores, ({ credentialId }) => credentialId),
  },
  facts: accountFacts,
  letter: (facts, words) => accountLetter("staff.passkey_added", facts, words),
};
