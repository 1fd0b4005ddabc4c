import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { StaffEventView } from "@zapisy/core/event";
import { checkedKey } from "@zapisy/core/attachment/rules";
import { evidenceKey, fileKey, type Evidence } from "@zapisy/core/file";
import type { TakenSignUp } from "@zapisy/core/registration";
import type { StaffActor } from "@zapisy/core/shared/actor";
import { asPublic, asStaff, createProject, passMinute, publishEvent, signUp } from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { checkedFiles, readArchive } from "../support/archive.ts";
import { attachment, fileQuestion, formWith } from "../support/attachments.ts";
import { markInput } from "../support/attendance.ts";
import { connectionLost, loseConnection } from "../support/disturb.ts";
import { SCAN, postFile, scanInput } from "../support/files.ts";
import { agendaItem } from "../support/fixture.ts";
import { createWorld, type World } from "../support/world.ts";

let world: World;
let event: StaffEventView;
let people: TakenSignUp[];
let auditor: { actor: StaffActor; cookie: string };
let assistant: { cookie: string };

beforeAll(async () => {
  world = await createWorld();
  const projectId = await createProject(world);
  event = await publishEvent(world, projectId, {
    dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" },
    agenda: [
      agendaItem(),
      agendaItem({ itemId: "s2", title: { pl: "Sesja druga: żółć" }, day: "2026-04-16" }),
    ],
  });
  auditor = await world.signIn({ role: "auditor", projectIds: [projectId] });
  assistant = await world.signIn({ role: "assistant", projectIds: [projectId] });
  people = [await signUp(world, event, 1), await signUp(world, event, 2, { lastName: "=1+1" })];
  world.clock.now = "2026-04-17T09:00:00.000Z";
  const { attendance, certificate, file } = world.deps.services;
  const ctx = asStaff(world);
  await attendance.recordMarksByStaff(
    ctx,
    event.eventId,
    people.flatMap(({ registrationId }) => [
      markInput({ registrationId }),
      markInput({ registrationId, unitId: "s2", at: "2026-04-16T07:05:00.000Z" }),
    ]),
  );
  await certificate.issueCertificates(ctx, event.eventId, {
    registrationIds: people.map(({ registrationId }) => registrationId),
    institutions: [],
  });
  // Two scans of one item under one name, and one of the whole event.
  for (const unitId of ["s2", "s2", undefined]) {
    const announced = await file.announceEventFile(ctx, event.eventId, scanInput({ unitId }));
    await postFile(announced, SCAN);
    await file.receiveEventFile(ctx, event.eventId, announced.file.fileId);
  }
  await world.follow();
});

const evidence = (method: string, { cookie }: { cookie: string } = auditor, query?: Record<string, string>) =>
  call(world, method, `/api/staff/events/${event.eventId}/evidence`, { cookie, query });
const ask = () => bodyOf<Evidence>(evidence("POST"));
const look = () => bodyOf<{ evidence?: Evidence; isThere: boolean; url?: string }>(evidence("GET"));
async function download(): Promise<Buffer> {
  const { url = "" } = await bodyOf<{ url?: string }>(evidence("GET", auditor, { address: "yes" }));
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

describe("the evidence of an event", () => {
  it("was never asked for at first", async () => {
    expect(await look()).toEqual({ isThere: false });
  });

  it("is put together for an auditor, and every file agrees with its sum", async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ state: "waiting", requestedBy: `staff:${auditor.actor.staffId}` });
    expect(await ask()).toEqual(asked);
    await world.follow();
    const { evidence: ready } = await look();
    const zip = await download();
    expect(ready).toEqual({
      ...asked,
      state: "ready",
      progress: { done: 21, total: 21 },
      bytes: zip.byteLength,
      sha256: createHash("sha256").update(zip).digest("hex"),
      finishedAt: world.clock.now,
    });
    const checked = await checkedFiles(zip);
    const files = await readArchive(zip);
    expect([...files.keys()]).toEqual([...checked, "SHA256SUMS"]);
    expect(checked).toEqual([
      "listy/lista-obecnosci-cale-wydarzenie.pdf",
      "listy/lista-obecnosci-cale-wydarzenie.xlsx",
      "listy/lista-obecnosci-2026-04-15.pdf",
      "listy/lista-obecnosci-2026-04-15.xlsx",
      "listy/lista-obecnosci-2026-04-16.pdf",
      "listy/lista-obecnosci-2026-04-16.xlsx",
      "obecnosc/wyniki-obecnosci.xlsx",
      "obecnosc/wpisy-obecnosci.csv",
      "skany/2026-04-16-sesja-druga-zolc-lista-obecnosci-dzien-1.pdf",
      "skany/2026-04-16-sesja-druga-zolc-lista-obecnosci-dzien-1-2.pdf",
      "skany/cale-wydarzenie-lista-obecnosci-dzien-1.pdf",
      expect.stringMatching(/^zaswiadczenia\/zaswiadczenie-[\w-]+\.pdf$/),
      expect.stringMatching(/^zaswiadczenia\/zaswiadczenie-[\w-]+\.pdf$/),
      "rejestr/rejestr-zaswiadczen.xlsx",
      "zgody/zgody-i-oswiadczenia.csv",
      "zgody/tresc-zgod-i-oswiadczen.csv",
      "historia/historia-zmian.csv",
      "wydarzenie/program.csv",
      "wydarzenie/wydarzenie.json",
      "manifest.csv",
    ]);
    const text = (path: string) => files.get(path)?.toString() ?? "";
    expect(text("obecnosc/wpisy-obecnosci.csv").split("\r\n").slice(1, -1)).toEqual([
      "'=1+1;Łucja;2026-04-15 Sesja pierwsza;Obecność;;kod QR;Żaneta Śliwa;2026-04-15 09:05;;tak",
      "'=1+1;Łucja;2026-04-16 Sesja druga: żółć;Obecność;;kod QR;Żaneta Śliwa;2026-04-16 09:05;;tak",
      "Żak 1;Łucja;2026-04-15 Sesja pierwsza;Obecność;;kod QR;Żaneta Śliwa;2026-04-15 09:05;;tak",
      "Żak 1;Łucja;2026-04-16 Sesja druga: żółć;Obecność;;kod QR;Żaneta Śliwa;2026-04-16 09:05;;tak",
    ]);
    expect(files.get("obecnosc/wyniki-obecnosci.xlsx")?.subarray(0, 2).toString()).toBe("PK");
    expect(text("historia/historia-zmian.csv")).toMatch(/;Żaneta Śliwa;Dodano plik;/);
    expect(text("wydarzenie/program.csv")).toContain("2026-04-16;09:00;13:00;Sesja druga: żółć;");
    expect(JSON.parse(text("wydarzenie/wydarzenie.json"))).toMatchObject({
      event: { eventId: event.eventId },
    });
    expect(files.get("skany/cale-wydarzenie-lista-obecnosci-dzien-1.pdf")).toEqual(SCAN);
    expect(text("manifest.csv").split("\r\n")).toHaveLength(21);
    const consents = text("zgody/zgody-i-oswiadczenia.csv").split("\r\n").slice(1, -1);
    expect(consents).toContainEqual(
      expect.stringMatching(
        /^Żak 1;Łucja;Klauzula informacyjna;przeczytana;2026-\d\d-\d\d \d\d:\d\d;na stronie;[\w-]{22};pl$/,
      ),
    );
    const [, , , , , , wording] = consents.find((line) => line.startsWith("Żak 1;"))?.split(";") ?? [];
    expect(text("zgody/tresc-zgod-i-oswiadczen.csv")).toContain(`\n${wording};`);
  });

  it("has what people sent with their form, each under their name, also while the stream is behind", async () => {
    const made = await publishEvent(world, event.projectId, {
      dates: { type: "exact", startsOn: "2026-04-25", endsOn: "2026-04-25" },
      agenda: [agendaItem({ day: "2026-04-25" })],
      form: formWith([fileQuestion()]),
    });
    const papers = ["one", "two", "three", "four"].map((word) => Buffer.from(`%PDF-1.7\n%%${word}\n`));
    const senders: TakenSignUp[] = [];
    for (const [index, bytes] of papers.entries())
      senders.push(
        await signUp(world, made, 11 + index, {
          answers: { paper: await attachment({ world }, made, bytes) },
        }),
      );
    await signUp(world, made, 20);
    const { bucket, stores, services } = world.deps;
    await services.registration.withdrawRegistration(asPublic(world), senders[3]?.token ?? "");
    await world.follow();
    const keys = await Promise.all(
      senders.map(async ({ registrationId }) => {
        const fileId = (await stores.registrations.find(registrationId))?.attachments?.paper?.fileId ?? "";
        return { kept: fileKey(registrationId, fileId), checked: checkedKey(fileId) };
      }),
    );
    // The second's is not brought over yet; the third's is nowhere, and the archive says so.
    for (const key of [keys[1]?.kept, keys[2]?.kept, keys[2]?.checked]) await bucket.delete(key ?? "");
    const path = `/api/staff/events/${made.eventId}/evidence`;
    await bodyOf<Evidence>(call(world, "POST", path, { cookie: auditor.cookie }));
    await world.follow();
    const { url = "" } = await bodyOf<{ url?: string }>(
      call(world, "GET", path, { cookie: auditor.cookie, query: { address: "yes" } }),
    );
    const zip = Buffer.from(await (await fetch(url)).arrayBuffer());
    await checkedFiles(zip);
    const files = await readArchive(zip);
    const sent = [...files].filter(([name]) => name.startsWith("zalaczniki-zgloszen/"));
    expect(sent.map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ["zalaczniki-zgloszen/zak-11-lucja-zgoda-lucja.pdf", papers[0]?.toString()],
      ["zalaczniki-zgloszen/zak-12-lucja-zgoda-lucja.pdf", papers[1]?.toString()],
    ]);
    const manifest = files.get("manifest.csv")?.toString().split("\r\n") ?? [];
    const listed = manifest.filter((line) => line.startsWith("zalaczniki-zgloszen/"));
    expect(listed.map((line) => line.split(";").slice(1, 3))).toEqual([
      ["Plik ze zgłoszenia, Łucja Żak 11: Zgoda przełożonego", "15"],
      ["Plik ze zgłoszenia, Łucja Żak 12: Zgoda przełożonego", "15"],
      ["Plik ze zgłoszenia, Łucja Żak 13: Zgoda przełożonego – brak pliku", ""],
    ]);
  });

  it("is asked for in the history, by name", async () => {
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), event.eventId);
    expect(items.filter(({ action }) => action === "evidence.requested")).toMatchObject([
      { actor: `staff:${auditor.actor.staffId}`, to: "requested" },
    ]);
  });

  it("is no assistant's, and nobody's of another project", async () => {
    expect(await problemBody(evidence("POST", assistant))).toMatchObject({ status: 404 });
    const stranger = await world.signIn({ role: "auditor", projectIds: [] });
    expect(await problemBody(evidence("POST", stranger))).toMatchObject({
      status: 404,
      code: "event.not_found",
    });
    expect(await problemBody(evidence("GET", stranger))).toMatchObject({
      status: 404,
      code: "event.not_found",
    });
  });

  it("is made anew when it is asked for again, and replaces the former", async () => {
    const { evidence: former } = await look();
    passMinute(world);
    const asked = await ask();
    expect(asked.evidenceId).not.toBe(former?.evidenceId);
    await world.follow();
    expect((await look()).evidence).toMatchObject({ evidenceId: asked.evidenceId, state: "ready" });
  });

  it("has no address any more once its archive is gone", async () => {
    const { evidence: ready } = await look();
    await world.deps.bucket.delete(evidenceKey(ready?.evidenceId ?? "evd_", 1));
    expect(await look()).toEqual({ evidence: ready, isThere: false });
    expect((await evidence("GET", auditor, { address: "yes" })).json).not.toHaveProperty("url");
  });
});

describe("evidence whose making is cut short", () => {
  const isComplete = async () => {
    expect(await checkedFiles(await download())).toHaveLength(20);
    expect((await look()).evidence).toMatchObject({ state: "ready", progress: { done: 21, total: 21 } });
  };

  it.each(["before", "after"] as const)(
    "at any request to the table (%s it took effect) is made when the record comes again",
    async (when) => {
      let breaks = 0;
      for (let breakAt = 1; ; breakAt += 1) {
        passMinute(world);
        await ask();
        const restore = loseConnection(world.deps.table.client, breakAt, when);
        await world.follow().catch(() => undefined);
        const broke = restore();
        await world.follow();
        await isComplete();
        if (!broke) break;
        breaks += 1;
      }
      expect(breaks).toBeGreaterThan(when === "before" ? 10 : 2);
    },
    120_000,
  );

  it("at the bucket is made when the record comes again, and fails in words after three attempts", async () => {
    const { bucket } = world.deps;
    const original = bucket.getStream.bind(bucket);
    const breakFor = (times: number) => {
      let left = times;
      Object.assign(bucket, {
        getStream: (key: string) => {
          left -= 1;
          if (left < 0) return original(key);
          return Promise.reject(connectionLost());
        },
      });
    };
    passMinute(world);
    await ask();
    breakFor(1);
    await expect(world.follow()).rejects.toThrow("a stream handler failed");
    expect((await look()).evidence).toMatchObject({ state: "building" });
    await world.follow();
    await isComplete();

    passMinute(world);
    const asked = await ask();
    breakFor(3);
    for (let attempt = 1; attempt < 3; attempt += 1)
      await expect(world.follow()).rejects.toThrow("a stream handler failed");
    await world.follow();
    expect((await look()).evidence).toMatchObject({
      evidenceId: asked.evidenceId,
      state: "failed",
      failure: "evidence.failed",
    });
    Object.assign(bucket, { getStream: original });
    passMinute(world);
    expect((await ask()).state).toBe("waiting");
    await world.follow();
    await isComplete();
  });

  it("is given up by a builder whose place another has taken", async () => {
    passMinute(world);
    const asked = await ask();
    const { files } = world.deps.stores;
    const { bucket } = world.deps;
    const original = bucket.putStream.bind(bucket);
    Object.assign(bucket, {
      putStream: async (...input: Parameters<typeof original>) => {
        Object.assign(bucket, { putStream: original });
        // Meanwhile somebody else begins a second attempt.
        const mine = await files.findEvidence(event.eventId);
        if (mine) await files.noteEvidence({ ...mine, attempt: mine.attempt + 1 }, mine.attempt);
        return original(...input);
      },
    });
    await world.follow();
    expect(await files.findEvidence(event.eventId)).toMatchObject({
      evidenceId: asked.evidenceId,
      state: "building",
      attempt: 2,
    });
  });

  it("is begun anew when its builder has not been heard of for twenty minutes", async () => {
    const stuck = await ask();
    passMinute(world, 19);
    expect((await ask()).evidenceId).toBe(stuck.evidenceId);
    passMinute(world, 1);
    expect((await ask()).evidenceId).not.toBe(stuck.evidenceId);
    await world.follow();
    await isComplete();
  });
});
