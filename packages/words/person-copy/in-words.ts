import type { FieldId } from "@zapisy/core/form/schema";
import type { CopiedRow, CopiedValue, PersonCopy } from "@zapisy/core/person-copy/answer";
import type { Locale, LocalizedText } from "@zapisy/core/shared/localized-text";
import { formatDay, formatDateTime } from "../date.ts";
import { listedName } from "../form/index.ts";
import { formatNumber } from "../number.ts";
import { codeInWords, lookUp, type CodeWords } from "./codes.ts";

/** The words that a copy is told in. */
export interface CopyWords extends CodeWords {
  /** Of moments that belong to no event. */
  timeZone: string;
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
/** Up to the id of something that staff set up: a question, a choice, a criterion. */
const SET_UP =
  /^(?:places\.\d+\.)?(?:person\.(?:given\.)?)?(answers|attachments|choices|alternatives|points|formal|entry)\.([^.]+)/;
/** What is kept by ids of what staff set up. */
const CHOSEN =
  /^(?:person\.(?:choices|alternatives|unproven)|places\.\d+\.(?:failed|disputed))\.|^supportId$/;

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

/** What a value is called: by its field, and within that by what has a name there; of what staff set up, by what they call it. */
function labelOf(
  { entity }: CopiedRow,
  { path, field, asked }: CopiedValue,
  words: CopyWords,
  locale: Locale,
) {
  const name = field.split(".").at(-1) ?? field;
  const [whole, , id] = SET_UP.exec(path) ?? [];
  const called = asked ? said(asked, locale) : nameOf(words, entity, name);
  const within = path.slice(whole === undefined ? field.length : Math.max(whole.length, field.length));
  const parts = within.split(".").filter((part) => part !== "" && !/^\d+$/.test(part));
  return [
    called,
    ...(id !== undefined && !asked ? [words.copy.unnamed] : []),
    ...parts.map((part) => nameOf(words, entity, part)),
  ].join(" – ");
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
  words: CopyWords,
  locale: Locale,
): string {
  const { copy: t, timeZone } = words;
  if (chosen) return said(chosen, locale);
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "number") return formatNumber(locale, value);
  if (INSTANT.test(value)) return formatDateTime(locale, value, timeZone);
  if (DAY.test(value)) return formatDay(locale, value);
  if (CHOSEN.test(path)) return t.unnamed;
  return codeInWords(words, entity, path, value) ?? value;
}

function said(text: LocalizedText, locale: Locale): string {
  return text[locale] ?? text.pl;
}
