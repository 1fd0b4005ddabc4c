import type { EventSummary, EventView } from "@zapisy/core/event/answer";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProjectId } from "@zapisy/core/project";
import type { Page } from "@zapisy/core/shared/page";
import { createProject, publishEvent, signUp } from "../support/actions.ts";
import { bodyOf, call } from "../support/api.ts";
import { agendaItem, twoPanels } from "../support/fixture.ts";
import { createMailingWorld, type MailingWorld } from "../support/mailbox.ts";
import { pdfText } from "../support/pdf-text.ts";
import type { World } from "../support/world.ts";

let mailing: MailingWorld;
let world: World;
let projectId: ProjectId;

beforeAll(async () => {
  mailing = await createMailingWorld();
  ({ world } = mailing);
  projectId = await createProject(world);
});
afterAll(() => mailing.end());

/** What the person's mail says beside that label. */
async function fact(label: string): Promise<string | undefined> {
  const [mail] = await mailing.arrived();
  return new RegExp(`^${label}: (.*(?:\\n  .*)*)`, "m")
    .exec(mail?.body.text ?? "")?.[1]
    ?.replaceAll(/\n\s+/g, " ");
}
const summaryOf = async (slug: string) => {
  const { items } = await bodyOf<Page<EventSummary>>(call(world, "GET", "/api/events"));
  return items.find((event) => event.slug === slug);
};
const pageOf = (slug: string) => bodyOf<EventView>(call(world, "GET", `/api/events/${slug}`));

describe("the hour of an event", () => {
  it("stands in the catalogue, on its page and in the mail, with the zone's name where nobody knows the reader's", async () => {
    const event = await publishEvent(world, projectId, {
      title: { pl: "Webinarium" },
      place: { mode: "online", onlineUrl: "https://spotkanie.example/sala" },
      agenda: [agendaItem({ from: "18:00", to: "20:00" })],
    });
    const hours = { begins: "2026-04-15T18:00:00+02:00", ends: "2026-04-15T20:00:00+02:00" };
    expect([(await summaryOf(event.slug))?.hours, (await pageOf(event.slug)).hours]).toEqual([hours, hours]);
    await signUp(world, event, 1);
    expect(await fact("Termin")).toBe("15 kwietnia 2026 r., godz. 18:00–20:00, czas środkowoeuropejski");
    await signUp(world, event, 2, { locale: "en" });
    expect(await fact("Date")).toBe("15 April 2026, 18:00–20:00, Central European Time");
  });

  it("is the first one of several days, and needs no zone at home", async () => {
    const event = await publishEvent(world, projectId, {
      dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" },
      agenda: [agendaItem(), agendaItem({ itemId: "s2", day: "2026-04-16", from: "08:00", to: "14:00" })],
    });
    expect((await summaryOf(event.slug))?.hours).toEqual({
      begins: "2026-04-15T09:00:00+02:00",
      ends: "2026-04-16T14:00:00+02:00",
    });
    await signUp(world, event, 3);
    expect(await fact("Termin")).toBe("15–16 kwietnia 2026 r., od godz. 9:00");
  });

  it("is, for somebody with a choice, that of their own programme, on their page and in their mail", async () => {
    const event = await publishEvent(world, projectId, {
      choiceGroups: twoPanels(20),
      agenda: [
        agendaItem({ itemId: "a", from: "10:30", to: "12:00", optionId: "a" }),
        agendaItem({ itemId: "b", from: "08:00", to: "13:00", optionId: "b" }),
      ],
    });
    const { token } = await signUp(world, event, 4, { choices: { panels: "a" } });
    const view = await bodyOf<PersonalView>(call(world, "GET", `/api/registrations/${token}`));
    expect(view.hours).toEqual({ begins: "2026-04-15T10:30:00+02:00", ends: "2026-04-15T12:00:00+02:00" });
    expect(view.event.hours?.begins).toBe("2026-04-15T08:00:00+02:00");
    expect(await fact("Termin")).toBe("15 kwietnia 2026 r., godz. 10:30–12:00");
  });

  it("is nowhere while the programme has none: then there is the day", async () => {
    const event = await publishEvent(world, projectId, {
      agenda: [agendaItem({ from: undefined, to: undefined })],
    });
    expect(await summaryOf(event.slug)).not.toHaveProperty("hours");
    await signUp(world, event, 5);
    expect(await fact("Termin")).toBe("15 kwietnia 2026 r.");
  });

  it("lasts into the night, on paper too, and the event is over when it ends", async () => {
    const event = await publishEvent(world, projectId, {
      title: { pl: "Wieczór integracyjny" },
      agenda: [agendaItem({ from: "20:00", to: "01:00" })],
    });
    await signUp(world, event, 6);
    expect(await fact("Termin")).toBe("15 kwietnia 2026 r., godz. 20:00–1:00 (następnego dnia)");
    const { cookie } = await world.signIn({});
    const list = await call(world, "GET", `/api/staff/events/${event.eventId}/attendance-list.pdf`, {
      cookie,
    });
    expect((await pdfText(list.bytes)).replaceAll(/\s+/g, " ")).toContain("20:00–1:00 (następnego dnia)");
    const { now } = world.clock;
    world.clock.now = "2026-04-15T22:30:00.000Z";
    expect((await pageOf(event.slug)).over).toBe(false);
    world.clock.now = "2026-04-15T23:00:00.000Z";
    expect((await pageOf(event.slug)).over).toBe(true);
    world.clock.now = now;
  });
});
