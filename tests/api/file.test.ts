import type { AuditEntry } from "@zapisy/core/audit/answer";
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { fileKey, pictureKey, type Bucket, type FileUpload, type StoredFile } from "@zapisy/core/file";
import { passMinute } from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import { connectionLost, disturb } from "../support/disturb.ts";
import { SCAN, postFile, scanInput, signatureInput } from "../support/files.ts";
import { PIXEL, createStage, type Stage } from "../support/stage.ts";

let stage: Stage;
let bucket: Bucket;

beforeAll(async () => {
  stage = await createStage();
  bucket = stage.world.deps.bucket;
});

type Role = keyof Stage["cookies"];
const SHA256 = createHash("sha256").update(SCAN).digest("hex");
const files = (
  method: string,
  path = "",
  body?: unknown,
  role: Role = "coordinator",
  query?: Record<string, string>,
) =>
  call(stage.world, method, `/api/staff/events/${stage.event.eventId}/files${path}`, {
    cookie: stage.cookies[role],
    body,
    query,
  });
const list = async (role: Role = "coordinator") =>
  (await bodyOf<{ items: StoredFile[] }>(files("GET", "", undefined, role))).items;
const announce = (input = scanInput()) => bodyOf<FileUpload>(files("POST", "", input));
const arrived = (fileId: string) => bodyOf<StoredFile>(files("POST", `/${fileId}/arrived`));
async function send(bytes: Uint8Array, input = scanInput({ bytes: bytes.byteLength })): Promise<StoredFile> {
  const announced = await announce(input);
  expect((await postFile(announced, bytes)).status).toBe(204);
  return arrived(announced.file.fileId);
}
async function fetchLink(fileId: string, query?: Record<string, string>): Promise<Response> {
  const { url } = await bodyOf<{ url: string }>(files("GET", `/${fileId}/link`, undefined, "auditor", query));
  return fetch(url);
}

describe("a signed scan", () => {
  it("is announced, sent, checked, listed, and given away again, by those who may", async () => {
    const announced = await announce(scanInput({ unitId: stage.event.agenda[0]?.itemId }));
    const { fileId } = announced.file;
    expect(announced.file).toMatchObject({ state: "awaiting", name: "Lista obecności – dzień 1.pdf" });
    expect(await list()).toEqual([]);
    expect(await problemBody(files("POST", `/${fileId}/arrived`))).toMatchObject({
      status: 409,
      code: "file.not_arrived",
    });
    await postFile(announced, SCAN);
    const stored = await arrived(fileId);
    expect(stored).toEqual({
      ...announced.file,
      state: "stored",
      sha256: SHA256,
      storedAt: stage.world.clock.now,
      uploadedByName: expect.stringContaining("Osoba"),
    });
    for (const role of ["admin", "coordinator", "organiser", "assistant", "auditor"] as const) {
      expect(await list(role)).toEqual([stored]);
    }
    const download = await fetchLink(fileId);
    expect({
      bytes: Buffer.from(await download.arrayBuffer()).equals(SCAN),
      type: download.headers.get("content-type"),
      name: download.headers.get("content-disposition"),
      shown: (await fetchLink(fileId, { show: "yes" })).headers.get("content-disposition")?.split(";")[0],
    }).toEqual({
      bytes: true,
      type: "application/pdf",
      name: `attachment; filename="Lista obecnosci _ dzien 1.pdf"; filename*=UTF-8''Lista%20obecno%C5%9Bci%20%E2%80%93%20dzie%C5%84%201.pdf`,
      shown: "inline",
    });
    expect(await bucket.head(`uploads/${fileId}`)).toBeUndefined();
  });

  it("is the same when its arrival is told twice, also at once", async () => {
    const announced = await announce();
    await postFile(announced, SCAN);
    const { fileId } = announced.file;
    const together = await Promise.all([arrived(fileId), arrived(fileId)]);
    const again = await arrived(fileId);
    expect(together).toEqual([again, again]);
    expect(again).toMatchObject({ state: "stored", sha256: SHA256 });
  });

  it("cannot be changed after it was checked, though the form still works", async () => {
    const announced = await announce();
    const { fileId } = announced.file;
    await postFile(announced, SCAN);
    await arrived(fileId);
    expect((await postFile(announced, Buffer.from("%PDF-1.7\n%%XYZ\n"))).status).toBe(204);
    await arrived(fileId);
    expect(Buffer.from(await (await fetchLink(fileId)).arrayBuffer()).equals(SCAN)).toBe(true);
  });

  it.each([
    ["a web page", Buffer.from("<!doctype html><script>"), scanInput(), "file.not_what_it_says"],
    ["a picture that calls itself PDF", Buffer.from(PIXEL, "base64"), scanInput(), "file.not_what_it_says"],
    [
      "a workbook that calls itself CSV",
      Buffer.from("PK\u0003\u0004\u0000\u0000"),
      scanInput({ purpose: "log_report", mediaType: "text/csv", name: "raport.csv" }),
      "file.not_what_it_says",
    ],
  ])("is refused when it is %s, and nothing of it is kept", async (_, bytes, input, code) => {
    const before = await list();
    const refused = await send(bytes, { ...input, bytes: bytes.byteLength });
    expect(refused).toMatchObject({ state: "refused", refusal: code });
    expect(await arrived(refused.fileId)).toEqual({ ...refused, uploadedByName: refused.uploadedByName });
    expect(await list()).toEqual(before);
    expect([
      await bucket.head(fileKey(stage.event.eventId, refused.fileId)),
      await bucket.head(`uploads/${refused.fileId}`),
    ]).toEqual([undefined, undefined]);
    expect(await problemBody(files("GET", `/${refused.fileId}/link`))).toMatchObject({
      code: "file.not_found",
    });
  });

  it.each([
    [
      "too large",
      { bytes: 15 * 1024 * 1024 + 1 },
      { path: "bytes", code: "file.too_large", limit: 15_728_640 },
    ],
    ["empty", { bytes: 0 }, { path: "bytes", code: "file.empty", limit: 1 }],
    ["of no kind that we keep", { mediaType: "text/html" }, { path: "mediaType", code: "file.type" }],
    ["of a kind for another purpose", { mediaType: "text/csv" }, { path: "mediaType", code: "file.type" }],
    [
      "of an item that is not there",
      { unitId: "nowhere" },
      { path: "unitId", code: "attendance.unit_unknown" },
    ],
  ])("is not even begun when it is %s", async (_, changes, issue) => {
    const answer = problemBody(files("POST", "", { ...scanInput(), ...changes }));
    expect(await answer).toMatchObject({ status: 422, code: "request.invalid", issues: [issue] });
  });

  it("is not taken by the store when it is larger than announced", async () => {
    const announced = await announce();
    expect((await postFile(announced, Buffer.concat([SCAN, Buffer.from(" ")]))).status).toBe(400);
    expect(await problemBody(files("POST", `/${announced.file.fileId}/arrived`))).toMatchObject({
      code: "file.not_arrived",
    });
  });

  it("is added and removed by those who run the event, not by assistants and auditors", async () => {
    const { fileId } = await send(SCAN);
    for (const role of ["assistant", "auditor"] as const) {
      const refused = { status: 403, code: "file.forbidden" };
      expect(await problemBody(files("POST", "", scanInput(), role))).toMatchObject(refused);
      expect(await problemBody(files("POST", `/${fileId}/arrived`, undefined, role))).toMatchObject(refused);
      expect(await problemBody(files("DELETE", `/${fileId}`, { reason: "nie" }, role))).toMatchObject(
        refused,
      );
    }
    expect((await files("POST", "", scanInput(), "organiser")).status).toBe(201);
  });

  it("belongs to its event: under another it does not exist, and another project's events do not either", async () => {
    const { fileId } = await send(SCAN);
    const under = (eventId: string, method: string, path: string, body?: unknown) =>
      problemBody(
        call(stage.world, method, `/api/staff/events/${eventId}/files${path}`, {
          cookie: stage.cookies.coordinator,
          body,
        }),
      );
    expect(await under(stage.draft.eventId, "GET", `/${fileId}/link`)).toMatchObject({
      code: "file.not_found",
    });
    expect(await under(stage.draft.eventId, "DELETE", `/${fileId}`, { reason: "x" })).toMatchObject({
      code: "file.not_found",
    });
    const foreign = stage.foreign.event.eventId;
    for (const attempt of [
      under(foreign, "GET", ""),
      under(foreign, "POST", "", scanInput()),
      under(foreign, "POST", `/${fileId}/arrived`),
      under(foreign, "GET", `/${fileId}/link`),
      under(foreign, "DELETE", `/${fileId}`, { reason: "x" }),
    ])
      expect(await attempt).toMatchObject({ status: 404, code: "event.not_found" });
  });

  it("is removed with a reason, with its bytes, and both are in the history", async () => {
    const { fileId } = await send(SCAN);
    passMinute(stage.world);
    const removed = await files("DELETE", `/${fileId}`, { reason: "Zeskanowano nie tę listę" });
    expect(removed.status).toBe(204);
    expect((await files("DELETE", `/${fileId}`, { reason: "jeszcze raz" })).status).toBe(204);
    expect((await list()).map((file) => file.fileId)).not.toContain(fileId);
    for (const answer of [files("GET", `/${fileId}/link`), files("POST", `/${fileId}/arrived`)])
      expect(await problemBody(answer)).toMatchObject({ code: "file.not_found" });
    await stage.world.follow();
    expect(await bucket.head(fileKey(stage.event.eventId, fileId))).toBeUndefined();
    const { items } = await bodyOf<{ items: AuditEntry[] }>(
      call(stage.world, "GET", `/api/staff/events/${stage.event.eventId}/history`, {
        cookie: stage.cookies.auditor,
      }),
    );
    expect(
      items
        .filter(({ target }) => target === fileId)
        .map(({ action, from, to, reason }) => ({ action, from, to, reason })),
    ).toEqual([
      { action: "file.deleted", from: "stored", to: "deleted", reason: "Zeskanowano nie tę listę" },
      { action: "file.stored", from: undefined, to: "stored", reason: undefined },
    ]);
  });
});

describe("a log-in report", () => {
  it("is kept as the programme gave it, and is only ever a download", async () => {
    const report = Buffer.from("\uFEFFImię\tOd\r\nŻaneta\t9:00\r\n", "utf16le");
    const stored = await send(
      report,
      scanInput({
        purpose: "log_report",
        mediaType: "text/csv",
        name: "Teams.csv",
        bytes: report.byteLength,
      }),
    );
    expect(stored).toMatchObject({ state: "stored", purpose: "log_report" });
    const shown = await fetchLink(stored.fileId, { show: "yes" });
    expect(shown.headers.get("content-disposition")).toMatch(/^attachment;/);
  });
});

describe("the picture of a signature", () => {
  const signature = (path = "", body?: unknown, role: Role = "coordinator", projectId = stage.projectId) =>
    call(stage.world, "POST", `/api/staff/projects/${projectId}/signature-picture${path}`, {
      cookie: stage.cookies[role],
      body,
    });
  const sendPicture = async (bytes: Uint8Array, input = signatureInput({ bytes: bytes.byteLength })) => {
    const announced = await bodyOf<FileUpload>(signature("", input));
    await postFile(announced, bytes);
    return bodyOf<StoredFile>(signature(`/${announced.file.fileId}/arrived`));
  };

  it("is kept by its content, where certificates find it", async () => {
    const picture = Buffer.from(PIXEL, "base64");
    const stored = await sendPicture(picture);
    expect(stored).toMatchObject({ state: "stored", purpose: "signature", ownerId: stage.projectId });
    expect(stored.sha256).toBe(createHash("sha256").update(picture).digest("hex"));
    expect(await bucket.get(pictureKey(stored.sha256 ?? ""))).toEqual(picture);
  });

  it("is refused when it cannot be decoded, is no picture, or is too large", async () => {
    const cut = Buffer.from(PIXEL, "base64").subarray(0, 45);
    expect(await sendPicture(cut)).toMatchObject({ state: "refused", refusal: "file.not_a_picture" });
    expect(await sendPicture(SCAN)).toMatchObject({ state: "refused", refusal: "file.not_what_it_says" });
    const large = problemBody(signature("", signatureInput({ bytes: 300_001 })));
    expect(await large).toMatchObject({ issues: [{ path: "bytes", code: "file.signature_too_large" }] });
    const document = problemBody(signature("", signatureInput({ mediaType: "application/pdf" })));
    expect(await document).toMatchObject({ issues: [{ path: "mediaType", code: "file.type" }] });
  });

  it("is given by those who edit the project", async () => {
    for (const role of ["organiser", "assistant", "auditor"] as const) {
      expect(await problemBody(signature("", signatureInput(), role))).toMatchObject({
        status: 403,
        code: "project.read_only",
      });
    }
    expect(
      await problemBody(signature("", signatureInput(), "coordinator", stage.foreign.projectId)),
    ).toMatchObject({ status: 404, code: "project.not_found" });
  });
});

describe("a file whose check is cut short", () => {
  /** Does something instead of one call of the bucket, once. */
  const breakOnce = (name: "copy" | "getStream" | "delete", after: boolean) => {
    const original = bucket[name].bind(bucket) as (...input: unknown[]) => Promise<unknown>;
    Object.assign(bucket, {
      [name]: async (...input: unknown[]) => {
        Object.assign(bucket, { [name]: original });
        if (after) await original(...input);
        throw connectionLost();
      },
    });
  };
  const again = async (fileId: string) => {
    await stage.world.deps.services.file
      .receiveEventFile(
        stage.world.deps.context(stage.world.admin, "test"),
        stage.event.eventId,
        fileId as `fil_${string}`,
      )
      .catch(() => undefined);
    const stored = await arrived(fileId);
    expect(stored).toMatchObject({ state: "stored", sha256: SHA256 });
    expect(Buffer.from(await (await fetchLink(fileId)).arrayBuffer()).equals(SCAN)).toBe(true);
  };

  it.each([
    ["copy", false],
    ["copy", true],
    ["getStream", false],
    ["delete", false],
  ] as const)("at the bucket's %s (done: %s) is checked when it is told again", async (name, after) => {
    const announced = await announce();
    await postFile(announced, SCAN);
    breakOnce(name, after);
    await again(announced.file.fileId);
  });

  it.each([false, true])("at the table (done: %s) is checked when it is told again", async (after) => {
    const announced = await announce();
    await postFile(announced, SCAN);
    let broken = false;
    const restore = disturb(stage.world.deps.table.client, async ({ command }, send) => {
      if (broken || !command.startsWith("Put")) return send();
      broken = true;
      if (after) await send();
      throw connectionLost();
    });
    await again(announced.file.fileId);
    restore();
    expect(broken).toBe(true);
  });
});
