import type { ApiIssue } from "./client.ts";

/** A file with people or a report is a few hundred kilobytes at most; more is another file. */
const TABLE_MAX_BYTES = 5 * 1024 * 1024;

/** The whole of what a workbook unpacks to: its texts are packed to a tenth, those of an attacker to a thousandth. */
const UNPACKED_MAX_BYTES = 64 * 1024 * 1024;

/** How much of a worksheet may lie between its first cell and its last: all rows that Excel has, sixteen columns wide. */
const MAX_CELLS = 16 * 1_048_576;

/** What of a workbook says what stands in its cells; neither pictures and charts nor how it looks. */
const PARTS = /^xl\/([^/]+\.xml|worksheets\/[^/]+\.xml|_rels\/workbook\.xml\.rels)$/i;

/** Why a table cannot be read, as a code for which there are words (`packages/words/error`). */
type UnreadableCode =
  | "table.too_large"
  | "table.old_format"
  | "table.not_a_table"
  | "table.damaged"
  | "table.quotes";

/** A file, or a text, of which no table can be made; {@link UnreadableTable.issue} has words (`useErrorText().ofIssue`). */
export class UnreadableTable extends Error {
  readonly issue: ApiIssue;

  /** @param row the row at fault, 1 = the first, where it is one */
  constructor(code: UnreadableCode, row?: number, options?: ErrorOptions) {
    super(code, options);
    this.name = "UnreadableTable";
    this.issue = { path: "", code, ...(row === undefined ? {} : { row }) };
  }
}

/**
 * The cells of a table file as texts, row by row as the file counts them: of CSV in any of its encodings and with any of its
 * signs between cells, or of an XLSX workbook's first worksheet that holds anything. Rows may be of different lengths, and empty.
 * Formulas are what they last came to, days are `2026-04-14`. What reads the formats is fetched only here.
 *
 * @throws UnreadableTable
 */
export async function readTable(file: Blob): Promise<string[][]> {
  if (file.size > TABLE_MAX_BYTES) throw new UnreadableTable("table.too_large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (beginsWith(bytes, [0x50, 0x4b, 3, 4])) return await readWorkbook(bytes);
  // Excel before 2007, and every workbook that asks for a password.
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableTable("table.old_format");
  const text = decodeText(bytes);
  // A picture or a PDF: no text has this sign.
  if (text.includes("\0")) throw new UnreadableTable("table.not_a_table");
  return await readTableText(text);
}

/**
 * The cells of a text: of a CSV file, or of what somebody copied out of a spreadsheet and pasted.
 *
 * @throws UnreadableTable where quotation marks are left open, so that nobody can tell where cells end
 */
export async function readTableText(text: string): Promise<string[][]> {
  const { default: papa } = await import("papaparse");
  const plain = text.replaceAll(/\r\n?/g, "\n");
  // Excel lets a file say by a first line of its own what divides its cells.
  const [line, named] = /^sep=(.)\n/.exec(plain) ?? [];
  const body = plain.slice(line?.length ?? 0);
  const { data, errors } = papa.parse<string[]>(body, {
    delimiter: named ?? delimiterOf(body),
    newline: "\n",
  });
  const open = errors.find(({ type }) => type === "Quotes");
  if (open) throw new UnreadableTable("table.quotes", (open.row ?? 0) + 1);
  // The end of the last line begins no row.
  if (data.at(-1)?.join("") === "") data.pop();
  return data;
}

/**
 * The text of a CSV file in whatever encoding meeting software and Excel write: UTF-8, UTF-16 of either byte
 * order (Teams), else Windows-1250.
 */
function decodeText(bytes: Uint8Array): string {
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
 * order, because names and dates hold commas, and no cell holds a tab. What stands in quotation marks divides nothing.
 */
function delimiterOf(text: string): "\t" | ";" | "," {
  const lines = text
    .replaceAll(/"[^"]*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "");
  const isIn = (sign: string) => lines.filter((line) => line.includes(sign)).length >= lines.length / 2;
  if (isIn("\t")) return "\t";
  return isIn(";") ? ";" : ",";
}

async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<string[][]> {
  const { default: readSheets } = await import("read-excel-file/universal");
  const checked = await repack(bytes);
  try {
    const sheets = await readSheets(checked.buffer);
    const rows = sheets.find(({ data }) => data.length > 0)?.data ?? [];
    return rows.map((row) => row.map(cellText));
  } catch (cause) {
    throw new UnreadableTable("table.damaged", undefined, { cause });
  }
}

/**
 * The same workbook, proven to be of a bearable size and not packed any more: the reader would unpack whatever it is given, in
 * workers that our pages do not let it start, and makes a row for each number that a cell names.
 */
async function repack(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { Unzip, UnzipInflate, zipSync } = await import("fflate");
  const parts = new Map<string, Uint8Array<ArrayBuffer>[]>();
  let unpacked = 0;
  const archive = new Unzip((file) => {
    if (!PARTS.test(file.name)) return;
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      // What is thrown here comes back as the error of the next chunk.
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > UNPACKED_MAX_BYTES) throw new UnreadableTable("table.too_large");
      chunks.push(chunk.slice());
    };
    file.start();
  });
  archive.register(UnzipInflate);
  const step = 16 * 1024;
  try {
    for (let at = 0; at < bytes.length; at += step)
      archive.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (cause) {
    throw cause instanceof UnreadableTable
      ? cause
      : new UnreadableTable("table.damaged", undefined, { cause });
  }
  if (!parts.has("xl/workbook.xml")) throw new UnreadableTable("table.not_a_table");
  const files: [string, Uint8Array][] = [];
  for (const [name, chunks] of parts) {
    const whole = new Uint8Array(await new Blob(chunks).arrayBuffer());
    if (!isBearable(new TextDecoder().decode(whole))) throw new UnreadableTable("table.too_large");
    files.push([name, whole]);
  }
  return zipSync(Object.fromEntries(files), { level: 0 });
}

/** Whether the places that cells and rows name lie within bounds, if this is a worksheet. */
function isBearable(xml: string): boolean {
  if (!xml.includes("sheetData")) return true;
  let rows = 0;
  let columns = 0;
  for (const [, , place = ""] of xml.matchAll(/(?<![\w:.-])r\s*=\s*(["'])(.*?)\1/gs)) {
    const [, letters = "", number = ""] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? [];
    // Not the way in which any program writes them: entities, exponents.
    if (number === "") return false;
    rows = Math.max(rows, Number(number));
    columns = Math.max(
      columns,
      Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    );
  }
  return rows <= 1_048_576 && rows * columns <= MAX_CELLS;
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    // 9:30 is kept as a fraction of a day, which is a moment before it.
    const moment = new Date(Math.round(cell.getTime() / 1000) * 1000);
    const [day = "", time = ""] = moment.toISOString().split("T");
    return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 5)}`;
  }
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean"
    ? String(cell)
    : "";
}

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
