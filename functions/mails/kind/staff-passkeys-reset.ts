import type { StaffMail } from "../mail.ts";
import { accountFacts, accountLetter, type AccountFacts, resetWayIn } from "../staff.ts";

/** An administrator took somebody's passkeys away. */
export const staffPasskeysReset: StaffMail<AccountFacts> = {
  whose: "staff",
  trigger: {
    entity: "passkey",
    follows: (change, stores) => resetWayIn(change, stores),
  },
  facts: accountFacts,
  letter: (facts, words) => accountLetter("staff.passkeys_reset", facts, words),
};
