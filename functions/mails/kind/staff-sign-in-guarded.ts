import { hasAccess } from "@zapisy/core/staff/rules";
import type { StaffMail } from "../mail.ts";
import { accountFacts, accountLetter, type AccountFacts, toOwner } from "../staff.ts";

/** The code of somebody was guessed at. Its cause is the door and the day. */
export const staffSignInGuarded: StaffMail<AccountFacts> = {
  whose: "staff",
  trigger: {
    entity: "signInDoor",
    async follows({ before, after: { doorId, staffId, guardedUntil, guardedAt } }, { staff }) {
      if (!staffId || !guardedUntil || guardedUntil === before?.guardedUntil) return [];
      const person = await staff.find(staffId);
      if (!person || !hasAccess(person, guardedAt ?? guardedUntil)) return [];
      return toOwner(person, `${doorId} ${guardedUntil}`);
    },
  },
  facts: accountFacts,
  letter: (facts, words) => accountLetter("staff.sign_in_guarded", facts, words),
};
