import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { StoredFile } from "./answer.ts";
import { inspect } from "./inspect.ts";
import {
  canBuildEvidence,
  canChangeFiles,
  canReadFiles,
  isBuilding,
  refusalOf,
  signatureOf,
} from "./rules.ts";
import type { FilePurpose, FileType } from "./schema.ts";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0];
const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 0];
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

describe("a file that arrived", () => {
  it.each<[string, FilePurpose, FileType, Uint8Array, string | undefined]>([
    ["a PDF", "scan", "application/pdf", Buffer.from("%PDF-1.7\n"), undefined],
    ["a JPEG", "scan", "image/jpeg", Buffer.from(JPEG), undefined],
    ["a PNG", "scan", "image/png", Buffer.from(PNG), undefined],
    ["a PNG that calls itself JPEG", "scan", "image/jpeg", Buffer.from(PNG), "file.not_what_it_says"],
    [
      "a page that calls itself PDF",
      "scan",
      "application/pdf",
      Buffer.from("<html>"),
      "file.not_what_it_says",
    ],
    ["a program", "scan", "application/pdf", Buffer.from([0x4d, 0x5a, 0, 0]), "file.not_what_it_says"],
    ["nothing", "scan", "application/pdf", Buffer.from(""), "file.empty"],
    ["a table in UTF-8", "log_report", "text/csv", Buffer.from("imię;od\nŻaneta;9:00"), undefined],
    ["a table in an older encoding", "log_report", "text/csv", Buffer.from([0x9c, 0x3b, 0x31]), undefined],
    ["a table of Teams", "log_report", "text/csv", utf16("Imię\tOd\nŻaneta\t9:00"), undefined],
    [
      "half a letter of UTF-16",
      "log_report",
      "text/csv",
      utf16("ab").subarray(0, 5),
      "file.not_what_it_says",
    ],
    ["a table with a NUL", "log_report", "text/csv", Buffer.from("a;b\u0000"), "file.not_what_it_says"],
    [
      "a workbook that calls itself table",
      "log_report",
      "text/csv",
      Buffer.from("PK\u0003\u0004\u0000"),
      "file.not_what_it_says",
    ],
    [
      "a PDF that calls itself table",
      "log_report",
      "text/csv",
      Buffer.from("%PDF-1.7"),
      "file.not_what_it_says",
    ],
    [
      "a large signature",
      "signature",
      "image/png",
      Buffer.concat([Buffer.from(PNG), Buffer.alloc(300_000)]),
      "file.signature_too_large",
    ],
  ])("is %s, and is judged by what it is", async (_, purpose, mediaType, bytes, expected) => {
    // Byte by byte at the beginning, as a slow line brings it.
    const parts = [...Array(20).keys()].map((at) => bytes.subarray(at, at + 1));
    const found = await inspect(
      Readable.from([...parts, bytes.subarray(20)].filter((part) => part.length > 0)),
    );
    expect(refusalOf({ purpose, mediaType }, found)).toBe(expected);
  });

  it("may be a large scan, up to its limit", () => {
    const found = { head: Buffer.from("%PDF-"), isText: true };
    const refusal = (bytes: number) =>
      refusalOf({ purpose: "scan", mediaType: "application/pdf" }, { ...found, bytes });
    expect([refusal(15 * 1024 * 1024), refusal(15 * 1024 * 1024 + 1)]).toEqual([undefined, "file.too_large"]);
  });
});

describe("who may", () => {
  const staffId = "stf_1" as const;
  const event = { projectId: "prj_1" as const, teamIds: [staffId] };
  it.each([
    ["admin", { change: true, read: true, build: true }],
    ["coordinator", { change: true, read: true, build: true }],
    ["organiser", { change: true, read: true, build: true }],
    ["assistant", { change: false, read: true, build: false }],
    ["auditor", { change: false, read: true, build: true }],
  ] as const)("work with files: %s", (role, expected) => {
    const actor = { type: "staff", staffId, name: "", role, projectIds: ["prj_1" as const] } as const;
    const stranger = {
      ...actor,
      projectIds: ["prj_2" as const],
      role: role === "admin" ? "auditor" : role,
    } as const;
    const rights = (who: typeof actor | typeof stranger) => ({
      change: canChangeFiles({ ...who, projectIds: [...who.projectIds] }, event),
      read: canReadFiles({ ...who, projectIds: [...who.projectIds] }, event),
      build: canBuildEvidence({ ...who, projectIds: [...who.projectIds] }, event),
    });
    expect(rights(actor)).toEqual(expected);
    expect(rights(stranger)).toEqual({ change: false, read: false, build: false });
  });
});

describe("the picture of a signature", () => {
  const file = { purpose: "signature", state: "stored", sha256: "abc", mediaType: "image/png" } as StoredFile;

  it("is known by its content", () => {
    expect(signatureOf({ file, deleted: false })).toEqual({ sha256: "abc", mime: "image/png" });
  });

  it.each<[string, Parameters<typeof signatureOf>[0]]>([
    ["nothing", undefined],
    ["one that was removed", { file, deleted: true }],
    ["one that has not arrived", { file: { ...file, state: "awaiting" }, deleted: false }],
    ["another file", { file: { ...file, purpose: "scan" }, deleted: false }],
  ])("is not found in %s", (_, kept) => {
    expect(signatureOf(kept)).toBeUndefined();
  });
});

describe("evidence", () => {
  const evidence = {
    evidenceId: "evd_1",
    eventId: "evt_1",
    progress: { done: 0, total: 0 },
    requestedBy: "staff:stf_1",
    requestedAt: "2026-03-02T09:00:00.000Z",
    touchedAt: "2026-03-02T09:00:00.000Z",
  } as const;
  it.each([
    ["waiting", "2026-03-02T09:19:59.000Z", true],
    ["building", "2026-03-02T09:19:59.000Z", true],
    ["building", "2026-03-02T09:20:00.000Z", false],
    ["ready", "2026-03-02T09:00:01.000Z", false],
    ["failed", "2026-03-02T09:00:01.000Z", false],
  ] as const)("that is %s at %s is being built: %s", (state, now, expected) => {
    expect(isBuilding({ ...evidence, state }, now)).toBe(expected);
  });
});
