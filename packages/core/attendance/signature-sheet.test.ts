import type { ListedRegistration } from "./signature-sheet.ts";
import { describe, expect, it } from "vitest";
import { agendaItem, listedRegistration, storedEvent, twoPanels } from "../../../tests/support/fixture.ts";
import { signatureSheets, type ListSelection } from "./signature-sheet.ts";

const anna = listedRegistration({ lastName: "Adamska", choices: { panels: "a" } });
const bartek = listedRegistration({ lastName: "Bąk", choices: { panels: "b" } });
const PEOPLE = [anna, bartek];

const EVENT = storedEvent({
  dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-16" },
  choiceGroups: twoPanels(20),
  agenda: [
    agendaItem({
      itemId: "b",
      title: { pl: "Panel B", en: "Panel B (en)" },
      from: "14:00",
      to: "15:30",
      optionId: "b",
      host: "PCPR",
    }),
    agendaItem({
      itemId: "open",
      title: { pl: "Otwarcie" },
      from: "09:00",
      to: "10:00",
      hours: 1,
      hourUnit: "didactic",
      leaders: ["Ewa Lis"],
      place: "Aula",
      module: "Moduł I",
    }),
    agendaItem({
      itemId: "talk",
      title: { pl: "Wykład" },
      from: "10:00",
      to: "11:30",
      hours: 2,
      hourUnit: "didactic",
      leaders: ["Jan Śniady", "Ewa Lis"],
      place: "Sala 2",
      town: "Łomża",
    }),
    agendaItem({
      itemId: "coffee",
      kind: "break",
      title: { pl: "Przerwa" },
      from: "11:30",
      to: "12:00",
      takesAttendance: false,
    }),
    agendaItem({ itemId: "a", title: { pl: "Panel A" }, from: "14:00", to: "15:30", optionId: "a" }),
    agendaItem({ itemId: "day2", title: { pl: "Warsztat" }, day: "2026-04-16", from: "09:00", to: "12:20" }),
    agendaItem({ itemId: "someday", day: undefined }),
  ],
});

const brief = (selection: ListSelection, event = EVENT) =>
  signatureSheets(event, PEOPLE, selection, "pl").map(({ title, date, columns, people }) => ({
    title,
    date,
    columns: columns.map(({ label }) => label),
    people: people.map(({ lastName }) => lastName),
  }));

describe("the sheets of an attendance list", () => {
  it("are one a day with a box per item, and one for each panel with the people who chose it", () => {
    const everybody = ["Adamska", "Bąk"];
    expect(brief({})).toEqual([
      { title: "", date: "2026-04-15", columns: ["Otwarcie", "Wykład"], people: everybody },
      { title: "Panel B", date: "2026-04-15", columns: ["Panel B"], people: ["Bąk"] },
      { title: "Panel A", date: "2026-04-15", columns: ["Panel A"], people: ["Adamska"] },
      { title: "Warsztat", date: "2026-04-16", columns: ["Warsztat"], people: everybody },
    ]);
  });

  it("can be those of one day", () => {
    expect(brief({ day: "2026-04-16" }).map(({ title }) => title)).toEqual(["Warsztat"]);
  });

  it("can be that of one item, even one that usually takes no attendance", () => {
    expect(brief({ itemId: "coffee" })).toEqual([
      { title: "Przerwa", date: "2026-04-15", columns: ["Przerwa"], people: ["Adamska", "Bąk"] },
    ]);
  });

  it.each<[string, ListSelection]>([
    ["an item that is not there", { itemId: "gone" }],
    ["an item on another day", { itemId: "talk", day: "2026-04-16" }],
    ["an item without a day", { itemId: "someday" }],
    ["a day on which nothing takes attendance", { day: "2026-04-17" }],
  ])("are none for %s", (_, selection) => {
    expect(brief(selection)).toEqual([]);
  });

  it("say all that stands in the head of a sheet, hours added up", () => {
    const [day] = signatureSheets(EVENT, PEOPLE, {}, "pl");
    expect(day).toEqual({
      title: "",
      module: "Moduł I",
      date: "2026-04-15",
      from: "09:00",
      to: "11:30",
      hours: { least: 3, most: 3, unit: "didactic" },
      place: "Aula; Sala 2, Łomża",
      host: undefined,
      leaders: ["Ewa Lis", "Jan Śniady"],
      columns: [
        { label: "Otwarcie", from: "09:00", to: "10:00" },
        { label: "Wykład", from: "10:00", to: "11:30" },
      ],
      people: PEOPLE,
      units: ["open", "talk"].map((unitId) => expect.objectContaining({ unitId })),
    });
  });

  it("count the time between beginning and end as clock hours where none are written", () => {
    const [sheet] = signatureSheets(EVENT, PEOPLE, { itemId: "day2" }, "pl");
    expect(sheet?.hours).toEqual({ least: 3.33, most: 3.33, unit: "clock" });
  });

  it("of all days together state what one person can attend, however many panels run at once", () => {
    const agenda = [
      agendaItem({ hours: 15, hourUnit: "didactic" }),
      agendaItem({ itemId: "a", hours: 9, hourUnit: "didactic", optionId: "a" }),
      agendaItem({ itemId: "b", hours: 9, hourUnit: "didactic", optionId: "b" }),
    ];
    const hoursOf = (shown: typeof agenda, selection: ListSelection = {}) =>
      signatureSheets(
        storedEvent({ agenda: shown, choiceGroups: twoPanels(20) }),
        PEOPLE,
        { signatures: "day", layout: "days", ...selection },
        "pl",
      ).map(({ hours }) => hours);
    expect(hoursOf(agenda)).toEqual([{ least: 24, most: 24, unit: "didactic" }]);
    const longer = agenda.map((item) => (item.itemId === "b" ? { ...item, hours: 12 } : item));
    expect(hoursOf(longer)).toEqual([{ least: 24, most: 27, unit: "didactic" }]);
    // Of those who chose B alone it is known.
    expect(hoursOf(longer, { optionId: "b" })).toEqual([{ least: 12, most: 12, unit: "didactic" }]);
  });

  it("say nothing of hours when they are not known for all items", () => {
    const agenda = [agendaItem(), agendaItem({ itemId: "s2", from: "14:00", to: undefined })];
    expect(signatureSheets(storedEvent({ agenda }), [], {}, "pl")[0]?.hours).toBeUndefined();
  });

  it("are in English where there is English", () => {
    const titles = signatureSheets(EVENT, PEOPLE, { day: "2026-04-15" }, "en").map(({ title }) => title);
    expect(titles).toEqual(["", "Panel B (en)", "Panel A"]);
  });

  it("have at most six boxes beside a name", () => {
    const agenda = Array.from({ length: 8 }, (_, n) =>
      agendaItem({ itemId: `s${n}`, title: { pl: `Blok ${n + 1}` }, from: `1${n}:00`, to: `1${n}:45` }),
    );
    expect(brief({}, storedEvent({ agenda })).map(({ columns }) => columns)).toEqual([
      ["Blok 1", "Blok 2", "Blok 3", "Blok 4", "Blok 5", "Blok 6"],
      ["Blok 7", "Blok 8"],
    ]);
  });

  it("are one a day for an event without an agenda, all of them", () => {
    const plain = storedEvent({
      agenda: [],
      dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-06-15" },
    });
    const dates = brief({}, plain).map(({ date }) => date);
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([62, "2026-04-15", "2026-06-15"]);
    expect(brief({ day: "2026-04-20" }, plain)).toEqual([
      { title: "", date: "2026-04-20", columns: [], people: ["Adamska", "Bąk"] },
    ]);
  });

  it("are none while the date is tentative", () => {
    expect(brief({}, storedEvent({ agenda: [], dates: { type: "tentative", period: "2026-06" } }))).toEqual(
      [],
    );
  });
});

describe("the people on a sheet", () => {
  const left = { at: "2026-04-15T13:00:00.000Z", status: "cancelled" } as const;
  const recordAt = (unitId: string) => ({
    [unitId]: {
      registrationId: anna.registrationId,
      unitId,
      state: "present" as const,
      current: [],
      conflict: [],
      history: [],
    },
  });
  const surnames = (people: ListedRegistration[], event = EVENT, selection: ListSelection = {}) =>
    signatureSheets(event, people, selection, "pl").map((sheet) => [
      sheet.title || sheet.date,
      ...sheet.people.map(({ lastName }) => lastName),
    ]);

  it("are who was recorded there, whether they have left or chose another panel since", () => {
    const gone = listedRegistration({
      lastName: "Cis",
      choices: { panels: "a" },
      left,
      records: recordAt("talk"),
    });
    const moved = listedRegistration({
      lastName: "Dąb",
      choices: { panels: "b" },
      records: recordAt("a"),
    });
    const never = listedRegistration({ lastName: "Ej", choices: { panels: "a" }, left });
    expect(surnames([anna, gone, moved, never])).toEqual([
      ["2026-04-15", "Adamska", "Cis", "Dąb"],
      ["Panel B", "Dąb"],
      ["Panel A", "Adamska", "Dąb"],
      ["Warsztat", "Adamska", "Dąb"],
    ]);
    expect(surnames([anna, moved], EVENT, { optionId: "a" })).toEqual([["Panel A", "Adamska", "Dąb"]]);
  });

  it("are who stood on a list when it was closed, and nobody who came later", () => {
    const missed = listedRegistration({
      lastName: "Cis",
      choices: { panels: "a" },
      left,
      closedLists: { open: true, a: true },
    });
    const late = listedRegistration({
      lastName: "Dąb",
      choices: { panels: "a" },
      closedLists: { open: false, talk: false, a: false },
    });
    expect(surnames([missed, late])).toEqual([
      ["2026-04-15", "Cis"],
      ["Panel B"],
      ["Panel A", "Cis"],
      ["Warsztat", "Dąb"],
    ]);
  });

  it("are by days who was recorded on one of them", () => {
    const event = { ...EVENT, attendanceBy: "day" as const };
    const gone = listedRegistration({ lastName: "Cis", left, records: recordAt("2026-04-15") });
    expect(surnames([anna, gone], event)).toEqual([
      ["2026-04-15", "Adamska", "Cis"],
      ["Warsztat", "Adamska"],
    ]);
    expect(surnames([gone], event, { layout: "days" })).toEqual([["2026-04-15", "Cis"]]);
  });
});

describe("the sheets of an attendance list signed by days", () => {
  const VISIT = storedEvent({
    kind: "study_visit",
    dates: { type: "exact", startsOn: "2026-04-15", endsOn: "2026-04-17" },
    choiceGroups: twoPanels(20),
    agenda: [
      agendaItem({
        itemId: "zaz",
        title: { pl: "ZAZ" },
        from: "12:00",
        to: "14:00",
        host: "ZAZ",
        module: "I",
      }),
      agendaItem({
        itemId: "cis",
        title: { pl: "CIS" },
        from: "15:00",
        to: "16:30",
        host: "CIS",
        module: "I",
      }),
      agendaItem({
        itemId: "a",
        title: { pl: "Kuchnia" },
        day: "2026-04-17",
        from: "09:00",
        to: "12:00",
        optionId: "a",
      }),
    ],
  });
  const days = (selection: ListSelection) =>
    signatureSheets(VISIT, PEOPLE, selection, "pl").map(({ date, lastDate, columns, people }) => ({
      days: lastDate ? [date, lastDate] : [date],
      columns: columns.map(({ label, day, from, to }) => [day ?? label, from, to]),
      people: people.map(({ lastName }) => lastName),
    }));

  it("are one a day, also for a day without stops, with one box beside each name", () => {
    expect(days({})).toEqual([
      { days: ["2026-04-15"], columns: [], people: ["Adamska", "Bąk"] },
      { days: ["2026-04-16"], columns: [], people: ["Adamska", "Bąk"] },
      { days: ["2026-04-17"], columns: [], people: ["Adamska"] },
    ]);
    expect(signatureSheets(VISIT, PEOPLE, { day: "2026-04-15" }, "pl")).toEqual([
      {
        title: "",
        module: "I",
        date: "2026-04-15",
        from: "12:00",
        to: "16:30",
        hours: { least: 3.5, most: 3.5, unit: "clock" },
        place: undefined,
        host: "ZAZ; CIS",
        leaders: [],
        columns: [],
        people: PEOPLE,
        units: [expect.objectContaining({ unitId: "2026-04-15" })],
      },
    ]);
  });

  it("stand side by side on one sheet where that is wanted", () => {
    expect(days({ layout: "days" })).toEqual([
      {
        days: ["2026-04-15", "2026-04-17"],
        columns: [
          ["2026-04-15", "12:00", "16:30"],
          ["2026-04-16", undefined, undefined],
          ["2026-04-17", "09:00", "12:00"],
        ],
        people: ["Adamska", "Bąk"],
      },
    ]);
  });

  it("can be those of one module, one panel, or one stop for its host", () => {
    expect(days({ module: "I" }).map(({ days: on }) => on)).toEqual([["2026-04-15"]]);
    expect(days({ optionId: "a" })).toEqual([{ days: ["2026-04-17"], columns: [], people: ["Adamska"] }]);
    expect(days({ optionId: "b" })).toEqual([
      { days: ["2026-04-15"], columns: [], people: ["Bąk"] },
      { days: ["2026-04-16"], columns: [], people: ["Bąk"] },
      { days: ["2026-04-17"], columns: [], people: ["Bąk"] },
    ]);
    expect(days({ itemId: "cis" })).toEqual([
      { days: ["2026-04-15"], columns: [["CIS", "15:00", "16:30"]], people: ["Adamska", "Bąk"] },
    ]);
  });

  it("can be signed by items although attendance is taken by days", () => {
    expect(days({ signatures: "item", day: "2026-04-15" })).toEqual([
      {
        days: ["2026-04-15"],
        columns: [
          ["ZAZ", "12:00", "14:00"],
          ["CIS", "15:00", "16:30"],
        ],
        people: ["Adamska", "Bąk"],
      },
    ]);
  });
});
