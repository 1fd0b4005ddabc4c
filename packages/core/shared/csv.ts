/** Beginnings that make a spreadsheet program take a text for a formula (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r]/;

/** A table as CSV that spreadsheet programs open rightly here: UTF-8 with BOM, `;`, CRLF, nothing that is a formula. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`);
}

/** One field of RFC 4180, never a formula. */
function cell(text: string): string {
  const harmless = FORMULA_START.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
