import { describe, expect, it } from "vitest";
import { baseName, fileNameOf, isReceipt, waitsUntil, type Receipt, type Ticket } from "./rules.ts";
import { openReceipt, openTicket, sealReceipt, sealTicket } from "./seal.ts";

const KEY = { bytes: new Uint8Array(32).fill(7) };
const RECEIPT: Receipt = {
  eventId: "evt_1",
  questionId: "paper",
  name: "Zgoda – Łucja 🎓.pdf",
  fileId: "fil_1",
  mediaType: "application/pdf",
  bytes: 15,
  sha256: "0f",
  until: "2026-03-03T09:00:00.000Z",
};
const ASKED: Pick<Receipt, "eventId" | "questionId"> = { eventId: "evt_1", questionId: "paper" };
const NOW = "2026-03-02T09:00:00.000Z";
const TICKET: Ticket = {
  ...ASKED,
  fileId: "fil_1",
  name: "a",
  mediaType: "application/pdf",
  bytes: 1,
  until: "2026-03-02T10:00:00.000Z",
};

describe("a receipt", () => {
  const receipt = sealReceipt(KEY, RECEIPT);

  it("says its file's name to whoever has it, and is one of ours for its question and a day", () => {
    expect(isReceipt(receipt)).toBe(true);
    expect(fileNameOf(receipt)).toBe(RECEIPT.name);
    expect(openReceipt(KEY, receipt, ASKED, NOW)).toEqual(RECEIPT);
  });

  it.each<[string, string, Partial<typeof ASKED>, string]>([
    ["of another event", receipt, { eventId: "evt_2" }, NOW],
    ["of another question", receipt, { questionId: "other" }, NOW],
    ["of another day", receipt, {}, "2026-03-03T09:00:00.001Z"],
    ["sealed with another key", sealReceipt({ bytes: new Uint8Array(32) }, RECEIPT), {}, NOW],
    ["changed", `x${receipt}`, {}, NOW],
    ["a ticket", sealTicket(KEY, TICKET), {}, NOW],
    ["empty", "", {}, NOW],
    ["a proof alone", `.${"x".repeat(43)}`, {}, NOW],
  ])("is none when it is %s", (_, answer, asked, now) => {
    expect(openReceipt(KEY, answer, { ...ASKED, ...asked }, now)).toBeUndefined();
  });

  it("is no ticket either, so nothing is looked at by it once more", () => {
    expect(openTicket(KEY, receipt, NOW)).toBeUndefined();
  });

  it("of the longest name fits into an answer", () => {
    for (const letter of ["字", "🎓", '"', "\\"])
      expect(sealReceipt(KEY, { ...RECEIPT, name: letter.repeat(200 / letter.length) }).length).toBeLessThan(
        2000,
      );
  });
});

it("a ticket is good until it ends", () => {
  const ticket = sealTicket(KEY, TICKET);
  expect(openTicket(KEY, ticket, TICKET.until)).toEqual(TICKET);
  expect(openTicket(KEY, ticket, "2026-03-02T10:00:00.001Z")).toBeUndefined();
});

it("a receipt says until when its file waits, and nothing else does", () => {
  expect(waitsUntil(sealReceipt(KEY, RECEIPT))).toBe(RECEIPT.until);
  for (const answer of ["", "zgoda.pdf", `bm9uc2Vuc2U.${"x".repeat(43)}`, `eyJ9.${"x".repeat(43)}`])
    expect(waitsUntil(answer)).toBeUndefined();
});

it.each([
  ["zgoda.pdf", "zgoda.pdf"],
  [`eyJ9.${"x".repeat(43)}`, `eyJ9.${"x".repeat(43)}`],
  [`bm9uc2Vuc2U.${"x".repeat(43)}`, `bm9uc2Vuc2U.${"x".repeat(43)}`],
])("what is no receipt reads as it stands: %s", (answer, shown) => {
  expect(fileNameOf(answer)).toBe(shown);
});

it.each([
  ["zgoda.pdf", "zgoda.pdf"],
  ["../../etc/passwd", "passwd"],
  [String.raw`C:\fakepath\zgoda.pdf`, "zgoda.pdf"],
  ["zgoda/", "zgoda"],
  ["/", "/"],
])("the name of %s is %s", (name, base) => {
  expect(baseName(name)).toBe(base);
});
