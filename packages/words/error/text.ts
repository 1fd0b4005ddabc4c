/** What an error can tell besides its code: the limit of a field and the facts of the HTTP answer. */
export interface ErrorFacts {
  /** The limit that was missed. */
  limit?: number | string;
  /** The character that was refused. */
  character?: string;
  /** The row of a table that is at fault. */
  row?: number;
  /** What the organisers say of it, where the message is theirs. */
  words?: { pl: string; en?: string };
  /** How many more codes may be tried at sign-in. */
  attemptsLeft?: number;
  /** When recruitment opens, wall time `YYYY-MM-DDTHH:MM`. */
  opens?: string;
  /** The address that the organisation's provider vouches for. */
  address?: string;
  /** When it is worth trying again. */
  retryAfterSeconds?: number;
}

/** A sentence, or one made from facts; every such function also copes with facts that are missing. */
export type ErrorText = string | ((facts: ErrorFacts) => string);

/** Texts of errors in one language. */
export interface ErrorTexts {
  readonly general: string;
  readonly codes: Readonly<Record<string, ErrorText>>;
}

/**
 * The text for the code of an error or of a refused field. A code without a text of its own gets the
 * general sentence; that of a field the general sentence for fields.
 */
export function errorText(messages: ErrorTexts, code: string, facts: ErrorFacts = {}): string {
  const known = Object.hasOwn(messages.codes, code) ? code : code.startsWith("field.") ? "field.invalid" : "";
  const text = messages.codes[known] ?? messages.general;
  return typeof text === "string" ? text : text(facts);
}
