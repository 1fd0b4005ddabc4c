import { longSignInCode, signInCode } from "@zapisy/core/shared/secret";
import { addSeconds } from "@zapisy/core/shared/time";
import { hasAccess } from "@zapisy/core/staff/rules";
import { SIGN_IN_CODE_TTL_MINUTES } from "@zapisy/core/staff/schema";
import { oneLine, paragraph } from "@zapisy/mail";
import type { StaffMail } from "../mail.ts";
import { staffLetter, type StaffFacts } from "../staff.ts";

/** A code to sign in with. */
export const staffSignInCode: StaffMail<StaffFacts & { code: string; minutes: number }> = {
  whose: "staff",
  urgent: true,
  supersedable: true,
  trigger: {
    entity: "signIn",
    async follows({ before, after: { signInId, staffId, codeOf, usedAt, expiresAt } }, { staff }) {
      // Where enough codes were mailed, the last of them is good for this sign-in too.
      const person = !before && staffId && !codeOf && !usedAt && (await staff.find(staffId));
      if (!person || !hasAccess(person, addSeconds(expiresAt, -SIGN_IN_CODE_TTL_MINUTES * 60))) return [];
      return [{ cause: [signInId], to: person.email, locale: person.locale, signInId }];
    },
  },
  async facts({ stores, clock, secretKey, config }, { signInId, locale }) {
    const signIn = signInId && (await stores.staff.findSignIn(signInId));
    const person = signIn?.staffId && (await stores.staff.find(signIn.staffId));
    // After its ten minutes a code opens nothing, whether its row is still there or not.
    if (!signIn || !person || !hasAccess(person, clock()) || clock() >= signIn.expiresAt) return undefined;
    const codeOf = signIn.isLong ? longSignInCode : signInCode;
    return {
      facts: {
        locale,
        name: person.name,
        code: codeOf(secretKey, signIn.signInId),
        minutes: SIGN_IN_CODE_TTL_MINUTES,
        organiserName: config.ORGANISER_NAME,
      },
    };
  },
  letter: (facts, words) =>
    staffLetter("staff.sign_in_code", facts, words, {
      code: [{ type: "code", code: oneLine(facts.code) }, paragraph(words.codeLifetime(facts.minutes))],
    }),
};
