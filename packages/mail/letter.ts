import type { Locale } from "@zapisy/core/shared/localized-text";
import { oneLine } from "./line.ts";

/** A value of a fact: a text, perhaps in a language of its own, perhaps a link (`https:`, `mailto:`). */
export interface FactValue {
  text: string;
  href?: string;
  lang?: Locale;
}

/** A piece of what somebody wrote: a text as it is, strong, in emphasis, or a link. */
export interface Piece extends FactValue {
  strong?: true;
  emphasis?: true;
}

/** A label and what stands beside it: one value or a list. */
export interface Fact {
  label: string;
  values: FactValue[];
}

/** A part of a letter. Plain text and HTML are two ways of writing the same parts. */
export type Block =
  | { type: "paragraph"; text: string }
  /** What somebody wrote in lines, each of pieces that may be links; `lang`: where it is in another language than the mail. */
  | { type: "lines"; lines: Piece[][]; lang?: Locale }
  /** The same in points. */
  | { type: "list"; items: Piece[][]; ordered?: true; lang?: Locale }
  | { type: "facts"; facts: Fact[] }
  /** The one thing to do: a button, and the address for those who cannot use it. */
  | { type: "action"; label: string; url: string; copyHint: string }
  | { type: "code"; code: string }
  | { type: "signature"; lines: string[] };

/** Who pays for what the mail is about, as funders ask that it is said wherever a project is named. */
export interface Funding {
  /** The strip of signs: pictures that are the same for every reader, and what is read in place of them. */
  logos: { url: string; alt: string }[];
  /** The project with its contract number, the funder, the sentence about the money. */
  lines: Pick<FactValue, "text" | "lang">[];
}

/** A file that goes with a mail. */
export interface MailAttachment {
  filename: string;
  contentType: string;
  content: string | Uint8Array;
}

/** A mail as a letter: what it says, not yet how it looks. Every text in it is one line. */
export interface Letter {
  locale: Locale;
  /** At most 120 characters, no cut words. */
  subject: string;
  heading: string;
  blocks: Block[];
  footer: { note: string; link?: { label: string; url: string } };
  /** Of a funded project. */
  funding?: Funding;
  /** Where a mail program ends what its reader subscribed to, at once (RFC 8058); of bulletins, and of nothing else. */
  unsubscribe?: string;
  /** What the mail promises to bring: the calendar file of the event, a certificate. */
  attachments?: MailAttachment[];
}

/** A label with its value, or nothing where there is nothing to say. */
export type FactRow = readonly [label: string, value: string | FactValue | readonly FactValue[]];

/** Makes facts of rows; rows that are not there or have nothing to say are left out. */
export function facts(...rows: (FactRow | false | "" | undefined)[]): Fact[] {
  return rows
    .filter((row) => row !== false && row !== "" && row !== undefined)
    .map(([label, value]) => ({
      label,
      values: typeof value === "string" ? [{ text: oneLine(value) }] : "text" in value ? [value] : [...value],
    }))
    .filter(({ values }) => values.some(({ text }) => text !== ""));
}

/** An address of the web as a link. */
export function webLink(url: string): FactValue {
  return { text: oneLine(url), href: oneLine(url) };
}

/** A paragraph, whatever breaks of lines the text has. */
export function paragraph(text: string): Block {
  return { type: "paragraph", text: oneLine(text) };
}

/** What in a text is an address of the web or of mail; a mark that ends a sentence is not of it. */
const ADDRESS = /https?:\/\/[^\s<>"„”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const END_MARKS = /[.,;:!?)\]}'’]+$/;

/** A text in pieces, of which addresses are links. */
export function linked(text: string): FactValue[] {
  const pieces: FactValue[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(END_MARKS, "");
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: address, href: address.includes("://") ? address : `mailto:${address}` });
    end = index + address.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** A code in groups of three digits, as people read it aloud: "123 456". */
export function groupDigits(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, "$1 ");
}
