/** Beginnings that make a spreadsheet program take a text for a formula (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r]/;

/** Whether a spreadsheet program would take a text for a formula. */
export function beginsFormula(text: string): boolean {
  return FORMULA_START.test(text);
}

/** A table as CSV that spreadsheet programs open rightly here: UTF-8 with BOM, `;`, CRLF, nothing that is a formula. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  return exactCsvOf(rows.map((row) => row.map((text) => (beginsFormula(text) ? `'${text}` : text))));
}

/**
 * The same for another system to read, with nothing put before a text: whoever makes such a file has refused what would be a formula.
 */
export function exactCsvOf(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(field).join(";")}\r\n`).join("")}`);
}

/** One field of RFC 4180. */
function field(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
