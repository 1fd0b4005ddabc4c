import { deflateSync } from "node:zlib";

/** Bytes of an entry of the cross-reference: its kind, an offset or the number of a stream, and a place in that. */
const WIDTHS = [1, 4, 2] as const;

/**
 * A file of pdfkit's with its small objects compressed together, and its table of objects as well (ISO 32000-1, 7.5.7 and
 * 7.5.8): a tagged page is made of a hundred, which are a third of a certificate. Every reader since 2003 knows this.
 */
export function packObjects(file: Buffer): Buffer {
  const end = file.toString("latin1", file.length - 64);
  const xrefAt = Number(/startxref\n(\d+)\n/.exec(end)?.[1]);
  const [table = "", trailer = ""] = file.toString("latin1", xrefAt).split("trailer\n");
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} n /gm)].map(([, offset]) => Number(offset));
  const rest = /<<\n\/Size \d+\n([^]*)>>\nstartxref/.exec(trailer)?.[1];
  if (!Number.isInteger(xrefAt) || offsets.length === 0 || rest === undefined)
    throw new Error("This is no file of pdfkit's.");

  const inOrder = offsets.map((offset, index) => ({ offset, id: index + 1 }));
  inOrder.sort((a, b) => a.offset - b.offset);
  const parts: Buffer[] = [file.subarray(0, inOrder[0]?.offset)];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    const at = length;
    parts.push(part);
    length += part.length;
    return at;
  };
  /** Of each object, by its number, what the cross-reference says. */
  const entries: (readonly [kind: number, at: number, index: number])[] = [[0, 0, 65_535]];
  const packed: { id: number; text: string }[] = [];
  const packId = offsets.length + 1;
  for (const [place, { offset, id }] of inOrder.entries()) {
    const object = file.subarray(offset, inOrder[place + 1]?.offset ?? xrefAt);
    if (object.subarray(-20).toString("latin1").endsWith("endstream\nendobj\n")) {
      entries[id] = [1, add(object), 0];
    } else {
      entries[id] = [2, packId, packed.length];
      packed.push({ id, text: object.toString("latin1").replace(/^\d+ 0 obj\n|endobj\n$/g, "") });
    }
  }
  let at = 0;
  const places = packed.map(({ id, text }) => {
    const place = `${id} ${at}`;
    at += text.length;
    return place;
  });
  const head = `${places.join(" ")}\n`;
  const pack = stream(packId, `/Type /ObjStm\n/N ${packed.length}\n/First ${head.length}\n`, [
    head,
    ...packed.map(({ text }) => text),
  ]);
  entries[packId] = [1, add(pack), 0];
  const xrefId = packId + 1;
  const newXrefAt = length;
  entries[xrefId] = [1, newXrefAt, 0];
  const rows = entries.map((entry) =>
    entry.map((value, index) =>
      Buffer.from(value.toString(16).padStart(2 * (WIDTHS[index] ?? 1), "0"), "hex"),
    ),
  );
  const dictionary = `/Type /XRef\n/Size ${xrefId + 1}\n/W [${WIDTHS.join(" ")}]\n${rest}`;
  add(stream(xrefId, dictionary, [Buffer.concat(rows.flat()).toString("latin1")]));
  add(Buffer.from(`startxref\n${newXrefAt}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function stream(id: number, dictionary: string, content: readonly string[]): Buffer {
  const bytes = deflateSync(Buffer.from(content.join(""), "latin1"));
  return Buffer.concat([
    Buffer.from(
      `${id} 0 obj\n<<\n${dictionary}/Length ${bytes.length}\n/Filter /FlateDecode\n>>\nstream\n`,
      "latin1",
    ),
    bytes,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
}
