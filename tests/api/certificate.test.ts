import type {
  CertificateVerification,
  EventCertificates,
  IssueAnswer,
} from "@zapisy/core/certificate/answer";
import readWorkbook from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import type { CertificateTemplate, CertificateView } from "@zapisy/core/certificate";
import type { StaffEventView } from "@zapisy/core/event";
import type { StaffRegistrationView } from "@zapisy/core/registration";
import type { Page } from "@zapisy/core/shared/page";
import { asStaff, putOnTeam } from "../support/actions.ts";
import { bodyOf, call, problemBody, type ApiRequest } from "../support/api.ts";
import { attendedEvent, codeOf, issueTo } from "../support/certificates.ts";
import { agendaItem } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import { createStage, type Stage } from "../support/stage.ts";
import { goodProofs } from "../support/verify-credential.ts";
import { START } from "../support/world.ts";

let stage: Stage;
let event: StaffEventView;
let people: StaffRegistrationView[];

beforeAll(async () => {
  stage = await createStage();
  ({ event, people } = await attendedEvent(stage.world, stage.projectId, 3, {}, (number) => ({
    institution: { name: "OPS", type: "ops", town: "Mońki" },
    ...(number === 2 && { lastName: "Śmiałek" }),
  })));
  event = await putOnTeam(stage.world, event, stage.event.teamIds);
});

type Role = keyof Stage["cookies"];

const as = (role: Role, method: string, path: string, request: ApiRequest = {}) =>
  call(stage.world, method, `/api/staff${path}`, { cookie: stage.cookies[role], ...request });
const open = (method: string, path: string, request: ApiRequest = {}) =>
  call(stage.world, method, `/api${path}`, request);

const template = () => `/projects/${stage.projectId}/certificate-template`;
const register = () => `/projects/${stage.projectId}/certificates`;
const ofEvent = () => `/events/${event.eventId}/certificates`;

/** An event of its own with one person, their certificate, personal link and code. */
async function certified() {
  const { world, projectId } = stage;
  const own = await attendedEvent(world, projectId, 1);
  await putOnTeam(world, own.event, stage.event.teamIds);
  const [certificate] = await issueTo(world, own.event.eventId, own.people);
  const [person] = own.people;
  const stored = person && (await world.deps.stores.registrations.find(person.registrationId));
  if (!certificate || !stored) throw new Error("nothing was issued");
  return { certificate, code: codeOf(certificate), token: world.deps.services.registration.tokenOf(stored) };
}

describe("a template over HTTP", () => {
  it("has defaults, and is saved by coordinators under the version that was shown", async () => {
    const before = await bodyOf<CertificateTemplate>(as("coordinator", "GET", template()));
    expect(before).toEqual({
      projectId: stage.projectId,
      language: "pl",
      wording: {},
      signatory: {},
      numberPrefix: "ROPS",
      showTopics: true,
      showHours: true,
      version: 0,
    });
    const { projectId: _, ...input } = before;
    const body = { ...input, numberPrefix: "ROPS/WS", heading: { pl: "Certyfikat" } };
    const save = () => as("coordinator", "PUT", template(), { body });
    expect(await bodyOf(save())).toEqual({
      ...body,
      projectId: stage.projectId,
      version: 1,
      updatedAt: stage.world.clock.now,
    });
    expect(await problemBody(save())).toMatchObject({
      status: 409,
      code: "certificate.template_version_conflict",
    });
    for (const role of ["organiser", "auditor"] as const) {
      expect((await as(role, "GET", template())).status).toBe(200);
      expect(await problemBody(as(role, "PUT", template(), { body }))).toMatchObject({
        status: 403,
        code: "certificate.read_only",
      });
    }
    expect(await problemBody(as("assistant", "GET", template()))).toMatchObject({
      status: 403,
      code: "certificate.forbidden",
    });
  });

  it("is refused with a prefix that no number can have, and with a signature that is not the project's", async () => {
    const {
      projectId: _,
      updatedAt: __,
      ...now
    } = await bodyOf<CertificateTemplate>(as("admin", "GET", template()));
    const save = (overrides: object) => as("admin", "PUT", template(), { body: { ...now, ...overrides } });
    expect((await problemBody(save({ numberPrefix: "WS 2011" }))).issues).toEqual([
      { path: "numberPrefix", code: "certificate.number_prefix" },
    ]);
    expect(await problemBody(save({ signatureFileId: "fil_00000000000000000000000009" }))).toMatchObject({
      status: 422,
      code: "certificate.signature_unknown",
      issues: [{ path: "signatureFileId", code: "certificate.signature_unknown" }],
    });
  });

  it("is shown before it is saved", async () => {
    const {
      projectId: _,
      updatedAt: __,
      ...now
    } = await bodyOf<CertificateTemplate>(as("admin", "GET", template()));
    const body = { ...now, wording: { ms: { pl: "poznała metodę" } } };
    const { bytes } = await as("coordinator", "POST", `${template()}/preview`, { body });
    const text = await pdfText(bytes);
    expect(text).toContain("poznała metodę");
    expect(text).toMatch(/podgląd/i);
  });
});

describe("certificates of an event over HTTP", () => {
  it("are listed with who may get one, to all but assistants", async () => {
    const list = await bodyOf<EventCertificates>(as("auditor", "GET", ofEvent()));
    expect(list).toMatchObject({
      thresholdPercent: 80,
      today: "2026-03-02",
      issuableFrom: "2026-02-10",
      allClosed: false,
      nextNumber: "ROPS/WS/2026/001",
      may: { issue: false },
    });
    expect(list.people.map(({ percent, entitled, hasEmail }) => [percent, entitled, hasEmail])).toEqual(
      people.map(() => [100, true, true]),
    );
    expect(list.institutions.map(({ holder }) => holder)).toEqual([
      { type: "institution", name: "OPS", town: "Mońki" },
    ]);
    const then = await bodyOf<EventCertificates>(
      as("organiser", "GET", ofEvent(), { query: { issuedOn: "2025-12-31" } }),
    );
    expect([then.nextNumber, then.may.issue]).toEqual(["ROPS/WS/2025/001", true]);
    expect(await problemBody(as("assistant", "GET", ofEvent()))).toMatchObject({
      status: 403,
      code: "certificate.forbidden",
    });
  });

  it("are shown before they are issued", async () => {
    const [person] = people;
    const preview = (query: Record<string, string>) =>
      as("organiser", "GET", `${ofEvent()}/preview.pdf`, { query });
    const { bytes, headers } = await preview({ registrationId: person?.registrationId ?? "" });
    expect(headers.get("content-disposition")).toBe('inline; filename="podglad.pdf"');
    const text = await pdfText(bytes);
    expect(text).toMatch(/podgląd/i);
    expect(text).toContain("ROPS/WS/2026/001");
    expect(await pdfText((await preview({ institution: "OPS, Mońki" })).bytes)).toContain("OPS");
    expect(await problemBody(preview({ institution: "Nikt" }))).toMatchObject({
      status: 404,
      code: "certificate.holder_unknown",
    });
    expect(await problemBody(preview({}))).toMatchObject({ status: 404, code: "certificate.holder_unknown" });
  });

  it("are issued by those who run the event, with a day from its last until today", async () => {
    const body = {
      registrationIds: people.map(({ registrationId }) => registrationId),
      institutions: ["OPS, Mońki"],
    };
    const issue = (role: Role, overrides: object = {}) =>
      as(role, "POST", ofEvent(), { body: { ...body, ...overrides } });
    expect(await problemBody(issue("auditor"))).toMatchObject({ status: 403, code: "certificate.read_only" });
    expect(await problemBody(issue("assistant"))).toMatchObject({
      status: 403,
      code: "certificate.forbidden",
    });
    for (const issuedOn of ["2026-02-09", "2026-03-03"]) {
      expect(await problemBody(issue("organiser", { issuedOn }))).toMatchObject({
        status: 409,
        code: "certificate.issue_day",
        issues: [{ path: "issuedOn", code: "certificate.issue_day" }],
      });
    }
    const answer = await bodyOf<IssueAnswer>(issue("organiser", { issuedOn: "2026-02-28" }));
    expect(answer.issued.map(({ number, issuedOn }) => `${number} ${issuedOn}`)).toEqual(
      [1, 2, 3, 4].map((sequence) => `ROPS/WS/2026/00${sequence} 2026-02-28`),
    );
    const again = await bodyOf<IssueAnswer>(issue("organiser"));
    expect([again.issued, again.skipped.map(({ code }) => code)]).toEqual([
      [],
      Array.from({ length: 4 }, () => "certificate.issued_already"),
    ]);
    const list = await bodyOf<EventCertificates>(as("organiser", "GET", ofEvent()));
    expect(list.people.map(({ certificate }) => certificate?.number)).toEqual(
      answer.issued.slice(0, 3).map(({ number }) => number),
    );
  });

  it("are not issued before the event is over", async () => {
    const body = { registrationIds: [stage.person.registrationId], institutions: [] };
    expect(
      await problemBody(as("organiser", "POST", `/events/${stage.event.eventId}/certificates`, { body })),
    ).toMatchObject({ status: 409, code: "certificate.event_not_over" });
  });

  it("are not issued before their holder's last session has ended, unless with a reason that the register keeps", async () => {
    const { world } = stage;
    const day = "2026-03-02";
    world.clock.now = `${day}T01:00:00.000Z`;
    const dates = { type: "exact", startsOn: day, endsOn: day } as const;
    // Seven hours before nine o'clock in Warsaw.
    const { event: tonight, people: two } = await attendedEvent(world, stage.projectId, 2, {
      dates,
      agenda: [agendaItem({ day, from: "09:00", to: "15:00" })],
    });
    const issue = (more: object = {}) =>
      bodyOf<IssueAnswer>(
        call(world, "POST", `/api/staff/events/${tonight.eventId}/certificates`, {
          cookie: stage.cookies.admin,
          body: {
            registrationIds: two.map(({ registrationId }) => registrationId),
            institutions: [],
            ...more,
          },
        }),
      );
    const ends = await bodyOf<EventCertificates>(
      call(world, "GET", `/api/staff/events/${tonight.eventId}/certificates`, {
        cookie: stage.cookies.admin,
      }),
    );
    expect(ends.people.map(({ endsAt }) => endsAt)).toEqual(two.map(() => `${day}T14:00:00.000Z`));
    expect(await issue()).toEqual({
      issued: [],
      skipped: two.map(({ registrationId }) => ({ holder: registrationId, code: "certificate.too_early" })),
    });
    const reason = "Wręczenie na zakończenie zajęć";
    const [first] = two;
    const early = await issue({ registrationIds: [first?.registrationId], reason });
    expect(early.issued.map(({ earlyReason, issuedOn }) => [earlyReason, issuedOn])).toEqual([[reason, day]]);
    // Once it has ended nobody needs one, and one that was not needed is not kept.
    world.clock.now = `${day}T14:00:00.000Z`;
    const late = await issue({ reason: "Nieważne" });
    expect([late.issued.map(({ earlyReason }) => earlyReason), late.skipped.length]).toEqual([
      [undefined],
      1,
    ]);
    await world.follow();
    const { items } = await world.deps.services.audit.listEventHistory(asStaff(world), tonight.eventId);
    expect(
      items.filter(({ action }) => action === "certificate.issued").map(({ reason: why }) => why),
    ).toEqual([undefined, reason]);
    const register = await call(world, "GET", `/api/staff/projects/${stage.projectId}/certificates.xlsx`, {
      cookie: stage.cookies.admin,
    });
    const [sheet] = await readWorkbook(Buffer.from(register.bytes));
    const head = sheet?.data.find((row) => row.includes("Numer")) ?? [];
    expect(sheet?.data.map((row) => row[head.indexOf("Powód wydania przed końcem zajęć")])).toContain(reason);
    world.clock.now = START;
  });

  it("that are made the day before bear the last day, never one before it", async () => {
    const { world } = stage;
    const { event: ahead, people: own } = await attendedEvent(world, stage.projectId, 1, {
      dates: { type: "exact", startsOn: "2026-03-01", endsOn: "2026-03-04" },
      agenda: [
        agendaItem({ day: "2026-03-01" }),
        agendaItem({ itemId: "s2", day: "2026-03-04", from: "09:00", to: "09:30" }),
      ],
    });
    const registrationIds = own.map(({ registrationId }) => registrationId);
    const issue = (more: object) =>
      call(world, "POST", `/api/staff/events/${ahead.eventId}/certificates`, {
        cookie: stage.cookies.admin,
        body: { registrationIds, institutions: [], ...more },
      });
    expect(await problemBody(issue({}))).toMatchObject({ code: "certificate.event_not_over" });
    const reason = "Druk przed wyjazdem";
    for (const issuedOn of ["2026-03-02", "2026-03-05"])
      expect(await problemBody(issue({ reason, issuedOn }))).toMatchObject({ code: "certificate.issue_day" });
    const { issued } = await bodyOf<IssueAnswer>(issue({ reason }));
    expect(issued.map(({ issuedOn, earlyReason }) => [issuedOn, earlyReason])).toEqual([
      ["2026-03-04", reason],
    ]);
  });
});

describe("one certificate over HTTP", () => {
  it("is annulled, issued anew and copied by those who run the event only", async () => {
    for (const [command, body] of [
      ["annul", { reason: "Błąd w nazwisku" }],
      ["reissue", { reason: "Błąd w nazwisku" }],
      ["duplicate", undefined],
    ] as const) {
      const { certificate } = await certified();
      const path = `/certificates/${certificate.certificateId}/${command}`;
      expect(await problemBody(as("auditor", "POST", path, { body }))).toMatchObject({
        status: 403,
        code: "certificate.read_only",
      });
      expect((await as("organiser", "POST", path, { body })).status).toBeLessThan(300);
    }
  });

  it("is nobody's from another project", async () => {
    const { certificate } = await certified();
    const { cookie } = await stage.world.signIn({
      role: "coordinator",
      projectIds: [stage.foreign.projectId],
    });
    const path = `/api/staff/certificates/${certificate.certificateId}`;
    const unknown = "/api/staff/certificates/crt_00000000000000000000000009";
    for (const [method, rest, body] of [
      ["GET", "/document.pdf", undefined],
      ["POST", "/annul", { reason: "Błąd w nazwisku" }],
      ["POST", "/reissue", { reason: "Błąd w nazwisku" }],
      ["POST", "/duplicate", undefined],
    ] as const) {
      const answers = await Promise.all(
        [path, unknown].map((base) => problemBody(call(stage.world, method, base + rest, { cookie, body }))),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject({ status: 404, code: "certificate.not_found" });
    }
  });

  it("wants a reason", async () => {
    const { certificate } = await certified();
    const body = { reason: " x " };
    const path = `/certificates/${certificate.certificateId}`;
    for (const command of ["annul", "reissue"]) {
      expect((await problemBody(as("organiser", "POST", `${path}/${command}`, { body }))).issues).toEqual([
        { path: "reason", code: "field.required", limit: 3 },
      ]);
    }
  });

  it("is downloaded under a safe name; a duplicate only after one was made", async () => {
    const { certificate } = await certified();
    const path = `/certificates/${certificate.certificateId}`;
    const { headers } = await as("auditor", "GET", `${path}/document.pdf`);
    expect([headers.get("content-disposition"), headers.get("cache-control")]).toEqual([
      expect.stringMatching(/^attachment; filename="zaswiadczenie-rops-ws-2026-\d{3}-zak-1\.pdf"$/),
      "private, no-store",
    ]);
    const duplicate = () => as("organiser", "GET", `${path}/document.pdf`, { query: { duplicate: "yes" } });
    expect(await problemBody(duplicate())).toMatchObject({ status: 404, code: "certificate.no_duplicate" });
    await as("organiser", "POST", `${path}/duplicate`);
    expect(await pdfText((await duplicate()).bytes)).toMatch(/duplikat/i);
  });
});

describe("the register over HTTP", () => {
  it("is read by coordinators and auditors, the newest first, by year, state, name and number", async () => {
    const { certificate } = await certified();
    const list = async (query: Record<string, string> = {}, role: Role = "auditor") =>
      (await bodyOf<Page<CertificateView>>(as(role, "GET", register(), { query }))).items;
    const all = await list();
    expect(all[0]).toEqual(certificate);
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => all.length - index));
    expect(await list({ q: certificate.number }, "coordinator")).toEqual([certificate]);
    expect(await list({ year: "2025" })).toEqual([]);
    expect((await list({ state: "annulled" })).every(({ state }) => state === "annulled")).toBe(true);
    expect((await list({ q: "lucja smialek" })).map(({ holder }) => holder)).toEqual([
      expect.objectContaining({ firstName: "Łucja", lastName: "Śmiałek" }),
    ]);
    for (const role of ["assistant", "organiser"] as const) {
      expect(await problemBody(as(role, "GET", register()))).toMatchObject({
        status: 403,
        code: "certificate.forbidden",
      });
      expect((await as(role, "GET", `${register()}.xlsx`)).status).toBe(403);
    }
    const foreign = `/projects/${stage.foreign.projectId}/certificates`;
    expect(await problemBody(as("auditor", "GET", foreign))).toMatchObject({
      status: 404,
      code: "project.not_found",
    });
  });

  it("is a workbook too", async () => {
    const { bytes, headers } = await as("auditor", "GET", `${register()}.xlsx`, { query: { year: "2026" } });
    expect(headers.get("content-disposition")).toBe(
      'attachment; filename="rejestr-zaswiadczen-partnerstwa-lokalne-2026.xlsx"',
    );
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe("PK");
  });
});

describe("the holder's own page", () => {
  it("lists certificates, hands the document out, and decides on the name", async () => {
    const { certificate, token, code } = await certified();
    const own = `/registrations/${token}`;
    const page = () => bodyOf<{ certificates: unknown[] }>(open("GET", own));
    const shown = {
      certificateId: certificate.certificateId,
      number: certificate.number,
      state: "issued",
      issuedOn: "2026-03-02",
      nameShown: false,
      verifyUrl: certificate.verifyUrl,
    };
    expect((await page()).certificates).toEqual([shown]);
    const path = `${own}/certificates/${certificate.certificateId}`;
    expect(await pdfText((await open("GET", `${path}/document.pdf`)).bytes)).toContain(certificate.number);
    const holder = async () =>
      (await bodyOf<CertificateVerification>(open("GET", `/certificates/${code}`))).holder;
    expect(await holder()).toBe("Ł. Ż.");
    expect(await bodyOf(open("PATCH", path, { body: { nameShown: true } }))).toEqual({
      ...shown,
      nameShown: true,
    });
    expect(await holder()).toBe("Łucja Żak 1");
    expect((await problemBody(open("PATCH", path, { body: { nameShown: "yes" } }))).status).toBe(422);
  });

  it("is no way to the certificates of others", async () => {
    const [mine, theirs] = [await certified(), await certified()];
    const path = (token: string) =>
      `/registrations/${token}/certificates/${theirs.certificate.certificateId}`;
    for (const [method, rest, body] of [
      ["GET", "/document.pdf", undefined],
      ["PATCH", "", { nameShown: true }],
    ] as const) {
      expect(await problemBody(open(method, path(mine.token) + rest, { body }))).toMatchObject({
        status: 404,
        code: "certificate.not_found",
      });
      expect(
        await problemBody(open(method, path(`${theirs.token.slice(0, -1)}_`) + rest, { body })),
      ).toMatchObject({
        status: 404,
        code: "registration.not_found",
      });
    }
  });
});

describe("what anybody may check", () => {
  it("is little, may be cached for a minute, and is found by a code typed from paper", async () => {
    const { certificate, code } = await certified();
    const answer = await open("GET", `/certificates/${code.toLowerCase().replace(/^(.{5})/, "$1-")}`);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=60");
    expect(answer.json).toEqual({
      state: "issued",
      number: certificate.number,
      issuer: "Regionalny Ośrodek Polityki Społecznej",
      eventKind: "training",
      eventTitle: { pl: "Praca z rodziną" },
      startsOn: "2026-02-10",
      endsOn: "2026-02-10",
      hours: { count: 4, unit: "clock" },
      issuedOn: "2026-03-02",
      holder: "Ł. Ż.",
      holderType: "person",
    });
    const { reason } = { reason: "Tajny powód" };
    const path = `/certificates/${certificate.certificateId}`;
    const next = await bodyOf<CertificateView>(
      as("organiser", "POST", `${path}/reissue`, { body: { reason } }),
    );
    const after = await open("GET", `/certificates/${code}`);
    expect(after.json).toMatchObject({
      state: "annulled",
      annulledOn: "2026-03-02",
      replacedByNumber: next.number,
    });
    expect(after.text).not.toContain(reason);
  });

  it("is also a signed credential, until it is annulled", async () => {
    const { certificate, code } = await certified();
    const credential = await open("GET", `/certificates/${code}/credential.json`);
    expect(credential.headers.get("content-disposition")).toMatch(
      /^attachment; filename="rops-ws-2026-\d{3}\.json"$/,
    );
    expect(await goodProofs(credential.json)).toEqual(["eddsa-rdfc-2022", "eddsa-jcs-2022"]);
    expect(credential.text).not.toMatch(/Łucja|lucja|reg_/);
    const issuer = await bodyOf<{ id: string; assertionMethod: string[] }>(open("GET", "/issuer"));
    expect(credential.json).toMatchObject({
      issuer: { id: issuer.id },
      proof: [
        { verificationMethod: issuer.assertionMethod[0] },
        { verificationMethod: issuer.assertionMethod[0] },
      ],
    });
    const revoked = async () =>
      (await bodyOf<{ revokedCredential: unknown[] }>(open("GET", `/certificates/${code}/status.json`)))
        .revokedCredential;
    expect(await revoked()).toEqual([]);
    await as("organiser", "POST", `/certificates/${certificate.certificateId}/annul`, {
      body: { reason: "Pomyłka" },
    });
    expect(await problemBody(open("GET", `/certificates/${code}/credential.json`))).toMatchObject({
      status: 410,
      code: "certificate.annulled",
    });
    expect(await revoked()).toEqual([
      { id: `https://zapisy.example/api/certificates/${code}/credential.json`, revoked: true },
    ]);
  });

  it("is not for guessing: thirty wrong codes in ten minutes from one address", async () => {
    const { code } = await certified();
    const from = (address: string, wanted: string) =>
      open("GET", `/certificates/${wanted}`, { from: address });
    const wrong = "ZZZZZYYYYYXXXXXWWWWW";
    for (let count = 0; count < 30; count += 1) expect((await from("198.51.100.4", wrong)).status).toBe(404);
    const refused = await from("198.51.100.4", wrong);
    expect(refused.headers.get("retry-after")).toBe("600");
    expect(refused.json).toMatchObject({ status: 429, code: "rate_limited", retryAfterSeconds: 600 });
    expect((await from("198.51.100.4", code)).status).toBe(200);
    expect((await from("198.51.100.5", wrong)).status).toBe(404);
  });
});
