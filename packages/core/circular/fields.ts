import type { Locale } from "../shared/localized-text.ts";
import { foldText } from "../shared/text.ts";

/** What stands for something of the person or the event, and is filled in for each. */
export const CIRCULAR_FIELDS = [
  "firstName",
  "lastName",
  "status",
  "event",
  "dates",
  "place",
  "link",
] as const;
/** What is filled in for each. */
export type CircularField = (typeof CIRCULAR_FIELDS)[number];

/** What staff write for it, in braces. Both languages are understood in either text. */
export const FIELD_NAMES: Record<Locale, Record<CircularField, string>> = {
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
export type Piece = { text: string } | { field: CircularField } | { unknown: string };

const BRACES = /\{([^{}\n]{1,60})\}/g;

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
function fieldNamed(name: string): CircularField | undefined {
  const folded = foldText(name);
  return CIRCULAR_FIELDS.find((field) =>
    Object.values(FIELD_NAMES).some((names) => foldText(names[field]) === folded),
  );
}

/** What is in braces and stands for nothing, as it was written, each once. */
export function unknownFields(text: string): string[] {
  return [...new Set(piecesOf(text).flatMap((piece) => ("unknown" in piece ? piece.unknown : [])))];
}

/** Whether a text names that field. */
export function names(text: string, wanted: CircularField): boolean {
  return piecesOf(text).some((piece) => "field" in piece && piece.field === wanted);
}
