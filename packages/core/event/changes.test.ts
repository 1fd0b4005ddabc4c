import { describe, expect, it } from "vitest";
import { eventChanges } from "./changes.ts";
import type { AgendaItem, Event } from "./schema.ts";

const ITEM: AgendaItem = {
  itemId: "s1",
  kind: "session",
  title: { pl: "Warsztat" },
  day: "2026-12-15",
  from: "09:00",
  to: "15:00",
  leaders: ["Jan Śniady"],
  takesAttendance: true,
};

type Part = Partial<Event>;

const changes = (before: Part, after: Part) =>
  eventChanges(before, after, Object.keys({ ...before, ...after }));
const agenda = (...items: AgendaItem[]): Part => ({ agenda: items });

describe("the changes of an event", () => {
  it.each<[string, Part, Part, object[]]>([
    ["nothing that is the same", agenda(ITEM), agenda({ ...ITEM }), []],
    [
      "hours and leaders of a session, by its title",
      agenda(ITEM),
      agenda({ ...ITEM, from: "13:00", to: "19:00", leaders: ["Jan Śniady", "Ewa Kowal"] }),
      [
        { field: "agenda.from", of: "Warsztat", from: "09:00", to: "13:00" },
        { field: "agenda.leaders", of: "Warsztat", from: "Jan Śniady", to: "Jan Śniady, Ewa Kowal" },
        { field: "agenda.to", of: "Warsztat", from: "15:00", to: "19:00" },
      ],
    ],
    [
      "a session that came and one that went, with their times",
      agenda(ITEM),
      agenda({ ...ITEM, itemId: "s2", title: { pl: "Wykład" }, from: undefined, to: undefined }),
      [
        { field: "agenda", of: "Wykład", to: "2026-12-15" },
        { field: "agenda", of: "Warsztat", from: "2026-12-15 09:00–15:00" },
      ],
    ],
    [
      "each language of a text",
      { title: { pl: "Spotkanie", en: "Meeting" } },
      { title: { pl: "Zebranie", en: "Gathering" } },
      [
        { field: "title", from: "Spotkanie", to: "Zebranie" },
        { field: "title.en", from: "Meeting", to: "Gathering" },
      ],
    ],
    ["a text that is new", {}, { audience: { pl: "Kadra OPS" } }, [{ field: "audience", to: "Kadra OPS" }]],
    ["the limit of seats that was lifted", { seats: 20 }, { seats: null }, [{ field: "seats", from: "20" }]],
    [
      "the parts of dates and place",
      {
        dates: { type: "exact", startsOn: "2026-12-15", endsOn: "2026-12-15" },
        place: { mode: "onsite", name: "Dom Kultury", town: "Łomża" },
      },
      {
        dates: { type: "exact", startsOn: "2026-12-15", endsOn: "2026-12-16" },
        place: { mode: "onsite", name: "Ratusz", town: "Łomża" },
      },
      [
        { field: "dates.endsOn", from: "2026-12-15", to: "2026-12-16" },
        { field: "place.name", from: "Dom Kultury", to: "Ratusz" },
      ],
    ],
    [
      "seats of a panel, and a panel that came",
      {
        choiceGroups: [
          {
            groupId: "g",
            title: { pl: "Panel" },
            required: true,
            options: [{ optionId: "a", title: { pl: "Panel A" }, seats: 10 }],
          },
        ],
      },
      {
        choiceGroups: [
          {
            groupId: "g",
            title: { pl: "Panel" },
            required: true,
            options: [
              { optionId: "a", title: { pl: "Panel A" }, seats: 12 },
              { optionId: "b", title: { pl: "Panel B" }, seats: null },
            ],
          },
        ],
      },
      [
        { field: "choiceGroups.options.seats", of: "Panel A", from: "10", to: "12" },
        { field: "choiceGroups.options", to: "Panel B" },
      ],
    ],
    [
      "the remark on a day",
      { dayNotes: [{ day: "2026-12-15", note: { pl: "Dzień bez zajęć" } }] },
      { dayNotes: [] },
      [{ field: "dayNotes", of: "2026-12-15", from: "Dzień bez zajęć" }],
    ],
  ])("name %s", (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it("tell of private things and of codes only that they changed", () => {
    const before: Part = {
      kind: "training",
      contact: { name: "Ewa Kowal", email: "ewa@rops.example" },
      place: { mode: "online", onlineUrl: "https://a.example/tajne" },
      agenda: [{ ...ITEM, hostContact: "600 100 200" }],
    };
    const after: Part = {
      kind: "meeting",
      contact: { name: "Jan Lis", email: "jan@rops.example" },
      place: { mode: "hybrid", onlineUrl: "https://b.example/tajne" },
      agenda: [{ ...ITEM, hostContact: "700 100 200", takesAttendance: false }],
    };
    expect(changes(before, after)).toEqual([
      { field: "contact.email" },
      { field: "contact.name" },
      { field: "place.mode" },
      { field: "place.onlineUrl" },
      { field: "agenda.hostContact", of: "Warsztat" },
      { field: "agenda.takesAttendance", of: "Warsztat" },
    ]);
  });

  it("show of long texts the part that differs, and no more than a few lines", () => {
    const clause = (word: string) => ({
      informationClause: {
        pl: `${"Administratorem danych jest ROPS. ".repeat(20)}Dane przechowujemy ${word} lat. ${"Koniec. ".repeat(20)}`,
      },
    });
    expect(changes(clause("pięć"), clause("dziesięć"))).toEqual([
      {
        field: "informationClause",
        from: "… Dane przechowujemy pięć …",
        to: "… Dane przechowujemy dziesięć …",
      },
    ]);
    const [all] = changes({ rules: { pl: "a ".repeat(5_000) } }, { rules: { pl: "b ".repeat(5_000) } });
    expect(Math.max(all?.from?.length ?? 0, all?.to?.length ?? 0)).toBeLessThan(170);
  });
});
