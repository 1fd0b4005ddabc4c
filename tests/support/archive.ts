import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
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
