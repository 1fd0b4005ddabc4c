import type { FieldId } from "@zapisy/core/form/schema";
import type { CopiedRow, CopiedValue, PersonCopy } from "@zapisy/core/person-copy/answer";
import type { Locale, LocalizedText } from "@zapisy/core/shared/localized-text";
import type { AttendanceMessages } from "../attendance/index.ts";
import type { CommonMessages } from "../common/index.ts";
import { formatDay, formatDateTime } from "../date.ts";
import { type FormMessages, listedName } from "../form/index.ts";
import { mailName, type MailMessages } from "../mail/index.ts";
import { formatNumber } from "../number.ts";
import type { StaffMessages } from "../staff/index.ts";
import type { PersonCopyMessages } from "./index.ts";

/** The words that a copy is told in. */
export interface CopyWords {
  copy: PersonCopyMessages;
  common: CommonMessages;
  mail: MailMessages;
  attendance: Pick<AttendanceMessages, "state">;
  /** Fixed fields of the form are called as there. */
  form: FormMessages;
  /** Of moments that belong to no event. */
  timeZone: string;
  history: Pick<StaffMessages["history"], "action" | "registrationField">;
}

/** A copy of all that is kept of a person as a page, or a paper, shows it. */
export interface CopyInWords {
  title: string;
  lines: string[];
  /** By event, and at the end what belongs to none. */
  sections: { title: string; rows: RowInWords[] }[];
}

interface RowInWords {
  name: string;
  values: { label: string; text: string; mayName: boolean }[];
  /** Why it is kept, how long, and who sees it. */
  about: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Tells a copy in words. */
export function copyInWords(copy: PersonCopy, words: CopyWords, locale: Locale): CopyInWords {
  const { copy: t, common } = words;
  const sections = Map.groupBy(copy.rows, ({ eventId }) => eventId);
  return {
    title: t.title,
    lines: [
      t.madeAt(formatDateTime(locale, copy.madeAt, words.timeZone)),
      ...(copy.address === undefined ? [] : [t.ofAddress(copy.address)]),
      t.ofRegistrations(copy.registrations),
      t.leftOut,
      t.rights,
    ],
    sections: [...sections].map(([, rows]) => ({
      title: rows[0]?.eventTitle ? said(rows[0].eventTitle, locale) : t.elsewhere,
      rows: rows.map((row) => ({
        name: lookUp(t.entity, row.entity) ?? row.entity,
        values: row.values.map((value) => ({
          label: labelOf(row, value, words, locale),
          text: textOf(row, value, words, locale),
          mayName: value.says.includes("words"),
        })),
        about: [
          `${t.purpose}: ${t.why[row.why]}`,
          `${t.until}: ${t.ends[row.until]}`,
          `${t.readers}: ${row.readers.map((role) => common.staffRole[role].toLowerCase()).join(", ")}`,
        ].join(" · "),
      })),
    })),
  };
}

/** What a value is called: by its field, and within that by what has a name there; of an answer, by what was asked. */
function labelOf({ entity }: CopiedRow, value: CopiedValue, words: CopyWords, locale: Locale): string {
  const within = value.path.slice(value.field.length).split(".").filter(Boolean);
  const name = value.field.split(".").at(-1) ?? value.field;
  const called = value.asked ? said(value.asked, locale) : nameOf(words, entity, name);
  const parts = (value.asked ? within.slice(1) : within).filter((part) => !/^\d+$/.test(part));
  return [called, ...parts.map((part) => nameOf(words, entity, part))].join(" – ");
}

function nameOf({ copy: { field }, form }: CopyWords, entity: string, name: string): string {
  const isFixed = Object.hasOwn(form.field, name);
  return (
    lookUp(field, `${entity}.${name}`) ??
    (isFixed ? listedName(form, name as FieldId) : undefined) ??
    lookUp(field, name) ??
    name
  );
}

function textOf(
  { entity }: CopiedRow,
  { path, value, chosen }: CopiedValue,
  { copy: t, common, mail, attendance, history, timeZone }: CopyWords,
  locale: Locale,
): string {
  if (chosen) return said(chosen, locale);
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "number") return formatNumber(locale, value);
  if (INSTANT.test(value)) return formatDateTime(locale, value, timeZone);
  if (DAY.test(value)) return formatDay(locale, value);
  // The last name on the way, of what stands in a list that of the list.
  const name = path.split(".").findLast((part) => !/^\d+$/.test(part)) ?? path;
  if (entity === "message" && name === "kind") return mailName(mail, value);
  const codes: Record<string, Record<string, string>> = {
    access: common.accessNeed,
    consent: t.field,
    "auditEntry.action": history.action,
    "auditEntry.fields": history.registrationField,
    "attendanceMark.state": attendance.state,
    diet: common.diet,
    formOfAddress: common.formOfAddress,
    source: common.registrationSource,
    type: common.institutionType,
  };
  const statuses: Record<string, { name: string; entry: string }> = common.status;
  const status = value.replace("registration.", "");
  return (
    lookUp(codes[`${entity}.${name}`] ?? codes[name] ?? {}, value) ??
    (Object.hasOwn(statuses, status) ? statuses[status]?.name : undefined) ??
    value
  );
}

function said(text: LocalizedText, locale: Locale): string {
  return text[locale] ?? text.pl;
}

function lookUp(names: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
