import type { Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import { loadMail } from "@zapisy/words/mail";
import { loadParticipant } from "@zapisy/words/participant";
import { loadPersonCopy } from "@zapisy/words/person-copy";
import { loadSelection } from "@zapisy/words/selection";
import { loadStaff } from "@zapisy/words/staff";
import { loadSupportLog } from "@zapisy/words/support-log";

/** All words in which a copy of somebody's data is told, in one language. */
export async function copyWords(locale: Locale) {
  const [copy, common, mail, attendance, participant, selection, supportLog, { history }, form] =
    await Promise.all([
      loadPersonCopy(locale),
      loadCommon(locale),
      loadMail(locale),
      loadAttendance(locale),
      loadParticipant(locale),
      loadSelection(locale),
      loadSupportLog(locale),
      loadStaff(locale),
      loadForm(locale),
    ]);
  const others = { participant, selection, supportLog, history, form, timeZone: HOME_ZONE };
  return { copy, common, mail, attendance, ...others };
}
