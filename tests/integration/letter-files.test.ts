import { randomBytes } from "node:crypto";
import { checkedKey, fileIdOf } from "@zapisy/core/attachment/rules";
import type { CircularView } from "@zapisy/core/circular/answer";
import type { CircularInput } from "@zapisy/core/circular/schema";
import type { StaffEventView } from "@zapisy/core/event";
import { fileKey } from "@zapisy/core/file";
import type { ProjectId } from "@zapisy/core/project";
import { printedLetters } from "@zapisy/functions/document/circular";
import { createMailQueueHandler } from "@zapisy/functions/effects/send-mail";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asStaff, createProject, manualInput, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { archiveOf } from "../support/archive.ts";
import { letterFile, letterFileInput } from "../support/attachments.ts";
import { loseConnection } from "../support/disturb.ts";
import { postFile, SCAN } from "../support/files.ts";
import { createMailingWorld, mailBatch, type MailingWorld } from "../support/mailbox.ts";
import { START, type World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  await mailing.arrived();
});
afterEach(() => vi.restoreAllMocks());

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const DOCUMENT = archiveOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" });

const circular = () => world.deps.services.circular;
const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const bucket = () => world.deps.bucket;

async function eventWith(count: number) {
  const event = await publishEvent(world, projectId, { seats: null });
  for (let number = 1; number <= count; number += 1) await signUp(world, event, number);
  await mailing.arrived();
  passMinute(world, 5);
  return event;
}

function letterOf(input: Partial<CircularInput> = {}): CircularInput {
  return {
    subject: { pl: "Materiały" },
    body: { pl: "w załączeniu materiały." },
    recipients: { by: "filter", statuses: ["confirmed"] },
    ...input,
  };
}

const write = ({ eventId }: StaffEventView, input: Partial<CircularInput> = {}) =>
  circular().writeCircular(asStaff(world), eventId, letterOf(input));

function edit({ eventId }: StaffEventView, letter: CircularView, attachments: string[]) {
  const { circularId, version } = letter;
  return circular().editCircular(asStaff(world), eventId, circularId, {
    ...letterOf({ attachments }),
    version,
  });
}

const send = ({ eventId }: StaffEventView, { circularId, version }: CircularView) =>
  circular().sendCircular(asStaff(world), eventId, circularId, { version });

const idsOf = ({ attachments = [] }: CircularView) => attachments.map(({ fileId }) => fileId);

describe("files of a letter to many", () => {
  it("come to each byte for byte, under names in Polish, and are those that were named, in their order", async () => {
    const event = await eventWith(2);
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(700_000)]);
    const letter = await write(event, {
      attachments: [
        await letterFile(world, event, DOCUMENT, { name: "Zgoda – Łucja.docx", mediaType: WORD }),
        await letterFile(world, event, photo, { name: "mapa.jpeg", mediaType: "image/jpeg" }),
      ],
    });
    expect(letter.attachments?.map(({ name, mediaType, bytes }) => [name, mediaType, bytes])).toEqual([
      ["Zgoda – Łucja.docx", WORD, DOCUMENT.byteLength],
      ["mapa.jpeg", "image/jpeg", photo.byteLength],
    ]);
    await send(event, letter);
    const mails = await mailing.arrived();
    expect(mails).toHaveLength(2);
    for (const { attachments } of mails)
      expect(
        attachments.map(({ filename, contentType, content }) => [
          filename,
          contentType,
          Buffer.from(content, "base64"),
        ]),
      ).toEqual([
        ["Zgoda – Łucja.docx", WORD, DOCUMENT],
        ["mapa.jpeg", "image/jpeg", photo],
      ]);
  });

  it("are read from the bucket once for all who get them", async () => {
    const event = await eventWith(4);
    const letter = await write(event, { attachments: [await letterFile(world, event)] });
    await send(event, letter);
    await world.follow();
    const read = vi.spyOn(bucket(), "getStream");
    const handle = createMailQueueHandler(world.deps);
    await handle(mailBatch(world.mailed.splice(0, 2)));
    await handle(mailBatch(world.mailed.splice(0)));
    expect(read.mock.calls).toEqual([[fileKey(letter.circularId, idsOf(letter)[0] ?? "")]]);
    const { progress } = await circular().getCircular(asStaff(world), event.eventId, letter.circularId);
    expect(progress).toMatchObject({ sent: 4, queued: 0 });
  });

  it("that are nowhere hold the mail back until they are there", async () => {
    const event = await eventWith(1);
    const letter = await write(event, { attachments: [await letterFile(world, event)] });
    await send(event, letter);
    await world.follow();
    const batch = mailBatch(world.mailed.splice(0));
    const lost = vi.spyOn(bucket(), "getStream").mockResolvedValue(undefined);
    await expect(mailing.handle(batch)).rejects.toThrow("is nowhere");
    lost.mockRestore();
    // Its lease ends, and the queue brings it again.
    passMinute(world, 2);
    expect(await mailing.handle(batch)).toEqual({ batchItemFailures: [] });
    const { progress } = await circular().getCircular(asStaff(world), event.eventId, letter.circularId);
    expect(progress).toMatchObject({ sent: 1 });
  });

  it("stay with the letter where it is written on, and are gone where they are taken out", async () => {
    const event = await eventWith(1);
    const [one, two] = [
      await letterFile(world, event),
      await letterFile(world, event, DOCUMENT, { mediaType: WORD }),
    ];
    const first = await write(event, { attachments: [one, two] });
    const [kept = "", gone = ""] = idsOf(first);
    await world.follow();
    const at = (fileId: string) => bucket().head(fileKey(first.circularId, fileId));
    expect([await at(kept), await at(gone)].map((found) => found?.bytes)).toEqual([
      SCAN.byteLength,
      DOCUMENT.byteLength,
    ]);
    const second = await edit(event, first, [kept]);
    await world.recordsTwice();
    await world.follow();
    expect([(await at(kept))?.bytes, await at(gone)]).toEqual([SCAN.byteLength, undefined]);
    await send(event, second);
    expect((await mailing.arrived()).map(({ attachments }) => attachments.length)).toEqual([1]);
    // What went is what anybody of staff opens later, and it cannot be exchanged.
    expect(await code(edit(event, { ...second, version: 3 }, [two]))).toBe("circular.wrong_state");
    const link = await circular().linkAttachment(
      asStaff(world),
      event.eventId,
      first.circularId,
      kept as `fil_${string}`,
    );
    const response = await fetch(link);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(SCAN);
    expect(response.headers.get("content-disposition")).toContain("filename*=UTF-8''Zgoda%20");
    expect(
      await code(
        circular().linkAttachment(asStaff(world), event.eventId, first.circularId, gone as `fil_${string}`),
      ),
    ).toBe("file.not_found");
  });

  it("are named in the preview, come with the test to oneself, and are told of on paper", async () => {
    const event = await eventWith(1);
    const { eventId } = event;
    await world.deps.services.registration.enterRegistration(asStaff(world), eventId, manualInput());
    const letter = await write(event, { attachments: [await letterFile(world, event)] });
    const { data } = await printedLetters(
      world.deps,
      asStaff(world),
      { eventId, circularId: letter.circularId },
      "pl",
    );
    expect(data.letters[0]?.paragraphs.at(-1)).toEqual(["Załączniki: Zgoda – Łucja.pdf"]);
    const { first } = await circular().countRecipients(asStaff(world), eventId, letter.recipients);
    const registrationId = first[0]?.registrationId ?? "reg_";
    await circular().tryCircular(asStaff(world), eventId, letter.circularId, {
      registrationId,
      locale: "pl",
    });
    expect((await mailing.arrived()).map(({ attachments }) => attachments[0]?.filename)).toEqual([
      "Zgoda – Łucja.pdf",
    ]);
  });

  it("of another letter, another event, or of a form are not to be had by naming them", async () => {
    const [event, other] = [await eventWith(0), await eventWith(0)];
    const theirs = await write(event, { attachments: [await letterFile(world, event)] });
    await world.follow();
    for (const named of [idsOf(theirs)[0] ?? "", await letterFile(world, other)])
      expect(await code(write(event, { attachments: [named] }))).toBe("circular.invalid");
    // A receipt lasts a day.
    const receipt = await letterFile(world, event);
    passMinute(world, 24 * 60 + 1);
    expect(await code(write(event, { attachments: [receipt] }))).toBe("circular.invalid");
  });

  it("are looked at: what is called otherwise than it is, or brings macros, is refused and kept nowhere", async () => {
    const event = await eventWith(0);
    const macros = archiveOf({ "word/document.xml": "", "word/vbaProject.bin": "" });
    for (const [bytes, mediaType] of [
      [Buffer.from("MZ program"), "application/pdf"],
      [Buffer.from("<html>"), "application/pdf"],
      [macros, WORD],
      [DOCUMENT, "application/pdf"],
      [SCAN, WORD],
    ] as const)
      expect(await code(letterFile(world, event, bytes, { mediaType }))).toBe("file.not_what_it_says");
    const announced = await world.deps.services.attachment.announceForLetter(
      asStaff(world),
      event.eventId,
      letterFileInput({ bytes: 20 }),
    );
    // The store takes what was announced, and nothing larger.
    expect((await postFile(announced, Buffer.alloc(21, "%PDF-"))).ok).toBe(false);
  });

  it.each(["before", "after"] as const)(
    "are kept once and sent once where any request is lost, %s it took effect",
    async (when) => {
      const event = await eventWith(1);
      const client = world.deps.table.client;
      let broke = true;
      let breakAt = 1;
      for (; broke; breakAt += 1) {
        const input = letterOf({
          subject: { pl: `Próba ${breakAt}` },
          attachments: [await letterFile(world, event)],
        });
        const restore = loseConnection(client, breakAt, when);
        const key = `${when}-${breakAt}-letter-with-a-file`;
        const keep = () => circular().writeCircular(asStaff(world), event.eventId, input, key);
        const letter = await keep().catch(keep);
        await world.follow().catch(() => world.follow());
        broke = restore();
        await world.follow();
        const [fileId = ""] = idsOf(letter);
        expect((await bucket().head(fileKey(letter.circularId, fileId)))?.bytes).toBe(SCAN.byteLength);
        await send(event, letter);
        const mails = (await mailing.arrived()).filter(({ subject }) =>
          subject.startsWith(`Próba ${breakAt}`),
        );
        expect(mails.map(({ attachments }) => attachments.length)).toEqual([1]);
      }
      expect(breakAt).toBeGreaterThan(when === "before" ? 8 : 3);
    },
    120_000,
  );

  it("that nobody names in a letter lie where they go by themselves", async () => {
    const event = await eventWith(0);
    const fileId = fileIdOf(await letterFile(world, event)) ?? "";
    await world.follow();
    expect((await bucket().head(checkedKey(fileId)))?.bytes).toBe(SCAN.byteLength);
  });
});
