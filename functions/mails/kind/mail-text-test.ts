import { SUBJECT_MAX_LENGTH, shorten, type Letter } from "@zapisy/mail";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { StaffMail } from "../mail.ts";

/** A text of an automatic mail that is not saved, sent to the one who writes it, as somebody made up or of the event would get it. */
export const mailTextTest: StaffMail<{ locale: Locale; letter: Letter }> = {
  whose: "staff",
  urgent: true,
  // Another one was asked for since.
  supersedable: true,
  trigger: {
    entity: "mailTextTest",
    async follows({ after }, { staff }) {
      const { staffId, kind, locale, day, count } = after;
      const member = await staff.find(staffId);
      if (!member) return [];
      const number = String(count);
      return [
        {
          cause: [staffId, kind, locale, day, number],
          to: member.email,
          locale,
          staffId,
          facts: { kind, day, number },
        },
      ];
    },
  },
  async facts(deps, { staffId, locale, facts: { kind = "", day, number } = {} }, documents) {
    const test = staffId && (await deps.stores.mailTexts.findTest({ staffId, kind, locale }));
    if (!test || test.day !== day || test.count !== Number(number)) return undefined;
    // It knows all kinds, of which this is one.
    const { testLetter } = await import("../sample.ts");
    const letter = await testLetter(deps, test, documents);
    return letter && { facts: { locale, letter } };
  },
  letter: ({ letter }, words) => ({
    ...letter,
    subject: shorten(words.circularTest(letter.subject), SUBJECT_MAX_LENGTH),
  }),
};
