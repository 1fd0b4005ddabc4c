import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import { fromBufferPromise } from "yauzl";

const run = promisify(execFile);

/** Files of an archive by path. */
export async function readArchive(zip: Buffer): Promise<Map<string, Buffer>> {
  const archive = await fromBufferPromise(zip);
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry())
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  return files;
}

/** An archive of parts that are stored as they are, in that order. */
export function archiveOf(parts: Readonly<Record<string, string>>): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(parts)) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.byteLength, 14);
    facts.writeUInt32LE(content.byteLength, 18);
    facts.writeUInt16LE(name.byteLength, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, name, content]);
    files.push(file);
    list.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, where, name]));
    at += file.byteLength;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(Buffer.concat(list).byteLength, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, ...list, Buffer.from("PK\u0005\u0006"), end]);
}

/** What `unzip -t` and `sha256sum -c` say of an archive: names of files that agree with their sums. */
export async function checkedFiles(zip: Buffer): Promise<string[]> {
  const dir = await mkdtemp(join(tmpdir(), "zapisy-zip-"));
  try {
    const file = join(dir, "archive.zip");
    await writeFile(file, zip);
    await run("unzip", ["-t", "-q", file]);
    await run("unzip", ["-q", "-d", join(dir, "content"), file]);
    const { stdout } = await run("sha256sum", ["-c", "SHA256SUMS"], { cwd: join(dir, "content") });
    return stdout
      .trim()
      .split("\n")
      .map((line) => line.replace(/: OK$/, ""));
  } finally {
    await rm(dir, { recursive: true });
  }
}
