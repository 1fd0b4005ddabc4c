import type { Issue } from "../shared/error.ts";
import type { Locale } from "../shared/localized-text.ts";
import { foldText } from "../shared/text.ts";

/** What stands for something of the person or the event, and is filled in for each. */
export const MERGE_FIELDS = ["firstName", "lastName", "status", "event", "dates", "place", "link"] as const;
/** What is filled in for each. */
export type MergeField = (typeof MERGE_FIELDS)[number];

/** What staff write for it, in braces. Both languages are understood in either text. */
export const FIELD_NAMES: Record<Locale, Record<MergeField, string>> = {
  pl: {
    firstName: "imię",
    lastName: "nazwisko",
    status: "stan zgłoszenia",
    event: "wydarzenie",
    dates: "termin",
    place: "miejsce",
    link: "link",
  },
  en: {
    firstName: "first name",
    lastName: "last name",
    status: "status",
    event: "event",
    dates: "dates",
    place: "place",
    link: "link",
  },
};

/** A piece of a text: words, what is filled in, or what looks as if it were. */
export type Piece = { text: string } | { field: MergeField } | { unknown: string };

const BRACES = /\{([^{}\n]+)\}/g;

/** The pieces of a text that staff wrote. Braces around nothing that is on one line are just braces. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(BRACES)) {
    const [whole, name = ""] = match;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    const field = fieldNamed(name);
    pieces.push(field ? { field } : { unknown: whole });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** What staff mean by a name, however they write its case and its Polish letters. */
function fieldNamed(name: string): MergeField | undefined {
  const folded = foldText(name);
  return MERGE_FIELDS.find((field) =>
    Object.values(FIELD_NAMES).some((names) => foldText(names[field]) === folded),
  );
}

/** The fields that a text names, in their order, as often as it does. */
export function fieldsOf(text: string): MergeField[] {
  return piecesOf(text).flatMap((piece) => ("field" in piece ? piece.field : []));
}

/** Whether a text names that field. */
export function names(text: string, wanted: MergeField): boolean {
  return fieldsOf(text).includes(wanted);
}

/** Characters of what is wrong that an error shows. */
const SHOWN = 40;

/** A link as it is written, wherever it leads to. */
const LINK = /\[[^[\]\n]+\]\(([^)\n]*)\)/g;
const MAY_LEAD_TO = /^(?:https:\/\/[^\s(){}<>"]+|mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/;

/**
 * What is wrong with a text that staff write, the first of it: in braces what stands for nothing there, a brace that is never closed,
 * a link that leads elsewhere than to a page or into a mail.
 * @param offered what can be filled in there
 */
export function textIssues(path: string, text: string, offered: readonly MergeField[]): Issue[] {
  const shown = (limit: string) => limit.slice(0, SHOWN);
  for (const piece of piecesOf(text)) {
    if ("unknown" in piece) return [{ path, code: "mail_text.unknown_field", limit: shown(piece.unknown) }];
    if ("field" in piece && !offered.includes(piece.field))
      return [{ path, code: "mail_text.field_not_here", limit: `{${FIELD_NAMES.pl[piece.field]}}` }];
    const open = "text" in piece ? /\{[^}\n]*$/m.exec(piece.text)?.[0] : undefined;
    if (open) return [{ path, code: "mail_text.unclosed_field", limit: shown(open) }];
  }
  for (const [, address = ""] of text.matchAll(LINK))
    if (!MAY_LEAD_TO.test(address)) return [{ path, code: "mail_text.link", limit: shown(address) }];
  return [];
}
