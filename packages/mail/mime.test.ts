import { LETTER_FILES_MAX_BYTES } from "@zapisy/core/letter-file/schema";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { composeMime, type MimeInput } from "./mime.ts";

const CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:Zażółć gęślą jaźń\r\nEND:VCALENDAR\r\n";
const LINK = `https://zapisy.example.org/zgloszenie/${"aB3".repeat(30)}`;
const TEXT = `Szanowna Pani,\n\nzażółć gęślą jaźń.\n\nOtwórz zgłoszenie:\n${LINK}\n`;

const input: MimeInput = {
  messageId: "msg_01J9ZZZZZZZZZZZZZZZZZZZZZZ",
  from: { name: "Ośrodek „Łąka”, sekretariat", address: "zapisy@rops.example" },
  to: { address: "anna@ops.example" },
  replyTo: { name: "Barbara Żak", address: "b.zak@rops.example" },
  subject: `Udział potwierdzony: ${"społeczności lokalnej ".repeat(4)}`.trim(),
  text: TEXT,
  html: '<!doctype html><html lang="pl"><body><p>Zażółć gęślą jaźń</p></body></html>',
  attachments: [
    {
      filename: "metoda-osl.ics",
      contentType: "text/calendar; charset=utf-8; method=PUBLISH",
      content: CALENDAR,
    },
    { filename: "Lista obecności.pdf", contentType: "application/pdf", content: Uint8Array.of(0, 1, 255) },
  ],
};

async function parse(mime: Uint8Array) {
  const mail = await PostalMime.parse(mime);
  return {
    ...mail,
    header: (name: string) => mail.headers.filter(({ key }) => key === name).map(({ value }) => value),
  };
}

describe("composeMime", () => {
  it("keeps subject, names, Polish letters and attachments through a mail program", async () => {
    const mail = await parse(await composeMime(input));
    expect({
      subject: mail.subject,
      from: mail.from,
      to: mail.to,
      replyTo: mail.replyTo,
      text: mail.text?.trim(),
      html: mail.html?.trim(),
      attachments: mail.attachments.map(({ filename, mimeType, method }) => ({ filename, mimeType, method })),
    }).toEqual({
      subject: input.subject,
      from: input.from,
      to: [{ name: "", address: "anna@ops.example" }],
      replyTo: [input.replyTo],
      text: TEXT.trim(),
      html: input.html,
      attachments: [
        { filename: "metoda-osl.ics", mimeType: "text/calendar", method: "PUBLISH" },
        { filename: "Lista obecności.pdf", mimeType: "application/pdf", method: undefined },
      ],
    });
  });

  it("carries attachments byte for byte, the CRLF of a calendar included", async () => {
    const mime = Buffer.from(await composeMime(input))
      .toString("latin1")
      .replaceAll("\r\n", "");
    expect(mime).toContain(Buffer.from(CALENDAR).toString("base64"));
    expect(mime).toContain(Buffer.from([0, 1, 255]).toString("base64"));
  });

  it("stays below the ten million bytes that SES takes, with all that may go with a letter", async () => {
    const content = Buffer.alloc(LETTER_FILES_MAX_BYTES, 255);
    const file = { filename: "Zgoda – Łucja.pdf", contentType: "application/pdf", content };
    const mime = await composeMime({ ...input, html: "ż".repeat(50_000), attachments: [file] });
    expect(mime.byteLength).toBeGreaterThan((LETTER_FILES_MAX_BYTES * 4) / 3);
    expect(mime.byteLength).toBeLessThan(8_000_000);
  });

  it("marks the message as automatic and with our id", async () => {
    const mail = await parse(await composeMime(input));
    expect([mail.header("auto-submitted"), mail.header("x-zapisy-message")]).toEqual([
      ["auto-generated"],
      [input.messageId],
    ]);
  });

  it("stays within the line length of SMTP and uses CRLF throughout", async () => {
    const mime = Buffer.from(await composeMime(input)).toString("latin1");
    expect(mime.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...mime.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it("puts a subject and shown names with line breaks on one line", async () => {
    const mail = await parse(
      await composeMime({
        ...input,
        subject: "Udział\r\nBcc: ofiara@zle.example\n\nTreść",
        from: { name: "Ośrodek\r\nBcc: ofiara@zle.example", address: "zapisy@rops.example" },
        to: { name: "Anna\nNowak <ofiara@zle.example>, ktoś", address: "anna@ops.example" },
      }),
    );
    expect({ subject: mail.subject, from: mail.from, to: mail.to, bcc: mail.header("bcc") }).toEqual({
      subject: "Udział Bcc: ofiara@zle.example Treść",
      from: { name: "Ośrodek Bcc: ofiara@zle.example", address: "zapisy@rops.example" },
      to: [{ name: "Anna Nowak <ofiara@zle.example>, ktoś", address: "anna@ops.example" }],
      bcc: [],
    });
  });

  it.each<[string, Partial<MimeInput>]>([
    ["a line break in the recipient", { to: { address: "anna@ops.example\r\nBcc: ofiara@zle.example" } }],
    ["two recipients", { to: { address: "anna@ops.example,ofiara@zle.example" } }],
    ["a recipient in brackets", { to: { address: "Anna<anna@ops.example>" } }],
    ["letters outside ASCII in the address", { replyTo: { address: "żak@rops.example" } }],
    ["no address", { from: { address: "" } }],
    ["a line break in our id", { messageId: "msg_1\r\nBcc: ofiara@zle.example" }],
    [
      "a line break in a file name",
      { attachments: [{ filename: "a\r\n.ics", contentType: "text/calendar", content: "" }] },
    ],
    [
      "a line break in a content type",
      { attachments: [{ filename: "a.ics", contentType: "text/plain\r\nX: y", content: "" }] },
    ],
  ])("refuses %s", async (_what, part) => {
    await expect(composeMime({ ...input, ...part })).rejects.toBeInstanceOf(RangeError);
  });
});
