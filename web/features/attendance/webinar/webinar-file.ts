/** A log-in report is a few hundred kilobytes at most; more is another file. */
export const REPORT_MAX_BYTES = 5 * 1024 * 1024;

/**
 * The text of a CSV file in whatever encoding meeting software and Excel write: UTF-8, UTF-16 of either byte
 * order (Teams), else Windows-1250.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // Of UTF-16 without a mark every other byte of the head of a table is zero.
  const head = bytes.subarray(0, 200);
  const zeros = (parity: number) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (zeros(1) > head.length / 4) return new TextDecoder("utf-16le").decode(bytes);
  if (zeros(0) > head.length / 4) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    // Bytes that are no UTF-8 are Polish letters of an older Windows.
    if (cause instanceof TypeError) return new TextDecoder("windows-1250").decode(bytes);
    throw cause;
  }
}

/**
 * What divides the cells: the tab, the semicolon or the comma, the first of them that most lines have. In this
 * order, because names and dates hold commas, and no cell holds a tab.
 */
export function delimiterOf(text: string): "\t" | ";" | "," {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const isIn = (sign: string) => lines.filter((line) => line.includes(sign)).length >= lines.length / 2;
  if (isIn("\t")) return "\t";
  return isIn(";") ? ";" : ",";
}

/** The cells of a CSV file. The reader of CSV is fetched only here. */
export async function readCells(bytes: Uint8Array): Promise<string[][]> {
  const { default: papa } = await import("papaparse");
  const text = decodeText(bytes);
  return papa.parse<string[]>(text, { delimiter: delimiterOf(text) }).data;
}
