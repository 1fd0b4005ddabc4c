import type { MailTexts } from "@zapisy/core/mail-text/answer";
import { STAFF_ROLES } from "@zapisy/core/staff/schema";
import { beforeAll, describe, expect, it } from "vitest";
import { bodyOf, call, problemBody, type ApiRequest } from "../support/api.ts";
import { createStage, SECRETS, type Stage } from "../support/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});

type Role = keyof Stage["cookies"];
type Place = "installation" | "project" | "event" | "another's project" | "another's event";

const KIND = "registration.confirmed";
const TEXT = { pl: { heading: "Mamy miejsce", lead: "dla {imię}." }, paragraphs: [] };
const ownerOf = (place: Place) =>
  ({
    installation: "installation",
    project: stage.projectId,
    event: stage.event.eventId,
    "another's project": stage.foreign.projectId,
    "another's event": stage.foreign.event.eventId,
  })[place];
const as = (role: Role, method: string, path: string, request: ApiRequest = {}) =>
  call(stage.world, method, `/api/staff/mail-texts/${path}`, { cookie: stage.cookies[role], ...request });

/** What each role is answered to, in each place: reading, saving, looking at a text. */
const ANSWERS: Record<Place, Partial<Record<Role, [number, number, number]>>> = {
  installation: { admin: [200, 200, 200] },
  project: {
    admin: [200, 200, 200],
    coordinator: [200, 200, 200],
    organiser: [200, 403, 403],
    assistant: [200, 403, 403],
    auditor: [200, 403, 403],
  },
  event: {
    admin: [200, 200, 200],
    coordinator: [200, 200, 200],
    organiser: [200, 200, 200],
    assistant: [200, 403, 403],
    auditor: [200, 403, 403],
  },
  "another's project": { admin: [200, 200, 200] },
  "another's event": { admin: [200, 200, 200] },
};

describe("texts of mails", () => {
  const cases = Object.keys(ANSWERS).flatMap((place) =>
    STAFF_ROLES.map((role) => [place as Place, role] as const),
  );
  it.each(cases)("of the %s are for who answers for it, asked by: %s", async (place, role) => {
    const owner = ownerOf(place);
    const refused = place === "installation" ? 403 : 404;
    const { items } = await bodyOf<MailTexts>(as("admin", "GET", owner));
    const { version } = items.find(({ kind }) => kind === KIND) ?? { version: 0 };
    const statuses = [
      await as(role, "GET", owner),
      await as(role, "PUT", `${owner}/${KIND}`, { body: { ...TEXT, version } }),
      await as(role, "POST", `${owner}/${KIND}/preview`, { body: { ...TEXT, locale: "pl" } }),
    ].map(({ status }) => status);
    expect(statuses).toEqual(ANSWERS[place][role] ?? [refused, refused, refused]);
  });

  it("are shown as somebody of the event gets them, without their link, and without anybody of another event", async () => {
    const { event, person, foreign } = stage;
    const look = (registrationId: string) =>
      as("organiser", "POST", `${event.eventId}/${KIND}/preview`, {
        body: { ...TEXT, locale: "pl", registrationId },
      });
    const { json } = await look(person.registrationId);
    const { text, html, subject } = json as { text: string; html: string; subject: string };
    expect(text).toContain(SECRETS.surname);
    expect(subject).toMatch(/^Mamy miejsce: /);
    expect(text + html).not.toContain(person.token);
    expect(text).toContain("/registrations/…");
    expect(await problemBody(look(foreign.person.registrationId))).toMatchObject({
      status: 404,
      code: "registration.not_found",
    });
    // Nobody's name stands where no event is.
    const none = await as("admin", "POST", `installation/${KIND}/preview`, {
      body: { ...TEXT, locale: "pl", registrationId: person.registrationId },
    });
    expect(none.status).toBe(404);
  });

  it("are shown for every kind in both languages, made up, in each place", async () => {
    const { items } = await bodyOf<MailTexts>(as("admin", "GET", "installation"));
    expect(items.length).toBeGreaterThan(20);
    for (const { kind } of items)
      for (const locale of ["pl", "en"] as const)
        for (const place of ["installation", "event"] as const) {
          const body = {
            paragraphs: [],
            [locale]: { heading: "Własny nagłówek", lead: "**własne** słowa" },
            locale,
          };
          const { status, json } = await as("admin", "POST", `${ownerOf(place)}/${kind}/preview`, { body });
          const { subject, text, html } = json as { text: string; html: string; subject: string };
          expect([kind, status]).toEqual([kind, 200]);
          expect(subject).toContain("Własny nagłówek");
          expect(html).toContain("<strong>własne</strong>");
          expect(text + html).not.toMatch(/undefined|\bnull\b|\[object/);
        }
  });

  it("are refused beside the field that is wrong", async () => {
    const body = { ...TEXT, pl: { ...TEXT.pl, lead: "dla {pesel}" }, version: 0 };
    expect(
      await problemBody(as("admin", "PUT", `${stage.foreign.projectId}/reminder.before`, { body })),
    ).toMatchObject({
      status: 422,
      code: "mail_text.invalid",
      issues: [{ path: "pl.lead", code: "mail_text.unknown_field", limit: "{pesel}" }],
    });
  });
});
