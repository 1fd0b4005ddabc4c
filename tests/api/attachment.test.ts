import { createHash } from "node:crypto";
import type { AttachmentUpload, CheckedAttachment } from "@zapisy/core/attachment-upload/answer";
import { checkedKey, fileNameOf } from "@zapisy/core/attachment/rules";
import { fileKey } from "@zapisy/core/file";
import type { DelegationView } from "@zapisy/core/delegation/answer";
import type { SelectionSheet } from "@zapisy/core/selection/answer";
import type { ReferralEvent } from "@zapisy/core/referral/answer";
import { LIMITS } from "@zapisy/core/limit/rules";
import type { PersonalView, StaffRegistrationView, TakenSignUp } from "@zapisy/core/registration";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  asStaff,
  historyOf,
  manualInput,
  passMinute,
  publishEvent,
  putOnTeam,
  signUp,
} from "../support/actions.ts";
import { bodyOf, call, problemBody } from "../support/api.ts";
import {
  attachment,
  attachmentInput,
  fileEvent,
  fileQuestion,
  formWith,
  personWithFile,
  sentAttachment,
} from "../support/attachments.ts";
import { postFile, SCAN } from "../support/files.ts";
import { delegatedPerson, delegationInput, signUpInput, successorInput } from "../support/fixture.ts";
import { referralInput } from "../support/referral.ts";
import { createStage, PIXEL, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

const SHA256 = createHash("sha256").update(SCAN).digest("hex");
const PNG = Buffer.from(PIXEL, "base64");
const bucket = () => stage.world.deps.bucket;
const api = (method: string, path: string, body?: unknown, role?: keyof Stage["cookies"]) =>
  call(stage.world, method, path, { body, ...(role && { cookie: stage.cookies[role] }) });
const join = (slug: string, paper: string) =>
  api(
    "POST",
    `/api/events/${slug}/registrations`,
    signUpInput(stage.next(), paper ? { answers: { paper } } : {}),
  );
const ownPage = (token: string) => bodyOf<PersonalView>(api("GET", `/api/registrations/${token}`));
const patch = (token: string, body: object) => api("PATCH", `/api/registrations/${token}`, body);
const ownLink = (token: string, questionId = "paper") =>
  api("GET", `/api/registrations/${token}/attachments/${questionId}`);
const stored = async (id: string) => stage.world.deps.stores.registrations.find(id as `reg_${string}`);
async function bytesAt(answer: Parameters<typeof bodyOf>[0]) {
  const { url } = await bodyOf<{ url: string }>(answer);
  const response = await fetch(url);
  return {
    bytes: Buffer.from(await response.arrayBuffer()),
    type: response.headers.get("content-type"),
    as: response.headers.get("content-disposition"),
  };
}

describe("a file that answers a question", () => {
  it("is announced, sent, looked at, and named by the sign-up; staff and its owner open it", async () => {
    const event = await fileEvent(stage);
    const announced = await bodyOf<AttachmentUpload>(
      api("POST", `/api/events/${event.slug}/attachments`, attachmentInput({ bytes: SCAN.byteLength })),
    );
    expect((await postFile(announced, SCAN)).status).toBe(204);
    const { ticket } = announced;
    const { answer } = await bodyOf<CheckedAttachment>(api("POST", "/api/attachments", { ticket }));
    expect(fileNameOf(answer)).toBe("Zgoda – Łucja.pdf");
    const { registrationId, token } = await bodyOf<TakenSignUp>(join(event.slug, answer));
    const person = await stored(registrationId);
    expect({ answers: person?.answers, attachments: person?.attachments }).toEqual({
      answers: { paper: "Zgoda – Łucja.pdf" },
      attachments: {
        paper: {
          fileId: expect.stringMatching(/^fil_/),
          mediaType: "application/pdf",
          bytes: SCAN.byteLength,
          sha256: SHA256,
        },
      },
    });
    const page = await ownPage(token);
    expect(page.answers.paper).toBe("Zgoda – Łucja.pdf");
    for (const asked of [
      ownLink(token),
      api(
        "GET",
        `/api/staff/events/${event.eventId}/registrations/${registrationId}/attachments/paper`,
        undefined,
        "admin",
      ),
    ]) {
      expect(await bytesAt(asked)).toEqual({
        bytes: SCAN,
        type: "application/pdf",
        as: `attachment; filename="Zgoda _ Lucja.pdf"; filename*=UTF-8''Zgoda%20%E2%80%93%20%C5%81ucja.pdf`,
      });
    }
  });

  it("stays when the form was refused for another field, and is sent with it again", async () => {
    const event = await fileEvent(stage);
    const paper = await attachment(stage, event);
    const wrong = signUpInput(stage.next(), { answers: { paper }, email: "bez-malpy" });
    expect((await api("POST", `/api/events/${event.slug}/registrations`, wrong)).status).toBe(422);
    expect((await join(event.slug, paper)).status).toBe(201);
  });

  it("is kept with its registration by the stream, replaced and taken away with the answer", async () => {
    const event = await fileEvent(stage);
    const { registrationId, token } = await personWithFile(stage);
    await stage.world.follow();
    const first = (await stored(registrationId))?.attachments?.paper?.fileId ?? "";
    expect(await bucket().get(fileKey(registrationId, first))).toEqual(SCAN);
    // Under the same name: what changed is the file alone.
    const other = Buffer.from("%PDF-1.7\n%%other\n");
    const paper = await attachment(stage, event, other);
    expect((await patch(token, { version: 1, answers: { paper } })).status).toBe(200);
    await stage.world.follow();
    const second = (await stored(registrationId))?.attachments?.paper?.fileId ?? "";
    expect([
      await bucket().head(fileKey(registrationId, first)),
      await bucket().get(fileKey(registrationId, second)),
    ]).toEqual([undefined, other]);
    // A correction of something else says the answer as it was shown.
    const { answers } = await ownPage(token);
    expect((await patch(token, { version: 2, answers, phone: "600700800" })).status).toBe(200);
    expect((await stored(registrationId))?.attachments?.paper?.fileId).toBe(second);
    expect((await patch(token, { version: 3, answers: {} })).status).toBe(200);
    await stage.world.follow();
    const after = await stored(registrationId);
    expect([after?.answers, after?.attachments]).toEqual([{}, undefined]);
    expect(await bucket().head(fileKey(registrationId, second))).toBeUndefined();
    expect((await ownLink(token)).status).toBe(404);
  });

  it("is told by the history as what changed, without its name", async () => {
    const { registrationId, token } = await personWithFile(stage);
    const paper = await attachment(stage, await fileEvent(stage));
    await patch(token, { version: 1, answers: { paper } });
    await stage.world.follow();
    const entries = await historyOf(stage.world, registrationId);
    expect(entries.at(0)).toMatchObject({ action: "registration.edited", fields: ["attachments"] });
    expect(JSON.stringify(entries)).not.toContain("Zgoda");
  });

  it("is demanded where it is required, and of those who have a place where it is asked later", async () => {
    const form = formWith([fileQuestion({ required: true })]);
    const event = await publishEvent(stage.world, stage.projectId, { form, seats: 1 });
    expect(await problemBody(join(event.slug, ""))).toMatchObject({
      status: 422,
      issues: [{ path: "answers.paper", code: "file.missing" }],
    });
    const later = await publishEvent(stage.world, stage.projectId, {
      form: { ...form, later: ["paper"] },
      seats: 1,
    });
    const announce = (path: string) => api("POST", `${path}/attachments`, attachmentInput());
    // Nobody is asked before they have a place.
    expect((await announce(`/api/events/${later.slug}`)).status).toBe(422);
    const [holder, waiting] = [
      await signUp(stage.world, later, stage.next()),
      await signUp(stage.world, later, stage.next()),
    ];
    expect((await announce(`/api/registrations/${waiting.token}`)).status).toBe(422);
    const announced = await bodyOf<AttachmentUpload>(announce(`/api/registrations/${holder.token}`));
    await postFile(announced, SCAN);
    const { answer: paper } = await bodyOf<CheckedAttachment>(
      api("POST", "/api/attachments", { ticket: announced.ticket }),
    );
    const list = async () =>
      (
        await bodyOf<{ items: StaffRegistrationView[] }>(
          call(stage.world, "GET", `/api/staff/events/${later.eventId}/registrations`, {
            cookie: stage.cookies.admin,
            query: { unanswered: "yes" },
          }),
        )
      ).items.map(({ registrationId }) => registrationId);
    expect(await list()).toEqual([holder.registrationId]);
    expect((await patch(holder.token, { version: 1, answers: { paper } })).status).toBe(200);
    expect(await list()).toEqual([]);
  });

  it("is entered by staff for somebody, also where sign-up is closed", async () => {
    const event = await publishEvent(stage.world, stage.projectId, { form: formWith([fileQuestion()]) });
    const announced = await bodyOf<AttachmentUpload>(
      api("POST", `/api/staff/events/${event.eventId}/attachments`, attachmentInput(), "admin"),
    );
    await postFile(announced, SCAN);
    const { answer: paper } = await bodyOf<CheckedAttachment>(
      api("POST", "/api/attachments", { ticket: announced.ticket }),
    );
    const { registration } = await bodyOf<{ registration: StaffRegistrationView }>(
      api(
        "POST",
        `/api/staff/events/${event.eventId}/registrations`,
        manualInput({ lastName: `Papierowy ${stage.next()}`, answers: { paper } }),
        "admin",
      ),
    );
    expect([registration.answers.paper, registration.attachments?.paper?.sha256]).toEqual([
      "Zgoda – Łucja.pdf",
      SHA256,
    ]);
  });
});

describe("a file of somebody whom another person registers", () => {
  const form = formWith([fileQuestion({ required: true })]);
  const recruitment = {
    mode: "first_come",
    delegations: true,
    handovers: true,
    closes: "2026-03-10T12:00",
  } as const;
  let before: string;
  beforeEach(() => {
    before = stage.world.clock.now;
  });
  // What follows is on a day on which sign-up is open.
  afterEach(() => {
    stage.world.clock.now = before;
  });
  /** Sends a file by a door; answers what names it. */
  async function sentBy(door: string, bytes: Uint8Array): Promise<string> {
    const body = attachmentInput({ bytes: bytes.byteLength });
    const announced = await bodyOf<AttachmentUpload>(api("POST", door, body));
    await postFile(announced, bytes);
    const { ticket } = announced;
    return (await bodyOf<CheckedAttachment>(api("POST", "/api/attachments", { ticket }))).answer;
  }
  const keptOf = async (registrationId: string) => {
    const fileId = (await stored(registrationId))?.attachments?.paper?.fileId ?? "";
    return bucket().get(fileKey(registrationId, fileId));
  };
  /** Two people of an office, of whom each has a file of their own. */
  async function delegation() {
    const event = await publishEvent(stage.world, stage.projectId, { form, recruitment });
    const number = stage.next();
    const papers = [Buffer.from("%PDF-1.7\n%%one\n"), Buffer.from("%PDF-1.7\n%%two\n")];
    const input = delegationInput(number);
    const people = [];
    for (const [index, bytes] of papers.entries())
      people.push({
        ...delegatedPerson(`${number}-${index}`),
        answers: { paper: await sentBy(`/api/events/${event.slug}/attachments`, bytes) },
      });
    const path = `/api/events/${event.slug}/delegations`;
    const missing = await problemBody(
      call(stage.world, "POST", path, { body: input, headers: { "idempotency-key": `empty-${number}` } }),
    );
    expect(missing.issues).toContainEqual(
      expect.objectContaining({ path: "people.0.answers.paper", code: "file.missing" }),
    );
    const { token } = await bodyOf<{ token: string }>(
      call(stage.world, "POST", path, {
        body: { ...input, people },
        headers: { "idempotency-key": `sent-${number}` },
      }),
    );
    await stage.world.follow();
    const view = await bodyOf<DelegationView>(api("GET", `/api/delegations/${token}`));
    return { event, token, papers, ids: view.people.map(({ registrationId }) => registrationId) };
  }

  it("is each one's own in a delegation, and comes with whoever is given a place after sign-up closed", async () => {
    const { event, token, papers, ids } = await delegation();
    expect(await Promise.all(ids.map((id) => keptOf(id)))).toEqual(papers);
    passMinute(stage.world, 14 * 24 * 60);
    const closed = api("POST", `/api/events/${event.slug}/attachments`, attachmentInput());
    expect(await problemBody(closed)).toMatchObject({ code: "registration.recruitment_closed" });

    const third = Buffer.from("%PDF-1.7\n%%three\n");
    const exchange = (paper?: string) =>
      api("POST", `/api/delegations/${token}/people/${ids[0]}/exchange`, {
        ...successorInput(stage.next()),
        answers: paper ? { paper } : {},
      });
    expect((await problemBody(exchange())).issues).toEqual([{ path: "answers.paper", code: "file.missing" }]);
    const view = await bodyOf<DelegationView>(
      exchange(await sentBy(`/api/delegations/${token}/attachments`, third)),
    );
    await stage.world.follow();
    // Whoever had the place keeps what was theirs, so that the history of both can be looked at.
    expect(
      await Promise.all([ids[0] ?? "", ...view.people.map((one) => one.registrationId)].map(keptOf)),
    ).toEqual([papers[0], third, papers[1]]);
  });

  it("comes with whom a participant passes their place on to, by their own link", async () => {
    const event = await publishEvent(stage.world, stage.projectId, { form, recruitment });
    const own = await attachment(stage, event);
    const { registrationId, token } = await signUp(stage.world, event, stage.next(), {
      answers: { paper: own },
    });
    await stage.world.follow();
    passMinute(stage.world, 14 * 24 * 60);
    const other = Buffer.from("%PDF-1.7\n%%colleague\n");
    const paper = await sentBy(`/api/registrations/${token}/attachments`, other);
    const body = { ...successorInput(stage.next()), answers: { paper } };
    expect((await api("POST", `/api/registrations/${token}/handover`, body)).status).toBe(200);
    await stage.world.follow();
    const successor = (await stored(registrationId))?.handedTo ?? "";
    expect(await Promise.all([registrationId, successor].map(keptOf))).toEqual([SCAN, other]);
  });

  it.each(["public", "closed"] as const)("comes with a referral to a %s event", async (visibility) => {
    const referrals = { mode: "first_come", referrals: "only" } as const;
    const { eventId } = await publishEvent(stage.world, stage.projectId, {
      form,
      visibility,
      recruitment: referrals,
    });
    const { event } = await bodyOf<ReferralEvent>(
      api("GET", `/api/staff/referral-events/${eventId}`, undefined, "referrer"),
    );
    const refer = (answers: Record<string, string>) => {
      const number = stage.next();
      const person = { ...delegatedPerson(number), answers };
      return api(
        "POST",
        `/api/staff/referral-events/${eventId}/referrals`,
        referralInput(number, { person }),
        "referrer",
      );
    };
    expect((await problemBody(refer({}))).issues).toEqual([
      { path: "person.answers.paper", code: "file.missing" },
    ]);
    const paper = await sentBy(`/api/events/${event.slug}/attachments`, SCAN);
    const { registrationId } = await bodyOf<{ registrationId: string }>(refer({ paper }));
    await stage.world.follow();
    expect(await keptOf(registrationId)).toEqual(SCAN);
  });

  it("is announced by a contact as long as a place can be given on, for what is asked of newcomers alone", async () => {
    const { token } = await delegation();
    const announce = (input = attachmentInput()) =>
      api("POST", `/api/delegations/${token}/attachments`, input);
    expect((await problemBody(announce(attachmentInput({ questionId: "other" })))).issues).toEqual([
      { path: "questionId", code: "field.not_asked" },
    ]);
    expect((await announce()).status).toBe(201);
    passMinute(stage.world, 60 * 24 * 60);
    expect(await problemBody(announce())).toMatchObject({
      status: 409,
      code: "registration.exchanges_closed",
    });
  });
});

describe("somebody who means harm", () => {
  it.each<[string, string, Uint8Array, Parameters<typeof attachmentInput>[0], string]>([
    [
      "a program",
      "paper",
      Buffer.from("MZ\u0090\u0000\u0003"),
      { name: "zgoda.pdf" },
      "file.not_what_it_says",
    ],
    [
      "a script in a picture",
      "paper",
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
      { name: "zgoda.png", mediaType: "image/png" },
      "file.not_what_it_says",
    ],
    ["a picture that calls itself PDF", "paper", PNG, {}, "file.not_what_it_says"],
  ])("sends %s, and nothing of it is kept", async (_, questionId, bytes, input, code) => {
    const event = await fileEvent(stage);
    const { ticket } = await sentAttachment(
      stage,
      event,
      bytes,
      attachmentInput({ questionId, bytes: bytes.byteLength, ...input }),
    );
    const ids: string[] = [];
    const { copy } = bucket();
    bucket().copy = (from, to) => (ids.push(to), copy(from, to));
    expect(await problemBody(api("POST", "/api/attachments", { ticket }))).toMatchObject({
      status: 422,
      code,
    });
    bucket().copy = copy;
    expect(ids).toHaveLength(1);
    expect(await bucket().head(ids[0] ?? "")).toBeUndefined();
  });

  it.each([
    ["more than 5 MB", { bytes: 5 * 1024 * 1024 + 1 }, "bytes", "file.attachment_too_large"],
    ["nothing", { bytes: 0 }, "bytes", "file.empty"],
    ["a drawing with scripts", { mediaType: "image/svg+xml" as "image/png" }, "mediaType", "file.type"],
    ["an answer to another kind of question", { questionId: "name" }, "questionId", "field.not_asked"],
    ["an answer to a property of every object", { questionId: "__proto__" }, "questionId", "field.not_asked"],
  ])("announces %s, and gets no form", async (_, input, path, code) => {
    const { slug } = await fileEvent(stage);
    const answer = problemBody(api("POST", `/api/events/${slug}/attachments`, attachmentInput(input)));
    expect(await answer).toMatchObject({ status: 422, issues: [expect.objectContaining({ path, code })] });
  });

  it("sends more than was announced, and the store takes none of it", async () => {
    const { slug } = await fileEvent(stage);
    const announced = await bodyOf<AttachmentUpload>(
      api("POST", `/api/events/${slug}/attachments`, attachmentInput()),
    );
    expect((await postFile(announced, Buffer.alloc(6_000_000))).status).toBe(400);
    expect(await problemBody(api("POST", "/api/attachments", { ticket: announced.ticket }))).toMatchObject({
      status: 409,
      code: "file.not_arrived",
    });
  });

  it("replaces what was looked at by something else, and the receipt is still of what was", async () => {
    const event = await fileEvent(stage);
    const announced = await sentAttachment(stage, event);
    const { ticket } = announced;
    const { answer: paper } = await bodyOf<CheckedAttachment>(api("POST", "/api/attachments", { ticket }));
    // The form still works, and what it brings can be shown to be looked at again.
    const evil = Buffer.from("MZ\u0090\u0000\u0003".padEnd(SCAN.byteLength, "x").slice(0, SCAN.byteLength));
    await postFile(announced, evil.subarray(0, SCAN.byteLength));
    expect((await api("POST", "/api/attachments", { ticket })).status).not.toBe(200);
    const { token } = await bodyOf<TakenSignUp>(join(event.slug, paper));
    await stage.world.follow();
    expect((await bytesAt(ownLink(token))).bytes).toEqual(SCAN);
  });

  it("names a file by its id, by its name, by somebody's receipt of another question, event or day", async () => {
    const { world, projectId } = stage;
    const event = await fileEvent(stage);
    const two = await publishEvent(world, projectId, {
      form: formWith([fileQuestion(), fileQuestion({ questionId: "other" })]),
    });
    const { registrationId } = await personWithFile(stage);
    const fileId = (await stored(registrationId))?.attachments?.paper?.fileId ?? "";
    const receipt = await attachment(stage, event);
    const [said = "", proof = ""] = receipt.split(".");
    const changed = JSON.parse(Buffer.from(said, "base64url").toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...changed, fileId })).toString("base64url");
    const { ticket } = await sentAttachment(stage, event);
    const refused = async (slug: string, answers: Record<string, string>) => {
      const body = signUpInput(stage.next(), { answers });
      const { status, issues } = await problemBody(api("POST", `/api/events/${slug}/registrations`, body));
      return [status, issues?.map(({ code }) => code)];
    };
    const MISSING = [422, ["file.missing"]];
    const GONE = [422, ["file.gone"]];
    expect({
      id: await refused(event.slug, { paper: fileId }),
      name: await refused(event.slug, { paper: "../../../etc/passwd" }),
      sending: await refused(event.slug, { paper: "sending" }),
      ticket: await refused(event.slug, { paper: ticket }),
      forged: await refused(event.slug, { paper: `${forged}.${proof}` }),
      unsigned: await refused(event.slug, { paper: `${said}.${"A".repeat(43)}` }),
      otherEvent: await refused(two.slug, { paper: receipt }),
      otherQuestion: await refused(two.slug, { other: await attachment(stage, two) }),
    }).toEqual({
      id: MISSING,
      name: MISSING,
      sending: [422, ["file.sending"]],
      ticket: GONE,
      forged: GONE,
      unsigned: GONE,
      otherEvent: GONE,
      otherQuestion: GONE,
    });
    const old = await attachment(stage, event);
    passMinute(world, 24 * 60 + 1);
    expect(await refused(event.slug, { paper: old })).toEqual(GONE);
  });

  it("puts a path into the name, and it is the name without it", async () => {
    const event = await fileEvent(stage);
    const names = ["../../etc/passwd.pdf", String.raw`C:\fakepath\zgoda.pdf`, "a/", `"><img src=x>.pdf`];
    const shown = await Promise.all(
      names.map(async (name) => fileNameOf(await attachment(stage, event, SCAN, attachmentInput({ name })))),
    );
    expect(shown).toEqual(["passwd.pdf", "zgoda.pdf", "a", `"><img src=x>.pdf`]);
  });

  it("opens nobody's file without the right", async () => {
    const { event, registrationId, token } = await personWithFile(stage);
    const other = await signUp(stage.world, event, stage.next());
    const staffPath = (eventId: string, person: string, question = "paper") =>
      `/api/staff/events/${eventId}/registrations/${person}/attachments/${question}`;
    const status = async (path: string, role?: keyof Stage["cookies"]) =>
      (await api("GET", path, undefined, role)).status;
    expect({
      otherLink: (await ownLink(other.token)).status,
      tornLink: (await ownLink(`${token.slice(0, -1)}x`)).status,
      noQuestion: (await ownLink(token, "constructor")).status,
      nobody: await status(staffPath(event.eventId, registrationId)),
      foreignEvent: await status(staffPath(stage.foreign.event.eventId, registrationId), "admin"),
      notInTeam: await status(staffPath(event.eventId, registrationId), "organiser"),
      inheritedQuestion: await status(staffPath(event.eventId, registrationId, "toString"), "admin"),
      admin: await status(staffPath(event.eventId, registrationId), "admin"),
    }).toEqual({
      otherLink: 404,
      tornLink: 404,
      noQuestion: 404,
      nobody: 401,
      foreignEvent: 404,
      notInTeam: 404,
      inheritedQuestion: 404,
      admin: 200,
    });
    passMinute(stage.world);
    await api("GET", staffPath(event.eventId, registrationId), undefined, "admin");
    await stage.world.follow();
    const { items } = await bodyOf<{ items: { action: string; target: string }[] }>(
      api("GET", "/api/staff/history", undefined, "admin"),
    );
    expect(items[0]).toMatchObject({ action: "access.file_opened", target: registrationId });
  });

  it("opens nothing of an applicant unless they are in the committee's team: a member does, and no longer once they left it", async () => {
    const { world, projectId } = stage;
    const event = await publishEvent(world, projectId, {
      form: formWith([fileQuestion()]),
      recruitment: { mode: "selection" },
    });
    const { registrationId } = await signUp(world, event, stage.next(), {
      answers: { paper: await attachment(stage, event) },
    });
    const [member, stranger] = [
      await world.signIn({ role: "assistant", projectIds: [projectId] }),
      await world.signIn({ role: "assistant", projectIds: [projectId] }),
    ];
    const { selection, team } = world.deps.services;
    await putOnTeam(world, event, [member.staff.staffId]);
    await selection.setCriteria(asStaff(world), event.eventId, {
      version: 0,
      criteria: [{ type: "scored", criterionId: "need", title: { pl: "Potrzeba" }, most: 10, weight: 1 }],
      ties: ["registered"],
    });
    await selection.joinCommittee(asStaff(world), event.eventId, member.staff.staffId);
    const as = ({ cookie }: { cookie: string }) => ({
      sheet: () => call(world, "GET", `/api/staff/events/${event.eventId}/selection/sheet`, { cookie }),
      open: () =>
        call(
          world,
          "GET",
          `/api/staff/events/${event.eventId}/registrations/${registrationId}/attachments/paper`,
          { cookie },
        ),
    });
    const { applicants } = await bodyOf<SelectionSheet>(as(member).sheet());
    expect(applicants[0]?.attachments).toEqual((await stored(registrationId))?.attachments);
    expect((await bytesAt(as(member).open())).bytes).toEqual(SCAN);
    expect([(await as(stranger).sheet()).status, (await as(stranger).open()).status]).toEqual([404, 404]);
    await team.leaveTeam(asStaff(world), event.eventId, member.staff.staffId);
    expect([(await as(member).sheet()).status, (await as(member).open()).status]).toEqual([404, 404]);
  });

  it("sends very many, and is stopped without stopping others", async () => {
    const { slug } = await fileEvent(stage);
    const send = (from: string) =>
      call(stage.world, "POST", `/api/events/${slug}/attachments`, { body: attachmentInput(), from });
    const statuses = new Map<number, number>();
    for (let count = 0; count < 200; count += 1) {
      const { status } = await send("203.0.113.99");
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.get(201)).toBeLessThanOrEqual(151);
    expect(statuses.get(429)).toBeGreaterThanOrEqual(49);
    expect((await send("203.0.113.98")).status).toBe(201);
  });

  it("uses up what an event takes, and stops nobody who has a link; nor does one ticket make copies for ever", async () => {
    const event = await fileEvent(stage);
    const { token } = await personWithFile(stage);
    const { limits } = stage.world.deps.stores;
    const { count } = limits;
    limits.count = (limitId, what) =>
      what.most === LIMITS.eventAttachments.most ? Promise.resolve(false) : count(limitId, what);
    const announce = (path: string) => api("POST", `${path}/attachments`, attachmentInput());
    try {
      // A process writes down every so many tries.
      for (let count = 1; count < LIMITS.eventAttachments.step; count += 1)
        await announce(`/api/events/${event.slug}`);
      expect(await announce(`/api/events/${event.slug}`)).toMatchObject({
        status: 429,
        json: { code: "file.too_many_for_event" },
      });
      expect((await announce(`/api/registrations/${token}`)).status).toBe(201);
    } finally {
      limits.count = count;
    }
    passMinute(stage.world, 61);
    const { ticket } = await sentAttachment(stage, event);
    const statuses: number[] = [];
    for (let count = 0; count <= LIMITS.attachmentTicket.most; count += 1)
      statuses.push((await api("POST", "/api/attachments", { ticket })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const late = await sentAttachment(stage, event);
    passMinute(stage.world, 61);
    expect(await problemBody(api("POST", "/api/attachments", { ticket: late.ticket }))).toMatchObject({
      status: 404,
      code: "file.not_found",
    });
  });

  it("comes too late: after sign-up closed nobody is given a form", async () => {
    const event = await publishEvent(stage.world, stage.projectId, { form: formWith([fileQuestion()]) });
    const { event: events } = stage.world.deps.services;
    await events.closeEvent(asStaff(stage.world), event.eventId, event.version);
    expect(
      await problemBody(api("POST", `/api/events/${event.slug}/attachments`, attachmentInput())),
    ).toMatchObject({ status: 409, code: "registration.recruitment_closed" });
  });

  it("uploads and never signs up: what was looked at lies where everything goes by itself", () => {
    expect(checkedKey("fil_1")).toMatch(/^uploads\//);
  });
});
