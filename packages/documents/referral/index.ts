import { institutionLine } from "@zapisy/core/institution/schema";
import type { RegisteredReferral } from "@zapisy/core/referral/answer";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { dayAt, type Instant } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { loadReferral } from "@zapisy/words/referral";
import { tableWorkbook, type TableColumn } from "../workbook/index.ts";

/** What stands above the register of referrals, in which language, and what statuses are called there. */
export interface ReferralRegisterHead {
  locale: Locale;
  event: string;
  organiser: string;
  takenAt: Instant;
  timeZone: string;
  statuses: Record<RegistrationStatus, { name: string }>;
}

/** Makes the register of referrals of an event as a workbook: who was referred by whom, on what, and what was decided. */
export async function referralRegisterXlsx(
  rows: readonly RegisteredReferral[],
  { locale, event, organiser, takenAt, timeZone, statuses }: ReferralRegisterHead,
): Promise<Uint8Array> {
  const { register: words } = await loadReferral(locale);
  const column = (title: string, width: number, kind: TableColumn["kind"] = "text"): TableColumn => ({
    title,
    width,
    kind,
  });
  return tableWorkbook(
    [
      {
        name: words.worksheet,
        lines: [words.title, event, words.takenAt(formatDateTime(locale, takenAt, timeZone))],
        columns: [
          column(words.column.person, 28),
          column(words.column.institution, 40),
          column(words.column.number, 22),
          column(words.column.date, 14, "day"),
          column(words.column.referredOn, 14, "day"),
          column(words.column.received, 14, "day"),
          column(words.column.decision, 20),
          column(words.column.reason, 36),
        ],
        leadColumns: 1,
        rows: rows.map((row) => [
          `${row.lastName} ${row.firstName}`,
          institutionLine(row.institution),
          row.document.number,
          row.document.date,
          row.referredOn,
          dayAt(row.createdAt, timeZone),
          statuses[row.status].name,
          row.statusReason,
        ]),
      },
    ],
    { locale, title: `${words.title}: ${event}`, organiser, at: takenAt },
  );
}
