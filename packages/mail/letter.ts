import type { Locale } from "@zapisy/core/shared/localized-text";

/** A value of a fact: a text, perhaps in a language of its own, perhaps a link (`https:`, `mailto:`). */
export interface FactValue {
  text: string;
  href?: string;
  lang?: Locale;
}

/** A label and what stands beside it: one value or a list. */
export interface Fact {
  label: string;
  values: FactValue[];
}

/** A part of a letter. Plain text and HTML are two ways of writing the same parts. */
export type Block =
  | { type: "paragraph"; text: string }
  | { type: "facts"; facts: Fact[] }
  /** The one thing to do: a button, and the address for those who cannot use it. */
  | { type: "action"; label: string; url: string; copyHint: string }
  | { type: "code"; code: string }
  | { type: "signature"; lines: string[] };

/** A mail as a letter: what it says, not yet how it looks. Every text in it is one line. */
export interface Letter {
  locale: Locale;
  subject: string;
  heading: string;
  blocks: Block[];
  footer: { note: string; link?: { label: string; url: string } };
}

/** A code in groups of three digits, as people read it aloud: "123 456". */
export function groupDigits(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, "$1 ");
}
