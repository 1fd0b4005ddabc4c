import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { PROJECT_ID, agendaItem, eventInput, twoPanels } from "../../../tests/support/fixture.ts";
import { EventInputSchema } from "./schema.ts";

/** What is wrong with an event, as `path code`. */
function faults(overrides: Record<string, unknown>): string[] {
  const result = v.safeParse(EventInputSchema, { ...eventInput(PROJECT_ID), ...overrides });
  return result.success ? [] : result.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
}

describe("what staff write about an event", () => {
  it("is kept as it is when it is complete", () => {
    const event = eventInput(PROJECT_ID, { choiceGroups: twoPanels(10) });
    expect(v.parse(EventInputSchema, event)).toEqual(event);
  });

  it.each([
    ["exact dates", { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" }],
    ["a month", { type: "tentative", period: "2026-06" }],
    ["a half-year", { type: "tentative", period: "2026-H2" }],
    ["a year", { type: "tentative", period: "2026" }],
    ["nothing known yet", { type: "tentative", period: "" }],
  ])("may be on %s", (_, dates) => {
    expect(faults({ dates })).toEqual([]);
  });

  it.each([
    ["https://ankiety.example/osl?id=7&lang=pl", []],
    ["http://ankiety.example/osl", ["surveyUrl field.url"]],
    ["ftp://ankiety.example/osl", ["surveyUrl field.url"]],
    ["javascript:alert(1)", ["surveyUrl field.url"]],
    [`https://ankiety.example/${"a".repeat(500)}`, ["surveyUrl field.too_long"]],
  ])("has a questionnaire at a secure address: %s", (surveyUrl, expected) => {
    expect(faults({ surveyUrl })).toEqual(expected);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      "ends before it begins",
      { dates: { type: "exact", startsOn: "2026-04-16", endsOn: "2026-04-15" } },
      ["dates.endsOn event.ends_before_start"],
    ],
    [
      "is on 30 February",
      { dates: { type: "exact", startsOn: "2026-02-30", endsOn: "2026-03-01" } },
      ["dates.startsOn field.day"],
    ],
    [
      "lasts for years",
      { dates: { type: "exact", startsOn: "2026-01-01", endsOn: "2028-12-31" } },
      ["dates.endsOn event.too_long"],
    ],
    [
      "is in a third half-year",
      { dates: { type: "tentative", period: "2026-H3" } },
      ["dates.period event.period"],
    ],
    [
      "is in a thirteenth month",
      { dates: { type: "tentative", period: "2026-13" } },
      ["dates.period event.period"],
    ],
    ["is in a zone that is not there", { timeZone: "Europe/Wólka" }, ["timeZone field.time_zone"]],
    ["has no Polish title", { title: { pl: "  ", en: "Title" } }, ["title.pl field.required"]],
    ["has a title without end", { title: { pl: "ż".repeat(301) } }, ["title.pl field.too_long"]],
    ["has no seats", { seats: 0 }, ["seats field.too_small"]],
    ["has half a seat", { seats: 1.5 }, ["seats field.number"]],
    ["has more seats than a stadium", { seats: 20_001 }, ["seats field.too_large"]],
    [
      "links to what is not a page",
      { place: { mode: "online", onlineUrl: "javascript:alert(1)" } },
      ["place.onlineUrl field.url"],
    ],
    [
      "links without encryption",
      { place: { mode: "online", onlineUrl: "http://meet.example" } },
      ["place.onlineUrl field.url"],
    ],
    [
      "has an address with a Polish letter",
      { contact: { email: "łucja@rops.example" } },
      ["contact.email field.email_letters"],
    ],
    [
      "belongs to what is not a project",
      { projectId: "evt_00000000000000000000000001" },
      ["projectId field.id"],
    ],
    [
      "asks for attendance beyond the whole",
      { attendanceThresholdPercent: 101 },
      ["attendanceThresholdPercent field.too_large"],
    ],
    [
      "offers nothing to choose from",
      { choiceGroups: [{ ...twoPanels(10)[0], options: [] }] },
      ["choiceGroups.0.options choice.no_options"],
    ],
    [
      "has an option with an unusable id",
      {
        choiceGroups: [
          { ...twoPanels(10)[0], options: [{ optionId: "panel ą", title: { pl: "Ą" }, seats: 1 }] },
        ],
      },
      ["choiceGroups.0.options.0.optionId field.id"],
    ],
    ["has a session at 24:00", { agenda: [agendaItem({ from: "24:00" })] }, ["agenda.0.from field.time"]],
    [
      "has more sessions than anybody can hold",
      { agenda: Array.from({ length: 201 }, (_, n) => agendaItem({ itemId: `s${n}` })) },
      ["agenda field.too_many"],
    ],
  ])("is refused when it %s", (_, overrides, expected) => {
    expect(faults(overrides)).toEqual(expected);
  });

  it.each([
    ["its state", { state: "published" }, "state"],
    [
      "a limit that does not exist",
      { form: { ...eventInput(PROJECT_ID).form, maxPerInstitution: 2 } },
      "form.maxPerInstitution",
    ],
    ["a third language", { title: { pl: "Tytuł", de: "Titel" } }, "title.de"],
  ])("is refused with %s, at that field", (_, overrides, field) => {
    expect(faults(overrides)).toEqual([
      `${field} Invalid key: Expected never but received "${field.split(".").at(-1)}"`,
    ]);
  });
});
