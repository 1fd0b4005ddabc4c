import type { OfficeType } from "./schema.ts";

/** The part without which an archive of the kinds of Microsoft is no such document. */
const MAIN_PARTS: Readonly<Record<string, OfficeType>> = {
  "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};
/** Those of OpenDocument say in their first part, uncompressed, what they are. */
const SAID_FIRST = [
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
] as const;

/** Parts in which programs are that a document brings along. */
const PROGRAMS = /(^|\/)(vbaProject\.bin|Basic\/script-lc\.xml|Scripts\/python\/)/;

const ENTRY = 0x0201_4b50;
const END = 0x0605_4b50;
/** The end of an archive without and with the longest comment. */
const END_BYTES = 22;
const END_MOST_BYTES = END_BYTES + 0xff_ff;

/** Whether bytes begin as archives do. */
export function isArchive(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/**
 * Which document of an office an archive is, by the names of its parts; undefined for any other archive, for what is cut off, and for a document
 * that brings programs along (macros), whatever it is called.
 */
export function officeTypeOf(bytes: Uint8Array): OfficeType | undefined {
  const names = namesIn(bytes);
  if (!names || names.some((name) => PROGRAMS.test(name))) return undefined;
  const [first] = names;
  if (first === "mimetype") {
    const from = 30 + first.length;
    return SAID_FIRST.find((type) => asText(bytes.subarray(from, from + type.length + 2)) === `${type}PK`);
  }
  return names.map((name) => MAIN_PARTS[name]).find((type) => type !== undefined);
}

/** The names of an archive's parts, as its list at the end says them; undefined where that is broken. */
function namesIn(bytes: Uint8Array): string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const earliest = Math.max(0, bytes.byteLength - END_MOST_BYTES);
  let end = bytes.byteLength - END_BYTES;
  while (end >= earliest && view.getUint32(end, true) !== END) end -= 1;
  if (end < earliest) return undefined;
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    names.push(asText(bytes.subarray(at + 46, at + 46 + name)));
    at += 46 + name + extra + comment;
  }
  return names;
}

function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
