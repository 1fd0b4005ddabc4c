import type { PersonCopy } from "@zapisy/core/person-copy/answer";
import { DomainError } from "@zapisy/core/shared/error";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import { fileName } from "@zapisy/documents/file-name";
import { personCopyPdf } from "@zapisy/documents/person-copy";
import { loadAttendance } from "@zapisy/words/attendance";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import { loadMail } from "@zapisy/words/mail";
import { loadParticipant } from "@zapisy/words/participant";
import { copyInWords, loadPersonCopy } from "@zapisy/words/person-copy";
import { loadSelection } from "@zapisy/words/selection";
import { loadStaff } from "@zapisy/words/staff";
import { loadSupportLog } from "@zapisy/words/support-log";

/** Most values that one paper tells: some ninety registrations with all that is usual, a megabyte, and seconds of work. */
export const PAPER_VALUES_MAX = 10_000;

/**
 * Makes the paper of a copy of all that is kept of a person.
 * @throws DomainError copy.too_long, where it is to be made of fewer registrations at a time
 */
export async function personCopyFile(
  made: PersonCopy,
  locale: Locale,
): Promise<{ bytes: Uint8Array; name: string }> {
  const count = made.rows.reduce((sum, { values }) => sum + values.length, 0);
  if (count > PAPER_VALUES_MAX) throw new DomainError("conflict", "copy.too_long");
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
  const words = copyInWords(
    made,
    {
      copy,
      common,
      mail,
      attendance,
      participant,
      selection,
      supportLog,
      history,
      form,
      timeZone: HOME_ZONE,
    },
    locale,
  );
  const bytes = await personCopyPdf({ ...words, locale, madeAt: made.madeAt, mayName: copy.mayName });
  return { bytes, name: await copyFileName(locale, "pdf") };
}

/** What a copy is called as a file: nobody is named there, because folders and mails show it. */
export async function copyFileName(locale: Locale, kind: "pdf" | "json"): Promise<string> {
  return fileName((await loadPersonCopy(locale)).file, [], kind);
}
