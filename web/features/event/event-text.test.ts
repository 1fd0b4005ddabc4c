import { loadPublic } from "@zapisy/words/public";
import { afterEach, describe, expect, it } from "vitest";
import {
  asHeading,
  nameLang,
  optionSeatText,
  placeText,
  recruitmentTime,
  seatText,
  textIn,
  whenOf,
} from "./event-text.ts";

const pl = await loadPublic("pl");
const en = await loadPublic("en");

describe("words about an event", () => {
  const ownZone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = ownZone;
    if (ownZone === undefined) delete process.env.TZ;
  });
  it.each([
    ["Europe/Warsaw", "15 grudnia 2026 r., godz. 18:00–20:00"],
    // Another name for the same time on the clock.
    ["Europe/Berlin", "15 grudnia 2026 r., godz. 18:00–20:00"],
    ["Europe/London", "15 grudnia 2026 r., godz. 18:00–20:00, czas środkowoeuropejski"],
    ["America/New_York", "15 grudnia 2026 r., godz. 18:00–20:00, czas środkowoeuropejski"],
  ])("name the zone on a device in %s only if its clock shows another time", (zone, text) => {
    process.env.TZ = zone;
    const when = whenOf({
      dates: { type: "exact", startsOn: "2026-12-15", endsOn: "2026-12-15" },
      hours: { begins: "2026-12-15T18:00:00+01:00", ends: "2026-12-15T20:00:00+01:00" },
      timeZone: "Europe/Warsaw",
    });
    expect(pl.date.when(when)).toBe(text);
  });

  it.each([
    [
      { mode: "onsite", name: "Centrum", address: "ul. Ogrodowa 7", town: "Białystok", country: "PL" },
      "Centrum, ul. Ogrodowa 7, Białystok",
    ],
    [{ mode: "onsite", town: "Utrecht", country: "NL" }, "Utrecht (Holandia)"],
    [{ mode: "onsite", country: "NL" }, "Holandia"],
    [{ mode: "onsite" }, "Miejsce do ustalenia"],
    [{ mode: "online", town: "Białystok" }, "Online"],
    [{ mode: "hybrid", town: "Białystok" }, "Białystok i online"],
    [{ mode: "hybrid" }, "Online"],
  ] as const)("say where %j is", (place, text) => {
    expect(placeText(pl, "pl", place)).toBe(text);
  });

  it("name countries in the reader's language", () => {
    expect(placeText(en, "en", { mode: "onsite", town: "Utrecht", country: "NL" })).toBe(
      "Utrecht (Netherlands)",
    );
  });

  it("say from when and until when one can sign up", () => {
    expect([
      recruitmentTime(pl, { state: "open", closes: "2011-06-24T15:00" }),
      recruitmentTime(pl, { state: "upcoming", opens: "2011-06-01T08:00" }),
      recruitmentTime(pl, { state: "open" }),
      recruitmentTime(pl, { state: "closed" }),
    ]).toEqual(["do 24 czerwca 2011 r., godz. 15:00", "od 1 czerwca 2011 r., godz. 8:00", "", ""]);
  });

  it("name the reserve list for an event and missing seats for an option", () => {
    expect([
      seatText(pl, { news: "waiting", waiting: 4 }),
      optionSeatText(pl, { news: "waiting", waiting: 1 }),
      optionSeatText(pl, { news: "full" }),
      optionSeatText(pl, { news: "left", left: 2 }),
      optionSeatText(pl, { news: "unlimited" }),
      seatText(pl, { news: "none" }),
    ]).toEqual([
      "Lista rezerwowa: 4 osoby",
      "Brak miejsc, na liście rezerwowej 1 osoba",
      "Brak miejsc",
      "Pozostały 2 wolne miejsca",
      "",
      "",
    ]);
  });

  it("begin a heading with a capital", () => {
    expect([asHeading("środa, 6 lipca"), asHeading("")]).toEqual(["Środa, 6 lipca", ""]);
  });
});

describe("textIn", () => {
  it("says which language it is when there is no translation", () => {
    expect([
      textIn("pl", { pl: "Wizyta", en: "Visit" }),
      textIn("en", { pl: "Wizyta", en: "Visit" }),
      textIn("en", { pl: "Wizyta" }),
      textIn("en", { pl: "Wizyta", en: "" }),
    ]).toEqual([
      { text: "Wizyta" },
      { text: "Visit" },
      { text: "Wizyta", lang: "pl" },
      { text: "Wizyta", lang: "pl" },
    ]);
  });

  it("takes names for Polish in an English page", () => {
    expect([nameLang("pl"), nameLang("en")]).toEqual([undefined, "pl"]);
  });
});
