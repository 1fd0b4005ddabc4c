/** Characters that XML 1.0 has no place for, lone surrogates among them. */
// oxlint-disable-next-line no-control-regex -- the range says which
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;
/** What spreadsheets take for an escaped character: `_x0041_` would be shown as "A". */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/gi;

/** A text between tags. */
export function text(value: string): string {
  return value
    .replace(FORBIDDEN, "")
    .replace(ESCAPE_LIKE, "_x005F_")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

/** A text in an attribute's quotes. */
export function attribute(value: string): string {
  return text(value).replace(/"/g, "&quot;");
}
