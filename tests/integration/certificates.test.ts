import { createHash } from "node:crypto";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CertificateId, CertificateView } from "@zapisy/core/certificate";
import type { ProjectId } from "@zapisy/core/project";
import type { StaffRegistrationView } from "@zapisy/core/registration";
import { certificateBytes } from "@zapisy/functions/document/certificate";
import { composeMail } from "@zapisy/functions/effects/send-mail";
import { asPublic, asStaff, createProject, historyOf, manualInput } from "../support/actions.ts";
import { ATTENDED_ON, attend, attendedEvent, codeOf, issueTo } from "../support/certificates.ts";
import { disturb, isTransaction } from "../support/disturb.ts";
import { agendaItem, eventInput } from "../support/fixture.ts";
import { pdfText } from "../support/pdf-text.ts";
import { readUnitsOf } from "../support/reads.ts";
import { PIXEL } from "../support/stage.ts";
import { goodProofs } from "../support/verify-credential.ts";
import { START, createWorld, type World } from "../support/world.ts";

let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  world = await createWorld();
  projectId = await createProject(world, {
    number: "POKL.07.01/10",
    organisations: [{ name: "Regionalny Ośrodek Polityki Społecznej", role: "lead", town: "Białystok" }],
  });
});

beforeEach(() => {
  world.clock.now = START;
});

const service = () => world.deps.services.certificate;
const find = async ({ certificateId }: { certificateId: CertificateId }) => {
  const certificate = await world.deps.stores.certificates.find(certificateId);
  if (!certificate) throw new Error(`${certificateId} is gone`);
  return certificate;
};

/** A person who was given a certificate by a decision, and the certificate. */
async function granted(): Promise<{ person: StaffRegistrationView; certificate: CertificateView }> {
  const { event } = await attendedEvent(world, projectId, 0);
  const { registration: person } = await world.deps.services.registration.enterRegistration(
    asStaff(world),
    event.eventId,
    manualInput(),
  );
  await world.deps.services.attendance.setEntitlement(asStaff(world), event.eventId, person.registrationId, {
    entitled: true,
    reason: "Lista na papierze",
  });
  const [certificate] = await issueTo(world, event.eventId, [person]);
  if (!certificate) throw new Error("nothing was issued");
  return { person, certificate };
}

/** A person who was there and their certificate. */
async function certified(
  person: Parameters<typeof attendedEvent>[4] = () => ({ formOfAddress: "ms" }),
): Promise<{ person: StaffRegistrationView; certificate: CertificateView; token: string }> {
  const { event, people } = await attendedEvent(world, projectId, 1, {}, person);
  const [certificate] = await issueTo(world, event.eventId, people);
  const [first] = people;
  const stored = first && (await world.deps.stores.registrations.find(first.registrationId));
  if (!first || !certificate || !stored) throw new Error("nothing was issued");
  return { person: first, certificate, token: world.deps.services.registration.tokenOf(stored) };
}

describe("issuing certificates", () => {
  it("leaves out who has one, who was not there and who is not known, and says so", async () => {
    const { event, people } = await attendedEvent(world, projectId, 2);
    const { registration: absent } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      {
        firstName: "Jan",
        lastName: "Nieobecny",
        locale: "pl",
        choices: {},
        answers: {},
        ifFull: "reserve",
        consents: { image: false, newsletter: false, needs: false },
      },
    );
    const [first, second] = people;
    if (!first || !second) throw new Error("nobody");
    await issueTo(world, event.eventId, [first]);
    const stranger = "reg_00000000000000000000000009";
    const { issued, skipped } = await service().issueCertificates(asStaff(world), event.eventId, {
      registrationIds: [first.registrationId, second.registrationId, absent.registrationId, stranger],
      institutions: ["Nikt"],
    });
    expect(issued.map(({ holder }) => holder.type === "person" && holder.registrationId)).toEqual([
      second.registrationId,
    ]);
    expect(skipped).toEqual([
      { holder: stranger, code: "certificate.holder_unknown" },
      { holder: "Nikt", code: "certificate.holder_unknown" },
      { holder: absent.registrationId, code: "certificate.not_entitled" },
      { holder: first.registrationId, code: "certificate.issued_already" },
    ]);
  });

  it("mails nobody of an event that was entered after its end, unless that was asked for", async () => {
    const kindsTo = async (person: StaffRegistrationView) => {
      await world.follow();
      const messages = await world.deps.stores.messages.listByOwner(person.registrationId);
      return messages.map(({ kind }) => kind).filter((kind) => kind.startsWith("certificate."));
    };
    const { event, people } = await attendedEvent(world, projectId, 2);
    const { mails } = await service().listEventCertificates(asStaff(world), event.eventId);
    expect(mails).toBe(false);
    const [quiet, asked] = people;
    if (!quiet || !asked) throw new Error("nobody");
    const [certificate] = await issueTo(world, event.eventId, [quiet], { mail: undefined });
    await issueTo(world, event.eventId, [asked], { mail: true });
    expect([await kindsTo(quiet), await kindsTo(asked)]).toEqual([[], ["certificate.issued"]]);
    // Nor of what becomes of it.
    const again = await service().reissueCertificate(asStaff(world), certificate?.certificateId ?? "crt_", {
      reason: "Błąd w nazwisku",
    });
    await service().annulCertificate(asStaff(world), again.certificateId, { reason: "Wydane omyłkowo" });
    expect(await kindsTo(quiet)).toEqual([]);
  });

  it("mails holders of an event that was there before it took place, unless they are not to be", async () => {
    const dates = { type: "exact", startsOn: "2026-03-02", endsOn: "2026-03-03" } as const;
    const { event, people } = await attendedEvent(world, projectId, 2, { dates });
    world.clock.now = "2026-03-05T09:00:00.000Z";
    const { mails } = await service().listEventCertificates(asStaff(world), event.eventId);
    expect(mails).toBe(true);
    const [told, untold] = people;
    if (!told || !untold) throw new Error("nobody");
    await issueTo(world, event.eventId, [told], { mail: undefined });
    await issueTo(world, event.eventId, [untold], { mail: false });
    await world.follow();
    const [first, second] = await Promise.all(
      [told, untold].map(({ registrationId }) => world.deps.stores.messages.listByOwner(registrationId)),
    );
    expect(first?.filter(({ kind }) => kind === "certificate.issued")).toHaveLength(1);
    expect(second?.filter(({ kind }) => kind === "certificate.issued")).toHaveLength(0);
  });

  it("reads for the same people what it reads at a small event, however many others there are", async () => {
    const readsFor = async (others: number) => {
      const { event, people } = await attendedEvent(world, projectId, 2 + others);
      return readUnitsOf(world.deps.table.client, async () => {
        expect(await issueTo(world, event.eventId, people.slice(0, 2))).toHaveLength(2);
      });
    };
    expect(await readsFor(40)).toBe(await readsFor(0));
  });

  it("counts for those who are asked for what took place for others, and was then taken out", async () => {
    const { event, people } = await attendedEvent(world, projectId, 2, {
      agenda: [
        agendaItem({ itemId: "s1", day: ATTENDED_ON, from: "09:00", to: "11:00" }),
        agendaItem({ itemId: "s2", day: ATTENDED_ON, from: "11:00", to: "17:00" }),
      ],
    });
    const [first, second] = people;
    if (!first || !second) throw new Error("nobody");
    await attend(world, event.eventId, "s2", [first]);
    const { version, agenda } = await world.deps.services.event.getEvent(asStaff(world), event.eventId);
    await world.deps.services.event.updateEvent(
      asStaff(world),
      event.eventId,
      {
        ...eventInput(projectId, {
          seats: null,
          dates: { type: "exact", startsOn: ATTENDED_ON, endsOn: ATTENDED_ON },
        }),
        agenda: agenda.filter(({ itemId }) => itemId !== "s2"),
      },
      version,
      "Sala zamknięta",
    );
    const { issued, skipped } = await service().issueCertificates(asStaff(world), event.eventId, {
      registrationIds: [second.registrationId],
      institutions: [],
    });
    expect(issued).toEqual([]);
    expect(skipped).toEqual([{ holder: second.registrationId, code: "certificate.not_entitled" }]);
  });

  it("uses no number for a certificate that could not be printed, and says which character it is", async () => {
    const { event, people } = await attendedEvent(world, projectId, 3, {}, (number) => ({
      lastName: ["Nowak 😀", "ბერიძე", "Nguyễn"][number - 1] ?? "",
    }));
    const [unprintable, georgian, vietnamese] = people;
    const numbers = async () =>
      (await service().listEventCertificates(asStaff(world), event.eventId)).nextNumber;
    const before = await numbers();
    const { issued, skipped } = await service().issueCertificates(asStaff(world), event.eventId, {
      registrationIds: people.map(({ registrationId }) => registrationId),
      institutions: [],
    });
    expect(skipped).toEqual([
      { holder: unprintable?.registrationId, code: "certificate.unprintable", character: "😀" },
    ]);
    const holders = issued.map(({ holder }) => (holder.type === "person" ? holder.registrationId : ""));
    expect(new Set(holders)).toEqual(new Set([georgian?.registrationId, vietnamese?.registrationId]));
    expect(issued.map(({ number }) => number)).toContain(before);
    const after = Number((await numbers()).split("/").at(-1));
    expect(after - Number(before.split("/").at(-1))).toBe(2);
    const files = await Promise.all(
      issued.map(async (view) => pdfText(await certificateBytes(world.deps, await find(view)))),
    );
    expect(files.join("\n")).toMatch(/ბერიძე/);
    expect(files.join("\n")).toMatch(/Nguyễn/);
  });

  it("keeps the old certificate when the new one could not be printed", async () => {
    const { person, certificate } = await certified();
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      certificate.eventId,
      person.registrationId,
      { version: 1, firstName: "李" },
    );
    await expect(
      service().reissueCertificate(asStaff(world), certificate.certificateId, { reason: "zmiana nazwiska" }),
    ).rejects.toMatchObject({ code: "certificate.unprintable", details: { character: "李" } });
    const { state, replacedBy } = await find(certificate);
    expect([state, replacedBy]).toEqual(["issued", undefined]);
  });

  it("follows the decision of staff against the rule, both ways", async () => {
    const { event, people } = await attendedEvent(world, projectId, 1);
    const { registration: absent } = await world.deps.services.registration.enterRegistration(
      asStaff(world),
      event.eventId,
      {
        firstName: "Jan",
        lastName: "Nieobecny",
        locale: "pl",
        choices: {},
        answers: {},
        ifFull: "reserve",
        consents: { image: false, newsletter: false, needs: false },
      },
    );
    const decide = (registrationId: StaffRegistrationView["registrationId"], entitled: boolean) =>
      world.deps.services.attendance.setEntitlement(asStaff(world), event.eventId, registrationId, {
        entitled,
        reason: "Decyzja koordynatorki",
      });
    await decide(absent.registrationId, true);
    const [present] = people;
    if (!present) throw new Error("nobody");
    await decide(present.registrationId, false);
    const issued = await issueTo(world, event.eventId, [absent, present]);
    expect(issued.map(({ holder }) => holder.type === "person" && holder.lastName)).toEqual(["Nieobecny"]);
    const list = await service().listEventCertificates(asStaff(world), event.eventId);
    expect(
      list.people.map(({ entitled, overrideReason, percent }) => ({ entitled, overrideReason, percent })),
    ).toEqual([
      { entitled: true, overrideReason: "Decyzja koordynatorki", percent: 0 },
      { entitled: false, overrideReason: "Decyzja koordynatorki", percent: 100 },
    ]);
  });

  it("gives one to an institution when one of its people was there enough", async () => {
    const { event } = await attendedEvent(world, projectId, 3, {}, (number) => ({
      institution: { name: number === 3 ? "MOPS" : "Ośrodek Pomocy Społecznej", type: "ops", town: "Mońki" },
    }));
    const before = await service().listEventCertificates(asStaff(world), event.eventId);
    expect(before.institutions).toEqual([
      {
        holder: { type: "institution", name: "Ośrodek Pomocy Społecznej", town: "Mońki" },
        percent: 100,
        entitled: true,
        endsAt: "2026-02-10T12:00:00.000Z",
        hasEmail: false,
      },
      {
        holder: { type: "institution", name: "MOPS", town: "Mońki" },
        percent: 100,
        entitled: true,
        endsAt: "2026-02-10T12:00:00.000Z",
        hasEmail: false,
      },
    ]);
    const institutions = ["OŚRODEK pomocy społecznej, Monki"];
    const twice = [
      await issueTo(world, event.eventId, [], { institutions }),
      await issueTo(world, event.eventId, [], { institutions }),
    ];
    expect(twice.map((issued) => issued.map(({ holder }) => holder))).toEqual([
      [{ type: "institution", name: "Ośrodek Pomocy Społecznej", town: "Mońki" }],
      [],
    ]);
    const after = await service().listEventCertificates(asStaff(world), event.eventId);
    expect(after.institutions.map(({ certificate }) => certificate?.number)).toEqual([
      twice[0]?.[0]?.number,
      undefined,
    ]);
  });

  it("gives one to an institution for what its people attended together, none of them enough alone", async () => {
    const agenda = Array.from({ length: 9 }, (_, index) =>
      agendaItem({ itemId: `t${index + 1}`, title: { pl: `Temat ${index + 1}` }, day: ATTENDED_ON }),
    );
    const { event, people } = await attendedEvent(world, projectId, 3, { agenda }, () => ({
      institution: { name: "PCPR", type: "pcpr", town: "Łapy" },
    }));
    const [first, second, third] = people;
    if (!first || !second || !third) throw new Error("three people");
    // All were at the first topic. The second person's are the other four, the third had to be sent home.
    for (const topic of [2, 3, 4, 5]) await attend(world, event.eventId, `t${topic}`, [first]);
    for (const topic of [6, 7, 8]) await attend(world, event.eventId, `t${topic}`, [second]);
    await attend(world, event.eventId, "t9", [third]);
    const candidate = async () => {
      const { people: each, institutions } = await service().listEventCertificates(
        asStaff(world),
        event.eventId,
      );
      return [
        each.map(({ percent }) => percent),
        institutions.map(({ percent, entitled }) => [percent, entitled]),
      ];
    };
    expect(await candidate()).toEqual([[55, 44, 22], [[100, true]]]);
    await world.deps.services.attendance.setEntitlement(asStaff(world), event.eventId, third.registrationId, {
      entitled: false,
      reason: "Skreślenie z listy",
    });
    expect(await candidate()).toEqual([[55, 44, 22], [[88, true]]]);
    const [certificate] = await issueTo(world, event.eventId, [], { institutions: ["PCPR, Łapy"] });
    if (!certificate) throw new Error("nothing was issued");
    const { facts } = await find(certificate);
    expect(facts.topics.map(({ pl }) => pl)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((topic) => `Temat ${topic}`),
    );
  });

  it("shows the certificate of somebody who never was there and is no longer among the people", async () => {
    const { person, certificate } = await granted();
    const now = await world.deps.services.registration.getRegistration(
      asStaff(world),
      certificate.eventId,
      person.registrationId,
    );
    await world.deps.services.registration.changeRegistration(
      asStaff(world),
      certificate.eventId,
      person.registrationId,
      {
        status: "cancelled",
        reason: "Pomyłka",
        version: now.version,
      },
    );
    const { people } = await service().listEventCertificates(asStaff(world), certificate.eventId);
    expect(people).toEqual([
      { holder: certificate.holder, percent: 0, entitled: false, hasEmail: false, certificate },
    ]);
  });

  it("keeps what it says when event, person, template and logos change afterwards", async () => {
    const other = await createProject(world);
    const withLogo = await world.deps.services.project.addLogo(asStaff(world), other, {
      alt: "Logo",
      data: PIXEL,
    });
    const { event, people } = await attendedEvent(world, other, 1);
    const [certificate] = await issueTo(world, event.eventId, people);
    if (!certificate) throw new Error("nothing was issued");
    const before = await find(certificate);
    const bytes = await certificateBytes(world.deps, before);
    const { eventId, version } = event;
    await world.deps.services.event.updateEvent(
      asStaff(world),
      eventId,
      { ...event, title: { pl: "Inny tytuł" } },
      version,
    );
    const [logo] = withLogo.logos;
    await world.deps.services.project.removeLogo(asStaff(world), other, logo?.logoId ?? "");
    await world.deps.bucket.delete(`certificates/${certificate.certificateId}.pdf`);
    expect(await find(certificate)).toEqual(before);
    expect(before.facts.logos).toEqual([
      {
        sha256: createHash("sha256").update(Buffer.from(PIXEL, "base64")).digest("hex"),
        mime: "image/png",
        alt: "Logo",
      },
    ]);
    expect(Buffer.compare(await certificateBytes(world.deps, before), bytes)).toBe(0);
  });
});

describe("annulling and issuing anew", () => {
  it("links both ways, takes the corrected name, and is told once however often it is asked", async () => {
    const { person, certificate } = await certified();
    const registrations = world.deps.services.registration;
    const now = await registrations.getRegistration(
      asStaff(world),
      certificate.eventId,
      person.registrationId,
    );
    await registrations.changeRegistration(asStaff(world), certificate.eventId, person.registrationId, {
      lastName: "Żak-Nowa",
      version: now.version,
    });
    const reissue = () =>
      service().reissueCertificate(asStaff(world), certificate.certificateId, { reason: "Błąd w nazwisku" });
    const [first, second] = [await reissue(), await reissue()];
    expect(second).toEqual(first);
    expect(first).toMatchObject({
      holder: { lastName: "Żak-Nowa" },
      sequence: certificate.sequence + 1,
      replaces: certificate.certificateId,
      replacesNumber: certificate.number,
      state: "issued",
    });
    const [old] = (await service().listRegister(asStaff(world), projectId, { q: certificate.number })).items;
    expect(old).toEqual({
      ...certificate,
      state: "annulled",
      annulment: {
        at: START,
        by: `staff:${world.admin.staffId}`,
        byName: "Żaneta Śliwa",
        reason: "Błąd w nazwisku",
      },
      replacedBy: first.certificateId,
      replacedByNumber: first.number,
    });
  });

  it("sets the holder free for another, and the same twice is once", async () => {
    const { person, certificate } = await certified();
    const annul = () =>
      service().annulCertificate(asStaff(world), certificate.certificateId, { reason: "Pomyłka" });
    expect(await annul()).toEqual(await annul());
    await expect(
      service().reissueCertificate(asStaff(world), certificate.certificateId, { reason: "Pomyłka" }),
    ).rejects.toThrow("certificate.annulled");
    const [again] = await issueTo(world, certificate.eventId, [person]);
    expect(again?.sequence).toBe(certificate.sequence + 1);
  });

  it("refuses what was changed since it was read", async () => {
    const { certificate } = await certified();
    await service().duplicateCertificate(asStaff(world), certificate.certificateId);
    for (const act of [service().annulCertificate, service().reissueCertificate]) {
      await expect(
        act(asStaff(world), certificate.certificateId, { reason: "Pomyłka", version: 1 }),
      ).rejects.toThrow("certificate.version_conflict");
    }
  });
});

describe("documents", () => {
  it("are kept, say whose they are, and mark duplicates and annulled ones", async () => {
    const { certificate } = await certified();
    const issued = await find(certificate);
    const kept = await certificateBytes(world.deps, issued);
    expect(await world.deps.bucket.get(`certificates/${certificate.certificateId}.pdf`)).toEqual(
      Buffer.from(kept),
    );
    const text = await pdfText(kept);
    for (const words of [
      "Łucja Żak 1",
      certificate.number,
      "ukończyła szkolenie",
      "Praca z rodziną",
      codeOf(certificate),
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/duplikat|anulowano/i);
    world.clock.now = "2026-04-01T09:00:00.000Z";
    await service().duplicateCertificate(asStaff(world), certificate.certificateId);
    const copied = await find(certificate);
    expect(copied.duplicates).toEqual([
      { at: world.clock.now, by: `staff:${world.admin.staffId}`, on: "2026-04-01" },
    ]);
    expect(
      await pdfText(await certificateBytes(world.deps, copied, { duplicate: copied.duplicates[0] })),
    ).toMatch(/duplikat.*1 kwietnia 2026/i);
    await service().annulCertificate(asStaff(world), certificate.certificateId, { reason: "Pomyłka" });
    expect(await pdfText(await certificateBytes(world.deps, await find(certificate)))).toMatch(/anulowano/i);
  });
});

describe("what follows from a certificate", () => {
  it("is one mail with the document, in the holder's language, and one when it is annulled", async () => {
    const { person, certificate } = await certified(() => ({ formOfAddress: "mr", locale: "en" }));
    await world.recordsTwice();
    await world.follow();
    await service().annulCertificate(asStaff(world), certificate.certificateId, { reason: "Błąd w dacie" });
    const messages = await world.deps.stores.messages.listByOwner(person.registrationId);
    expect(messages.map(({ kind, to, locale }) => ({ kind, to, locale }))).toEqual([
      { kind: "certificate.issued", to: "lucja1@ops.example", locale: "en" },
    ]);
    const [issued] = messages;
    // It was annulled before it was sent: what is not valid any more is not handed out.
    expect(issued && (await composeMail(world.deps, issued))).toBeUndefined();
    await world.recordsTwice();
    await world.follow();
    const annulled = (await world.deps.stores.messages.listByOwner(person.registrationId)).find(
      ({ kind }) => kind === "certificate.annulled",
    );
    const content = annulled && (await composeMail(world.deps, annulled));
    const mail = content && content.mail;
    expect(mail?.subject).toBe("Certificate annulled: Praca z rodziną");
    expect(mail?.text).toContain(`Number of the certificate: ${certificate.number}`);
    expect(mail?.text).toContain("Reason: Błąd w dacie");
    expect(mail?.attachments).toEqual([]);
  });

  it("brings the new document when it was issued anew, and nothing of the old one", async () => {
    const { person, certificate, token } = await certified();
    await world.follow();
    const after = await service().reissueCertificate(asStaff(world), certificate.certificateId, {
      reason: "Błąd",
    });
    await world.follow();
    const messages = await world.deps.stores.messages.listByOwner(person.registrationId);
    expect(new Map(messages.map(({ kind, facts }) => [facts?.certificateId, kind]))).toEqual(
      new Map([
        [certificate.certificateId, "certificate.issued"],
        [after.certificateId, "certificate.issued"],
      ]),
    );
    const message = messages.find(({ facts }) => facts?.certificateId === after.certificateId);
    const content = message && (await composeMail(world.deps, message));
    const mail = content && content.mail;
    expect(mail?.text).toContain(`https://zapisy.example/registrations/${token}`);
    expect(mail?.text).toContain(`zastępuje poprzednie, nr ${certificate.number}`);
    const [document] = mail?.attachments ?? [];
    expect(document).toMatchObject({
      filename: expect.stringMatching(/^zaswiadczenie-rops-2026-\d{3}-zak-1\.pdf$/),
      contentType: "application/pdf",
    });
    expect(await pdfText(document?.content as Uint8Array)).toContain(after.number);
  });

  it("is no mail to people without an address and to institutions", async () => {
    const { event, people } = await attendedEvent(world, projectId, 1, {}, () => ({
      email: "",
      institution: { name: "OPS", type: "ops" },
    }));
    const issued = await issueTo(world, event.eventId, people, { institutions: ["OPS"] });
    expect(issued).toHaveLength(2);
    await world.follow();
    const [person] = people;
    expect(person && (await world.deps.stores.messages.listByOwner(person.registrationId))).toEqual([]);
  });

  it("stands in the history of the event and of the person", async () => {
    const { person, certificate, token } = await certified();
    await service().duplicateCertificate(asStaff(world), certificate.certificateId);
    await service().setNameShown(asPublic(world), token, certificate.certificateId, true);
    await service().annulCertificate(asStaff(world), certificate.certificateId, { reason: "Pomyłka" });
    await world.recordsTwice();
    await world.follow();
    const history = await historyOf(world, person.registrationId);
    const entries = history
      .filter(({ action }) => action.startsWith("certificate."))
      .map(({ action, actor, reason, fields }) => ({ action, actor, reason, fields }));
    const staff = `staff:${world.admin.staffId}`;
    const fields = [`certificate.${certificate.number}`];
    const by = (action: string, actor = staff, reason?: string) => ({ action, actor, reason, fields });
    expect(entries).toHaveLength(4);
    expect(entries).toEqual(
      expect.arrayContaining([
        by("certificate.issued"),
        by("certificate.duplicated"),
        by("certificate.edited", `participant:${person.registrationId}`),
        by("certificate.annulled", staff, "Pomyłka"),
      ]),
    );
  });
});

describe("the public page", () => {
  it("tells initials, and the name when the holder allows it", async () => {
    const { certificate, token } = await certified();
    const own = await service().setNameShown(asPublic(world), token, certificate.certificateId, true);
    expect(own).toEqual({
      certificateId: certificate.certificateId,
      number: certificate.number,
      state: "issued",
      issuedOn: certificate.issuedOn,
      nameShown: true,
      verifyUrl: certificate.verifyUrl,
    });
    const { certificates } = await world.deps.services.personalPage.get(asPublic(world), token);
    expect(certificates).toEqual([own]);
  });

  it("counts only codes that do not exist, per address, for ten minutes", async () => {
    const { certificate } = await certified();
    const ask = (code: string, address: string) => service().getByCode(asPublic(world, address), code);
    for (let count = 0; count < 30; count += 1)
      await expect(ask("AAAAABBBBBCCCCCDDDDD", "203.0.113.7")).rejects.toThrow("certificate.not_found");
    await expect(ask("AAAAABBBBBCCCCCDDDDD", "203.0.113.7")).rejects.toThrow("rate_limited");
    await expect(ask("AAAAABBBBBCCCCCDDDDD", "203.0.113.8")).rejects.toThrow("certificate.not_found");
    expect((await ask(codeOf(certificate), "203.0.113.7")).certificateId).toBe(certificate.certificateId);
    world.clock.now = "2026-03-02T09:20:00.000Z";
    await expect(ask("AAAAABBBBBCCCCCDDDDD", "203.0.113.7")).rejects.toThrow("certificate.not_found");
  });

  it("is behind a code that is nowhere in the table, as is the address of who guesses", async () => {
    const { certificate, token } = await certified();
    await service()
      .getByCode(asPublic(world, "203.0.113.99"), "AAAAABBBBBCCCCCDDDDD")
      .catch(() => undefined);
    await world.follow();
    const { Items = [] } = await world.deps.table.client.send(
      new ScanCommand({ TableName: world.deps.table.name, ConsistentRead: true }),
    );
    const table = JSON.stringify(Items);
    expect(table).toContain(certificate.certificateId);
    for (const secret of [codeOf(certificate), token, "203.0.113.99"]) expect(table).not.toContain(secret);
  });
});

describe("two at the same moment", () => {
  it("let the holder's choice and the annulment both happen", async () => {
    const { certificate, token } = await certified();
    const [shown] = await Promise.all([
      service().setNameShown(asPublic(world), token, certificate.certificateId, true),
      service()
        .annulCertificate(asStaff(world), certificate.certificateId, { reason: "Pomyłka" })
        .catch(() =>
          service().annulCertificate(asStaff(world), certificate.certificateId, { reason: "Pomyłka" }),
        ),
    ]);
    expect(shown.nameShown).toBe(true);
    expect(await find(certificate)).toMatchObject({ state: "annulled", nameShown: true });
  });

  it("get numbers that follow each other", async () => {
    const { event, people } = await attendedEvent(world, projectId, 1);
    const before = await world.deps.stores.certificates.lastSequence(projectId, 2026);
    const restore = disturb(world.deps.table.client, async (request, send) => {
      if (isTransaction(request)) {
        restore();
        const other = await attendedEvent(world, projectId, 1);
        await issueTo(world, other.event.eventId, other.people);
      }
      return send();
    });
    const [certificate] = await issueTo(world, event.eventId, people);
    expect(certificate?.sequence).toBe(before + 2);
  });
});

describe("certificates of a programme of 200 topics", () => {
  /** An event counted by the day, with as many topics as it may have, each called that. */
  const withTopics = async (letter: string, count: number) => {
    const agenda = Array.from({ length: 200 }, (_, index) => {
      const name = `${index} ${letter.repeat(290)}`;
      return agendaItem({ itemId: `s${index}`, day: ATTENDED_ON, title: { pl: name, en: name } });
    });
    const { event, people } = await attendedEvent(world, projectId, 0, { agenda, attendanceBy: "day" });
    for (let number = 1; number <= count; number += 1) {
      const input = manualInput({
        firstName: "Łucja",
        lastName: `Żak ${number}`,
        email: `z${number}@ops.example`,
      });
      const { registration } = world.deps.services;
      people.push((await registration.enterRegistration(asStaff(world), event.eventId, input)).registration);
    }
    await attend(world, event.eventId, ATTENDED_ON, people);
    return { event, people };
  };

  it("are issued to twenty people at once, though together they are longer than a transaction", async () => {
    const { event, people } = await withTopics("ż", 20);
    const issued = await issueTo(world, event.eventId, people);
    const first = issued[0]?.sequence ?? 0;
    expect(issued.map(({ sequence }) => sequence)).toEqual(people.map((_, index) => first + index));
    expect(await issueTo(world, event.eventId, people)).toEqual([]);
  });

  it("are refused with the reason where one is longer than can be kept, before a number is used", async () => {
    const { event, people } = await withTopics("ა", 1);
    const last = await world.deps.stores.certificates.lastSequence(projectId, 2026);
    const [person] = people;
    expect(
      await service().issueCertificates(asStaff(world), event.eventId, {
        registrationIds: people.map(({ registrationId }) => registrationId),
        institutions: [],
      }),
    ).toEqual({ issued: [], skipped: [{ holder: person?.registrationId, code: "certificate.too_long" }] });
    expect(await world.deps.stores.certificates.lastSequence(projectId, 2026)).toBe(last);
  });
});

describe("a credential", () => {
  it("of a real certificate is good by tools of others", async () => {
    const { credentialOf } = await import("@zapisy/functions/document/credential");
    const { certificate } = await certified();
    const credential = await credentialOf(world.deps, await find(certificate), codeOf(certificate));
    expect(await goodProofs(credential)).toEqual(["eddsa-rdfc-2022", "eddsa-jcs-2022"]);
  });
});
