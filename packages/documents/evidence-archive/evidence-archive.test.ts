import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { archiveTotal, evidenceArchive, type ArchiveEntry } from "./index.ts";

const run = promisify(execFile);
const AT = new Date("2026-03-02T09:00:00.000Z");
const words = { path: "Plik", description: "Opis", bytes: "Bajty", missing: "brak pliku" };
const entry = (path: string, content: Uint8Array | Readable | undefined, compress = false): ArchiveEntry => ({
  path,
  description: `Opis: ${path}`,
  compress,
  open: () => Promise.resolve(content),
});

/** Lets everything happen that can happen without anybody reading. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "zapisy-archive-"));
});
afterEach(() => rm(dir, { recursive: true }));

describe("an archive of evidence", () => {
  it("is a ZIP whose every file agrees with its sum", async () => {
    const scan = Buffer.alloc(3_000_000, "scan");
    const progress: number[] = [];
    const entries = [
      entry("listy/lista.csv", Buffer.from("Żaneta;1\r\n"), true),
      entry("skany/dzien-1.pdf", Readable.from([scan.subarray(0, 1_000_000), scan.subarray(1_000_000)])),
      entry("skany/dzien-2.pdf", undefined),
      entry("wydarzenie/puste.txt", new Uint8Array()),
    ];
    const zip = join(dir, "evidence.zip");
    await pipeline(
      evidenceArchive({ entries, at: AT, words, onProgress: (done) => progress.push(done) }),
      createWriteStream(zip),
    );
    await run("unzip", ["-t", zip]);
    await run("unzip", ["-d", dir, zip]);
    const { stdout } = await run("sha256sum", ["-c", "SHA256SUMS"], { cwd: dir });
    expect(stdout.trim().split("\n")).toEqual([
      "listy/lista.csv: OK",
      "skany/dzien-1.pdf: OK",
      "wydarzenie/puste.txt: OK",
      "manifest.csv: OK",
    ]);
    expect(progress).toEqual([1, 2, 3, 4, 5, archiveTotal(4)]);
    const sha256 = (text: Uint8Array | string) => createHash("sha256").update(text).digest("hex");
    expect(await readFile(join(dir, "manifest.csv"), "utf8")).toBe(
      [
        "\uFEFFPlik;Opis;Bajty;SHA-256",
        `listy/lista.csv;Opis: listy/lista.csv;11;${sha256("Żaneta;1\r\n")}`,
        `skany/dzien-1.pdf;Opis: skany/dzien-1.pdf;3000000;${sha256(scan)}`,
        "skany/dzien-2.pdf;Opis: skany/dzien-2.pdf – brak pliku;;",
        `wydarzenie/puste.txt;Opis: wydarzenie/puste.txt;0;${sha256("")}`,
        "",
      ].join("\r\n"),
    );
  });

  it("is the same to the byte when it is made again", async () => {
    const make = () =>
      buffer(evidenceArchive({ entries: [entry("a.txt", Buffer.from("a"), true)], at: AT, words }));
    expect((await make()).equals(await make())).toBe(true);
  });

  it("fails as a whole when a file cannot be read, however late", async () => {
    const broken = Readable.from(
      (function* parts() {
        yield Buffer.alloc(100_000);
        throw new Error("the disk is gone");
      })(),
    );
    const refusing = { ...entry("b.pdf", undefined), open: () => Promise.reject(new Error("no right")) };
    const archive = (bad: ArchiveEntry) =>
      buffer(evidenceArchive({ entries: [entry("a.txt", Buffer.from("a")), bad], at: AT, words }));
    await expect(archive(entry("b.pdf", broken))).rejects.toThrow("the disk is gone");
    await expect(archive(refusing)).rejects.toThrow("no right");
  });

  it("opens a file only when the one before it has been taken away", async () => {
    const opened: number[] = [];
    const entries = [...Array(30).keys()].map((number) => ({
      ...entry(`${number}.bin`, undefined),
      open: () => {
        opened.push(number);
        return Promise.resolve(Buffer.alloc(100_000));
      },
    }));
    const archive = evidenceArchive({ entries, at: AT, words });
    await turns();
    archive.read(1);
    await turns();
    const ahead = opened.length;
    await buffer(archive);
    expect({ ahead: ahead < 5, all: opened.length }).toEqual({ ahead: true, all: 30 });
  });

  it("opens the next few beforehand that may be opened early, each once, and keeps the order", async () => {
    const opened: number[] = [];
    const isEarly = (number: number) => number >= 2 && number < 12;
    const entries = [...Array(20).keys()].map((number) => ({
      ...entry(`${number}.bin`, undefined),
      early: isEarly(number),
      open: () => {
        opened.push(number);
        return Promise.resolve(Buffer.from(`file ${number}`));
      },
    }));
    const noted: [number, number][] = [];
    const archive = evidenceArchive({
      entries,
      at: AT,
      words,
      onProgress: (done) => noted.push([done, opened.length]),
    });
    const zip = join(dir, "evidence.zip");
    await pipeline(archive, createWriteStream(zip));
    // After the second file the four that follow are on their way, after the last of the early ones nothing more is.
    expect(noted.slice(0, 20).map(([done, ahead]) => ahead - done)).toEqual([
      0, 4, 4, 4, 4, 4, 4, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
    expect(opened).toEqual([...Array(20).keys()]);
    const { stdout } = await run("unzip", ["-Z1", zip]);
    expect(stdout.trim().split("\n").slice(0, 20)).toEqual(entries.map(({ path }) => path));
  });

  it("says what went wrong with a file that was opened early once those before it are in", async () => {
    const entries = [
      entry("a.txt", Buffer.from("a")),
      entry("b.txt", Buffer.from("b")),
      { ...entry("c.pdf", undefined), early: true, open: () => Promise.reject(new Error("no right")) },
    ];
    const progress: number[] = [];
    const made = buffer(
      evidenceArchive({ entries, at: AT, words, onProgress: (done) => progress.push(done) }),
    );
    await expect(made).rejects.toThrow("no right");
    expect(progress).toEqual([1, 2]);
  });

  it("stops reading when nobody wants it any more", async () => {
    let opened = 0;
    const entries = [...Array(30).keys()].map((number) => ({
      ...entry(`${number}.bin`, undefined),
      open: () => {
        opened += 1;
        return Promise.resolve(Buffer.alloc(1_000_000));
      },
    }));
    const archive = evidenceArchive({ entries, at: AT, words });
    archive.on("error", () => {});
    archive.destroy();
    await turns();
    expect(opened).toBeLessThan(3);
  });
});
