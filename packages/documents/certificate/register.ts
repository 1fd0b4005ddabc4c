import type { CertificateView } from "@zapisy/core/certificate/answer";
import { inLocale, type Locale } from "@zapisy/core/shared/localized-text";
import { dayAt, type Instant } from "@zapisy/core/shared/time";
import { formatDateTime } from "@zapisy/words";
import { documentMessages } from "@zapisy/words/document";
import { type Cell, type TableColumn, tableWorkbook } from "../workbook/index.ts";

/** What stands above the register, and in which language. */
export interface RegisterHead {
  locale: Locale;
  project: { title: string; number?: string; funder?: string };
  organiser: string;
  takenAt: Instant;
  timeZone: string;
}

/** Makes the register of certificates as a workbook: a row for each number, valid or annulled. */
export function registerXlsx(rows: readonly CertificateView[], head: RegisterHead): Promise<Uint8Array> {
  const { locale, project, organiser, takenAt, timeZone } = head;
  const { register: words } = documentMessages[locale];
  const column = (title: string, width: number, kind: TableColumn["kind"] = "text"): TableColumn => ({
    title,
    width,
    kind,
  });
  // Most registers have none that was issued ahead of time.
  const hasEarly = rows.some(({ earlyReason }) => earlyReason);
  return tableWorkbook(
    [
      {
        name: words.worksheet,
        lines: [
          words.title,
          [words.project(project.title, project.number), project.funder && words.funder(project.funder)]
            .filter(Boolean)
            .join(" · "),
          words.takenAt(formatDateTime(locale, takenAt, timeZone)),
        ],
        columns: [
          column(words.number, 21),
          column(words.holder, 28),
          column(words.holderType, 11),
          column(words.event, 36),
          column(words.module, 18),
          column(words.startsOn, 12, "day"),
          column(words.endsOn, 12, "day"),
          column(words.hours, 9, "number"),
          column(words.hourUnit, 13),
          column(words.issuedOn, 12, "day"),
          ...(hasEarly ? [column(words.earlyReason, 26)] : []),
          column(words.state, 11),
          column(words.annulledOn, 12, "day"),
          column(words.reason, 26),
          column(words.replaces, 20),
          column(words.replacedBy, 20),
          column(words.duplicates, 11, "number"),
          column(words.verifyUrl, 56),
        ],
        leadColumns: 2,
        rows: rows.map((row): Cell[] => [
          row.number,
          row.holder.type === "person" ? `${row.holder.lastName} ${row.holder.firstName}` : row.holder.name,
          words.holderTypes[row.holder.type],
          inLocale(row.eventTitle, locale).text,
          row.module && inLocale(row.module, locale).text,
          row.startsOn,
          row.endsOn,
          row.hours?.count,
          row.hours && words.hourUnits[row.hours.unit],
          row.issuedOn,
          ...(hasEarly ? [row.earlyReason] : []),
          words.states[row.state],
          row.annulment && dayAt(row.annulment.at, timeZone),
          row.annulment?.reason,
          row.replacesNumber,
          row.replacedByNumber,
          row.duplicates,
          row.verifyUrl,
        ]),
      },
    ],
    { locale, title: `${words.title}: ${project.title}`, organiser, at: takenAt },
  );
}
