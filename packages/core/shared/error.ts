import type { LocalizedText } from "./localized-text.ts";

/**
 * The closed list of ways in which a command can fail for a reason that its caller can act on.
 * Each maps to one HTTP status (functions/api/errors.ts).
 */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "gone"
  | "rate_limited"
  | "unavailable";

/** One field that was refused: where it is in the input and which message key explains it. */
export interface Issue {
  /** Dotted path in the request body, e.g. `agenda.3.title.pl`. Empty for the body as a whole. */
  path: string;
  /** Message key under `errors`, e.g. `field.required`. */
  code: string;
  /** The limit that was missed, where the message names one. */
  limit?: number | string;
  /** The character that was refused, where it is one. */
  character?: string;
  /** What the organisers say of it, where the message is theirs. */
  words?: LocalizedText;
}

/** What goes with an error so that the caller can act: refused fields, or what is true now. */
export interface ErrorDetails {
  issues?: Issue[];
  [fact: string]: unknown;
}

/**
 * A refusal that belongs to the domain. Everything else that is thrown is a bug and is answered 500.
 * `code` is `noun.reason` and has a text in both languages.
 */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(kind: ErrorKind, code: string, details: ErrorDetails = {}) {
    super(code);
    this.name = "DomainError";
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}
