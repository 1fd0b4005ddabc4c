import { createHash } from "node:crypto";
import { once } from "node:events";
import { PassThrough, Readable, Transform } from "node:stream";
import { ZipFile } from "yazl";
import { csvOf } from "@zapisy/core/shared/csv";

/** A file of an archive. */
export interface ArchiveEntry {
  /** Path in the archive: plain letters, digits, `-_.` and `/`. */
  path: string;
  /** What it is, in words, for the list of files. */
  description: string;
  /** PDF, pictures and workbooks are compressed already. */
  compress?: boolean;
  /** It is small and takes time to come by: it may be opened while {@link EARLY} others before it go by. */
  early?: boolean;
  /** Gives the bytes when their turn comes; undefined: there is no such file any more, which the list then says. */
  open(): Promise<Uint8Array | Readable | undefined>;
}

/** What goes into an archive, and its words. */
export interface EvidenceArchive {
  entries: readonly ArchiveEntry[];
  /** Time that all files bear. */
  at: Date;
  words: {
    path: string;
    description: string;
    bytes: string;
    missing: string;
  };
  /** Hears how many files are in, after each. */
  onProgress?: (done: number) => void;
}

/** So many files that say that they may are opened before their turn. */
const EARLY = 4;
/** Name of the list of files, for people and spreadsheets. */
const MANIFEST = "manifest.csv";
/** Name of the sums of all files, for `sha256sum -c`. */
const SUMS = "SHA256SUMS";

/** How many files an archive of so many entries holds. */
export function archiveTotal(entries: number): number {
  return entries + 2;
}

/**
 * Makes an archive (ZIP) as a stream: one file after the other, each read only as fast as the archive is taken away, so
 * that its size does not matter to memory. At its end stand `manifest.csv` and `SHA256SUMS` over all of it. A file that
 * cannot be read destroys the stream with that error.
 */
export function evidenceArchive(archive: EvidenceArchive): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  const fail = (error: unknown) =>
    void output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on("error", fail);
  fill(zip, output, archive).catch(fail);
  return output;
}

async function fill(
  zip: ZipFile,
  output: Readable,
  { entries, at, words, onProgress }: EvidenceArchive,
): Promise<void> {
  const manifest = [[words.path, words.description, words.bytes, "SHA-256"]];
  const sums: string[] = [];
  let done = 0;
  const add = async (
    path: string,
    description: string,
    content: Uint8Array | Readable,
    compress: boolean,
  ) => {
    const { bytes, sha256 } = await addFile(zip, output, path, content, { mtime: at, compress });
    manifest.push([path, description, String(bytes), sha256]);
    sums.push(`${sha256}  ${path}\n`);
  };
  const opened = openedEarly(entries);
  for (const [turn, { path, description, compress = false }] of entries.entries()) {
    // oxlint-disable-next-line no-unnecessary-condition -- somebody else may have destroyed it meanwhile
    if (output.destroyed) return;
    const content = await opened(turn);
    if (content) await add(path, description, content, compress);
    else manifest.push([path, `${description} – ${words.missing}`, "", ""]);
    onProgress?.((done += 1));
  }
  await add(MANIFEST, "", csvOf(manifest), true);
  onProgress?.((done += 1));
  await addFile(zip, output, SUMS, Buffer.from(sums.join("")), { mtime: at, compress: true });
  onProgress?.(done + 1);
  zip.end();
}

/** Opens files when their turn comes, and those after it that may be opened early. */
function openedEarly(entries: readonly ArchiveEntry[]) {
  const contents = new Map<number, ReturnType<ArchiveEntry["open"]>>();
  const open = (turn: number) => {
    const content = contents.get(turn) ?? entries[turn]?.open() ?? Promise.resolve(undefined);
    contents.set(turn, content);
    return content;
  };
  return (turn: number) => {
    const content = open(turn);
    for (let next = turn + 1; next <= turn + EARLY && entries[next]?.early; next += 1)
      // What goes wrong is told when its turn comes.
      open(next).catch(() => undefined);
    contents.delete(turn);
    return content;
  };
}

/** Puts one file in and waits until it has gone by. */
async function addFile(
  zip: ZipFile,
  output: Readable,
  path: string,
  content: Uint8Array | Readable,
  options: { mtime: Date; compress: boolean },
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _, done) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      done(null, chunk);
    },
  });
  const source = content instanceof Readable ? content : Readable.from([content], { objectMode: false });
  source.on("error", (error) => counted.destroy(error));
  // Whoever waits for this file must not wait for ever when nobody takes the archive any more.
  const abandon = () => counted.destroy(new Error("The archive is not wanted any more."));
  output.once("close", abandon);
  const ended = once(counted, "end");
  zip.addReadStream(source.pipe(counted), path, options);
  try {
    await ended;
  } finally {
    output.off("close", abandon);
    source.destroy();
  }
  return { bytes, sha256: hash.digest("hex") };
}
