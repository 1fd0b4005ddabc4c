import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sealReceipt } from "../attachment/index.ts";
import type { Receipt } from "../attachment/rules.ts";
import { receiveLetterFiles } from "./receive.ts";
import { letterFileName, letterTypeOf } from "./file-name.ts";
import { LETTER_FILES_MAX_BYTES, type LetterFile } from "./schema.ts";

const PDF = "application/pdf";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("the name of a file that goes with a letter", () => {
  it.each([
    ["Plan – Łódź.pdf", PDF, "Plan – Łódź.pdf"],
    ["PLAN.PDF", PDF, "PLAN.pdf"],
    ["zdjęcie.jpeg", "image/jpeg", "zdjęcie.jpeg"],
    ["umowa.docx", WORD, "umowa.docx"],
    ["a program by its name", PDF, "a program by its name.pdf"],
    ["faktura.pdf.exe", PDF, "faktura.pdf.exe.pdf"],
    ["umowa.docm", WORD, "umowa.docm.docx"],
    ["C:\\Moje\\plan.pdf", PDF, "plan.pdf"],
    ["../../etc/plan.pdf", PDF, "plan.pdf"],
    ["plan\r\nBcc: ktos@example.pl.pdf", PDF, "planBcc_ ktos@example.pl.pdf"],
    // Written from the right: people would read "umowaexe.pdf".
    ["umowa\u202Efdp.exe", PDF, "umowafdp.exe.pdf"],
    ['plan "nowy"?.pdf', PDF, "plan _nowy__.pdf"],
    ["plan. .pdf", PDF, "plan.pdf"],
    [".pdf", PDF, "plik.pdf"],
    [`${"ż".repeat(190)}.pdf`, PDF, `${"ż".repeat(100)}.pdf`],
    ["\ud83d.pdf", PDF, "\ufffd.pdf"],
  ] as const)("%j is fit to be saved anywhere", (name, type, expected) => {
    expect(letterFileName(name, type)).toBe(expected);
    // The page shows it as the server will keep it.
    expect(letterFileName(expected, type)).toBe(expected);
    expect(letterTypeOf(expected)).toBe(type);
  });

  it.each(["lista.csv", "stary.doc", "makra.docm", "strona.html", "bez końcówki", "zdjęcie.heic"])(
    "%s is of no kind that may go along",
    (name) => {
      expect(letterTypeOf(name)).toBeUndefined();
    },
  );
});

describe("files of a letter", () => {
  const secretKey = { bytes: randomBytes(32) };
  const now = "2026-03-02T09:00:00.000Z";
  const file = (number: number, bytes = 1_000): LetterFile => ({
    fileId: `fil_${String(number).padStart(26, "0")}`,
    name: `plik ${number}.pdf`,
    mediaType: PDF,
    bytes,
    sha256: "00",
  });
  const receipt = (of: LetterFile, more: Partial<Receipt> = {}) =>
    sealReceipt(secretKey, { ...of, eventId: "evt_1", until: "2026-03-03T09:00:00.000Z", ...more });
  const receive = (named: string[], had?: LetterFile[], at = now) =>
    receiveLetterFiles({ secretKey }, { eventId: "evt_1" }, named, { now: at, had });

  it("are those that it had, and new ones by their receipts, in the order in which they are named, each once", () => {
    const [one, two, three] = [file(1), file(2), file(3)];
    expect(receive([receipt(three), two.fileId, receipt(three), two.fileId], [one, two])).toEqual({
      kept: [three, two],
      issues: [],
    });
  });

  it("are as they were kept also when they are shown by their receipt again, after a lost answer", () => {
    const kept = { ...file(1), name: "plik 1.pdf" };
    expect(receive([receipt({ ...kept, name: "inny.pdf" })], [kept]).kept).toEqual([kept]);
  });

  it("are as they were kept when a page names them by a receipt that ended since, and no other by it", () => {
    const old = receipt(file(1));
    const later = "2026-03-04T09:00:00.000Z";
    expect(receive([old], [file(1)], later)).toEqual({ kept: [file(1)], issues: [] });
    expect(receive([old], [file(2)], later).issues).toHaveLength(1);
    expect(receive([old], undefined, later).issues).toHaveLength(1);
  });

  it.each([
    ["a file of another letter", () => file(9).fileId],
    ["a receipt of another event", () => receipt(file(9), { eventId: "evt_2" })],
    ["a receipt for a question of a form", () => receipt(file(9), { questionId: "paper" })],
    ["a receipt that has ended", () => receipt(file(9), { until: "2026-03-02T08:59:59.000Z" })],
    ["a receipt that nobody gave", () => `${receipt(file(9)).slice(0, -3)}AAA`],
  ])("are not %s", (_, named) => {
    const { kept, issues } = receive([named()], [file(1)]);
    expect(kept).toEqual([]);
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(["attachments letter_file.gone"]);
  });

  it("have so many bytes together, to the last one", () => {
    const half = LETTER_FILES_MAX_BYTES / 2;
    expect(receive([receipt(file(1, half)), receipt(file(2, half))]).issues).toEqual([]);
    expect(receive([receipt(file(1, half)), receipt(file(2, half + 1))]).issues).toEqual([
      { path: "attachments", code: "letter_file.too_large" },
    ]);
    // What is already there counts.
    expect(receive([file(1, half).fileId, receipt(file(2, half + 1))], [file(1, half)]).issues).toHaveLength(
      1,
    );
  });
});
