import { randomBytes } from "node:crypto";
import { checkedKey, fileIdOf, RECEIPT_SECONDS } from "@zapisy/core/attachment/rules";
import type { StaffEventView } from "@zapisy/core/event";
import { fileKey } from "@zapisy/core/file";
import type { MailTextOwner } from "@zapisy/core/mail-text";
import type { MailTextView } from "@zapisy/core/mail-text/answer";
import { fileHolder } from "@zapisy/core/mail-text/rules";
import type { MailTextInput } from "@zapisy/core/mail-text/schema";
import type { ProjectId } from "@zapisy/core/project";
import { addSeconds } from "@zapisy/core/shared/time";
import { createMailQueueHandler } from "@zapisy/functions/effects/send-mail";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { asStaff, createDraft, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { letterFile, textFile } from "../support/attachments.ts";
import { disturb, loseConnection } from "../support/disturb.ts";
import { SCAN } from "../support/files.ts";
import { createMailingWorld, mailBatch, type MailingWorld } from "../support/mailbox.ts";
import { START, type World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
});
afterAll(() => mailing.end());
beforeEach(async () => {
  world.clock.now = START;
  projectId = await createProject(world);
  await mailing.arrived();
});
afterEach(async () => {
  vi.restoreAllMocks();
  // What the installation says is said to everybody of the next test.
  await save("installation", {});
});

const KIND = "registration.confirmed";
const texts = () => world.deps.services.mailText;
const bucket = () => world.deps.bucket;
const code = (work: Promise<unknown>) => work.then(String, (error: { code?: string }) => error.code);
const issuesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { details?: { issues?: { path: string; code: string }[] } }) =>
      (error.details?.issues ?? []).map((issue) => `${issue.path} ${issue.code}`),
  );

async function view(owner: MailTextOwner, kind = KIND): Promise<MailTextView> {
  const { items } = await texts().listMailTexts(asStaff(world), owner);
  const found = items.find((one) => one.kind === kind);
  if (!found) throw new Error(`There is no kind ${kind}.`);
  return found;
}

async function save(owner: MailTextOwner, input: Partial<MailTextInput>, kind = KIND) {
  const { version } = await view(owner, kind);
  return texts().saveMailText(asStaff(world), owner, kind, { paragraphs: [], ...input, version });
}

const file = (owner: MailTextOwner, name: string, bytes: Uint8Array = SCAN) =>
  textFile(world, owner, bytes, { name });
const photo = (bytes: number) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(bytes - 9)]);
const idOf = ({ attachments = [] }: MailTextView, index = 0) => attachments[index]?.fileId ?? "";
const keyOf = (owner: MailTextOwner, fileId: string, kind = KIND) => fileKey(fileHolder(owner, kind), fileId);

/** Names of the files of the confirmation that somebody gets who signs up now. */
async function confirmed(event: StaffEventView, number: number) {
  await signUp(world, event, number);
  const [mail, ...others] = await mailing.arrived();
  passMinute(world);
  expect(others).toEqual([]);
  return mail?.attachments ?? [];
}
const namesOf = (attachments: { filename: string }[]) => attachments.map(({ filename }) => filename);
/** Without the calendar that each confirmation brings. */
const added = (attachments: { filename: string }[]) =>
  namesOf(attachments).filter((name) => !name.endsWith(".ics"));

describe("files of automatic mails", () => {
  it("go with each of them byte for byte, those of the event first, beside the calendar, whosever the words are", async () => {
    const event = await publishEvent(world, projectId);
    await save("installation", { attachments: [await file("installation", "Regulamin – Łódź.pdf")] });
    await save(projectId, { attachments: [await file(projectId, "projekt.pdf")] });
    const map = photo(20_000);
    await save(event.eventId, {
      pl: { heading: "Mamy miejsce", lead: "do zobaczenia." },
      attachments: [await file(event.eventId, "mapa\r\nBcc: x@example.pl.pdf", map)],
    });
    const sent = await confirmed(event, 1);
    expect(namesOf(sent)).toEqual([
      `${event.slug}.ics`,
      "mapaBcc_ x@example.pl.pdf",
      "projekt.pdf",
      "Regulamin – Łódź.pdf",
    ]);
    expect(Buffer.from(sent[1]?.content ?? "", "base64")).toEqual(map);
    // Another kind of mail has none of them, and no other project that of this one.
    const other = await publishEvent(world, await createProject(world));
    expect(added(await confirmed(other, 2))).toEqual(["Regulamin – Łódź.pdf"]);
    const { filesAbove } = await view(event.eventId);
    expect(filesAbove).toEqual([
      { level: "project", name: "projekt.pdf", bytes: SCAN.byteLength },
      { level: "installation", name: "Regulamin – Łódź.pdf", bytes: SCAN.byteLength },
    ]);
  });

  it("go by what is saved when the mail leaves, and the way back takes them away, from the store too", async () => {
    const event = await publishEvent(world, projectId);
    const { eventId } = event;
    const saved = await save(eventId, { attachments: [await file(eventId, "mapa.pdf")] });
    await world.follow();
    expect((await bucket().head(keyOf(eventId, idOf(saved))))?.bytes).toBe(SCAN.byteLength);
    await signUp(world, event, 1);
    await world.follow();
    await save(eventId, {});
    const [mail] = await mailing.arrived();
    expect(added(mail?.attachments ?? [])).toEqual([]);
    await world.recordsTwice();
    expect(await bucket().head(keyOf(eventId, idOf(saved)))).toBeUndefined();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), eventId);
    expect(items.filter(({ action }) => action.startsWith("mail_text.")).map(({ fields }) => fields)).toEqual(
      [["attachments"], ["attachments"]],
    );
  });

  it("are kept, opened and named again where the table would still answer with what was there before", async () => {
    const { eventId } = await publishEvent(world, projectId);
    const saved = await save(eventId, { attachments: [await file(eventId, "mapa.pdf")] });
    // What a replica says that heard nothing yet; only who asks for what is so now is told.
    const heal = disturb(world.deps.table.client, async ({ command, input }, send) => {
      const answer = await send();
      const asked = (input as { RequestItems?: Record<string, { ConsistentRead?: boolean }> }).RequestItems;
      const { name } = world.deps.table;
      if (command === "BatchGetItemCommand" && !asked?.[name]?.ConsistentRead) {
        const { output } = answer as { output: { Responses: Record<string, unknown[]> } };
        const rows = output.Responses[name] ?? [];
        output.Responses[name] = rows.filter((row) => !JSON.stringify(row).includes(`"${eventId}"`));
      }
      return answer;
    });
    try {
      // Asked for as mails do, it is not there: the disturbance is one.
      expect(await world.deps.stores.mailTexts.findMany([eventId], KIND)).toEqual([undefined]);
      await world.follow();
      const fileId = idOf(saved) as `fil_${string}`;
      expect(await bucket().head(keyOf(eventId, fileId))).toBeDefined();
      expect(await texts().linkTextFile(asStaff(world), eventId, KIND, fileId)).toContain(fileId);
      const again = await save(eventId, {
        pl: { heading: "Mamy miejsce", lead: "do zobaczenia." },
        attachments: [fileId],
      });
      expect(again.attachments).toEqual(saved.attachments);
    } finally {
      heal();
    }
  });

  it("are those that the text had, and receipts for that place; nobody has one by naming it", async () => {
    const [event, other] = [await publishEvent(world, projectId), await publishEvent(world, projectId)];
    const theirs = await save(other.eventId, { attachments: [await file(other.eventId, "mapa.pdf")] });
    for (const named of [
      idOf(theirs),
      await file(other.eventId, "inna.pdf"),
      await file(projectId, "projekt.pdf"),
      // A letter to people of the event is another thing.
      await letterFile(world, event),
    ])
      expect(await issuesOf(save(event.eventId, { attachments: [named] }))).toEqual([
        "attachments letter_file.gone",
      ]);
    const first = await save(event.eventId, { attachments: [await file(event.eventId, "a.pdf")] });
    const second = await save(event.eventId, {
      attachments: [await file(event.eventId, "b.pdf"), idOf(first)],
    });
    expect(second.attachments?.map(({ name }) => name)).toEqual(["b.pdf", "a.pdf"]);
    expect(await code(textFile(world, event.eventId, Buffer.from("MZ program")))).toBe(
      "file.not_what_it_says",
    );
  });

  it("have 5 MB in all with what the mail brings along, and what is added above; it is said beside the field", async () => {
    const event = await publishEvent(world, projectId);
    const { eventId } = event;
    const room = (await view(eventId)).room;
    expect(room).toBe(4_950_000);
    expect((await view(eventId, "certificate.issued")).room).toBe(3_400_000);
    await save(projectId, { attachments: [await file(projectId, "duży.pdf", photo(3_000_000))] });
    expect((await view(eventId)).room).toBe(room - 3_000_000);
    const large = await file(eventId, "za duży.pdf", photo(1_950_001));
    expect(await issuesOf(save(eventId, { attachments: [large] }))).toEqual([
      "attachments letter_file.too_large",
    ]);
    const fits = await file(eventId, "mieści się.pdf", photo(1_950_000));
    const fitting = await save(eventId, { attachments: [fits] });
    expect(fitting.issues).toEqual([]);
    // What was added above since takes the room of the event; its own goes first, and the words can still be changed.
    await save("installation", { attachments: [await file("installation", "wspólny.pdf")] });
    expect((await view(eventId)).issues).toEqual([{ path: "attachments", code: "letter_file.too_large" }]);
    await save(eventId, {
      pl: { heading: "Mamy miejsce", lead: "do zobaczenia." },
      attachments: [idOf(fitting)],
    });
    // A tab in which the file was added names it by its receipt ever after.
    expect((await save(eventId, { attachments: [fits] })).attachments?.map(({ fileId }) => fileId)).toEqual([
      idOf(fitting),
    ]);
    world.clock.now = addSeconds(START, 2 * RECEIPT_SECONDS);
    const late = await save(eventId, {
      pl: { heading: "Mamy miejsce", lead: "do zobaczenia." },
      attachments: [fits],
    });
    expect(late.attachments).toEqual(fitting.attachments);
    world.clock.now = START;
    expect(added(await confirmed(event, 1))).toEqual(["mieści się.pdf", "duży.pdf", "wspólny.pdf"]);
    const kept = (await view(eventId)).attachments ?? [];
    expect(kept.map(({ name }) => name)).toEqual(["mieści się.pdf"]);
  });

  it("that have no room, are lost, or do not come stay behind, and hold no mail back", async () => {
    const event = await publishEvent(world, projectId);
    const { eventId } = event;
    const saved = await save(eventId, {
      attachments: [await file(eventId, "mapa.pdf"), await file(eventId, "program.pdf")],
    });
    await world.follow();
    const [lost] = [idOf(saved)];
    await bucket().delete(keyOf(eventId, lost));
    await bucket().delete(checkedKey(fileIdOf(lost) ?? lost));
    const begun = world.logged.length;
    expect(added(await confirmed(event, 1))).toEqual(["program.pdf"]);
    const logged = () =>
      world.logged
        .slice(begun)
        .filter(({ message }) => message === "mail_text.file_left")
        .map(({ fields }) => fields);
    expect(logged()).toEqual([{ reason: "lost", fileId: lost, kind: KIND, eventId }]);
    // The store of files does not answer at all; what a mailer holds already goes.
    const [, kept] = saved.attachments ?? [];
    await save(eventId, { attachments: [kept?.fileId ?? "", await file(eventId, "nowy.pdf")] });
    await world.follow();
    vi.spyOn(bucket(), "getStream").mockRejectedValue(new Error("no answer"));
    expect(added(await confirmed(event, 2))).toEqual(["program.pdf"]);
    vi.restoreAllMocks();
    expect(added(await confirmed(event, 3))).toEqual(["program.pdf", "nowy.pdf"]);
    // As it was saved where more had room.
    const large = { ...kept, bytes: 4_999_999 };
    const [stored] = await world.deps.stores.mailTexts.findMany([eventId], KIND);
    if (!stored) throw new Error("It was saved.");
    const changed = { ...stored, attachments: [large] as typeof stored.attachments };
    await world.deps.stores.mailTexts.save({ ...changed, version: stored.version + 1 });
    expect(added(await confirmed(event, 4))).toEqual([]);
    expect(logged().at(-1)).toMatchObject({ reason: "no_room" });
  });

  it("are read from the store once for all mails of a mailer", async () => {
    const event = await publishEvent(world, projectId, { seats: null });
    const saved = await save(event.eventId, { attachments: [await file(event.eventId, "mapa.pdf")] });
    await world.follow();
    for (let number = 1; number <= 4; number += 1) await signUp(world, event, number);
    await world.follow();
    const read = vi.spyOn(bucket(), "getStream");
    const handle = createMailQueueHandler(world.deps);
    await handle(mailBatch(world.mailed.splice(0, 2)));
    await handle(mailBatch(world.mailed.splice(0)));
    expect(read.mock.calls).toEqual([[keyOf(event.eventId, idOf(saved))]]);
  });

  it("come with the test to oneself before they are saved, are named in the preview, and go when a mail is sent again", async () => {
    const event = await publishEvent(world, projectId);
    const { eventId } = event;
    await save(projectId, { attachments: [await file(projectId, "projekt.pdf")] });
    const sample = {
      paragraphs: [],
      attachments: [await file(eventId, "mapa.pdf")],
      locale: "pl" as const,
    };
    await texts().testMailText(asStaff(world), eventId, KIND, sample);
    const [mail] = await mailing.arrived();
    expect(namesOf(mail?.attachments ?? [])).toEqual(["mapa.pdf", "projekt.pdf"]);
    const trial = await texts().tryMailText(asStaff(world), eventId, KIND, sample);
    const { previewMailText } = await import("@zapisy/functions/mails/sample");
    expect((await previewMailText(world.deps, KIND, trial, sample)).attachments).toEqual([
      "mapa.pdf",
      "projekt.pdf",
    ]);
    expect((await view(eventId)).version).toBe(0);
  });

  it("can be opened by whoever sees the texts of the place, under the name that they go by", async () => {
    const { eventId } = await publishEvent(world, projectId);
    const saved = await save(eventId, { attachments: [await file(eventId, "Zgoda – Łucja.pdf")] });
    const auditor = await world.signIn({ role: "auditor", projectIds: [projectId] });
    const fileId = idOf(saved) as `fil_${string}`;
    const open = (ctx = asStaff(world, auditor.actor), kind = KIND) =>
      texts().linkTextFile(ctx, eventId, kind, fileId);
    const response = await fetch(await open());
    expect(Buffer.from(await response.arrayBuffer())).toEqual(SCAN);
    expect(response.headers.get("content-disposition")).toContain("filename*=UTF-8''Zgoda%20");
    expect(await code(open(undefined, "reminder.before"))).toBe("file.not_found");
    const stranger = await world.signIn({ role: "organiser", projectIds: [] });
    expect(await code(open(asStaff(world, stranger.actor)))).toBe("event.not_found");
    expect(
      await code(
        texts().announceTextFile(asStaff(world, auditor.actor), eventId, {
          name: "a.pdf",
          mediaType: "application/pdf",
          bytes: 10,
        }),
      ),
    ).toBe("mail_text.forbidden");
  });

  it.each(["before", "after"] as const)(
    "are of a copy of the event as well, each its own, where any request is lost, %s it took effect",
    async (when) => {
      const event = await publishEvent(world, projectId);
      const saved = await save(event.eventId, { attachments: [await file(event.eventId, "mapa.pdf")] });
      await world.follow();
      let copyId = event.eventId;
      for (let nth = 1, isOver = false; !isOver; nth += 1) {
        const lost = loseConnection(world.deps.table.client, nth, when);
        const copyOf = () =>
          world.deps.services.event.duplicateEvent(
            asStaff(world),
            event.eventId,
            { startsOn: "2026-09-01" },
            `copy-files-${when}-${nth}`,
          );
        await copyOf().catch(() => undefined);
        isOver = !lost();
        copyId = (await copyOf()).eventId;
        expect((await view(copyId)).attachments?.map(({ name }) => name)).toEqual(["mapa.pdf"]);
        expect(await bucket().head(keyOf(copyId, idOf(saved)))).toBeDefined();
      }
      // What the former lets go, the copy keeps.
      await save(event.eventId, {});
      await world.follow();
      expect(await bucket().head(keyOf(event.eventId, idOf(saved)))).toBeUndefined();
      expect(await bucket().head(keyOf(copyId, idOf(saved)))).toBeDefined();
    },
  );

  it("go with a draft that is deleted, and its texts", async () => {
    const { eventId } = await createDraft(world, projectId);
    const saved = await save(eventId, {
      pl: { heading: "Mamy miejsce", lead: "do zobaczenia." },
      attachments: [await file(eventId, "mapa.pdf")],
    });
    await world.follow();
    await world.deps.services.event.deleteEvent(asStaff(world), eventId);
    await world.recordsTwice();
    await world.follow();
    expect(await world.deps.stores.mailTexts.list(eventId)).toEqual([]);
    expect(await bucket().head(keyOf(eventId, idOf(saved)))).toBeUndefined();
  });

  it.each(["before", "after"] as const)(
    "go with a draft also where any request of its removal is lost, %s it took effect",
    async (when) => {
      for (let nth = 1, isOver = false; !isOver; nth += 1) {
        const { eventId } = await createDraft(world, projectId);
        const saved = await save(eventId, { attachments: [await file(eventId, "mapa.pdf")] });
        await world.follow();
        const lost = loseConnection(world.deps.table.client, nth, when);
        const remove = () => world.deps.services.event.deleteEvent(asStaff(world), eventId);
        await remove().catch(() => undefined);
        isOver = !lost();
        // One that is gone is gone, and what hangs on it goes without anybody's asking again.
        await remove().catch((error: { code?: string }) => expect(error.code).toBe("event.not_found"));
        await world.follow();
        expect(await world.deps.stores.mailTexts.list(eventId)).toEqual([]);
        expect(await bucket().head(keyOf(eventId, idOf(saved)))).toBeUndefined();
      }
    },
  );
});
