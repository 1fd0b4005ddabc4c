import { describe, expect, it } from "vitest";
import { agendaItem, eventInput, PROJECT_ID, twoPanels } from "../../../tests/support/fixture.ts";
import { newsFor, nextNews, occasionNews, occasionOf, type Listener } from "./rules.ts";
import type { AgendaItem, EventDates, EventInput } from "./schema.ts";

const exact = (startsOn: string, endsOn = startsOn): EventDates => ({ type: "exact", startsOn, endsOn });
const ANYBODY: Listener = { options: [], hasPlace: true };
const event = (overrides: Partial<EventInput> = {}) => eventInput(PROJECT_ID, overrides);
const place = (overrides: Partial<EventInput["place"]>) => ({
  place: { mode: "onsite", name: "Centrum Kadr", town: "Białystok", ...overrides } as const,
});

/** What is new, said shortly, when an event with these becomes one with those. */
function news(before: Partial<EventInput>, after: Partial<EventInput>, listener = ANYBODY): string[] {
  const found = occasionNews(occasionOf(event(before), listener), occasionOf(event(after), listener));
  if (!found) return [];
  return [
    ...(["when", "where", "link"] as const).filter((what) => found[what]),
    ...found.days.map(({ before: was, after: is }) => `day ${was?.day ?? "–"} → ${is?.day ?? "–"}`),
    ...found.items.map(({ after: { itemId } }) => `item ${itemId}`),
  ];
}

describe("what is news to somebody who takes part", () => {
  const s1 = (overrides: Partial<AgendaItem>) => ({ agenda: [agendaItem(overrides)] });

  it.each<[string, Partial<EventInput>, string[]]>([
    ["nothing", {}, []],
    ["another description", { description: { pl: "Inny." } }, []],
    ["more seats", { seats: 40 }, []],
    ["words on accessibility", place({ accessibility: { pl: "Winda." } }), []],
    ["a new title of a session", s1({ title: { pl: "Inna" } }), []],
    ["a new leader of it", s1({ leaders: ["Ewa Lis"] }), []],
    ["another day", { dates: exact("2026-04-16"), agenda: [agendaItem({ day: "2026-04-16" })] }, ["when"]],
    ["a date that becomes tentative", { dates: { type: "tentative", period: "2026-H2" } }, ["when"]],
    ["another hour", s1({ from: "13:00", to: "19:00" }), ["when", "item s1"]],
    ["a later end", s1({ to: "15:00" }), ["when", "item s1"]],
    ["another zone", { timeZone: "Europe/Lisbon" }, ["when"]],
    ["another place", place({ name: "Hotel" }), ["where"]],
    ["another town", place({ town: "Łomża" }), ["where"]],
    ["another address", place({ address: "ul. Polna 2" }), ["where"]],
    ["going online", { place: { mode: "online", onlineUrl: "https://a.example" } }, ["where", "link"]],
    ["another room of a session", s1({ place: "Sala 5" }), ["item s1"]],
    [
      "a session in the middle of the day, which lengthens nothing",
      { agenda: [agendaItem(), agendaItem({ itemId: "s2", from: "10:00", to: "11:00" })] },
      [],
    ],
    [
      "one more session at the end",
      { agenda: [agendaItem(), agendaItem({ itemId: "s2", from: "13:00", to: "15:00" })] },
      ["when"],
    ],
    [
      "a coffee break, if the day does not begin or end with it",
      { agenda: [agendaItem(), agendaItem({ itemId: "b", kind: "break", from: "10:30", to: "10:45" })] },
      [],
    ],
    [
      "a registration with coffee before the first session",
      { agenda: [agendaItem(), agendaItem({ itemId: "b", kind: "break", from: "08:30", to: "09:00" })] },
      ["when"],
    ],
  ])("%s", (_, after, expected) => {
    expect(news({}, after)).toEqual(expected);
  });

  it("is the new link to those alone who have a place", () => {
    const before = { place: { mode: "online", onlineUrl: "https://a.example" } } as const;
    const after = { place: { mode: "online", onlineUrl: "https://b.example" } } as const;
    expect(news(before, after)).toEqual(["link"]);
    expect(news(before, after, { options: [], hasPlace: false })).toEqual([]);
  });

  it("is one's own panel, and not the other", () => {
    const panels = (from: string) => ({
      choiceGroups: twoPanels(20),
      agenda: [
        agendaItem({ to: "10:00" }),
        agendaItem({ itemId: "a", from: "10:00", to: "12:00", optionId: "a" }),
        agendaItem({ itemId: "b", from, to: "14:00", optionId: "b" }),
      ],
    });
    const change = (options: string[]) => news(panels("10:00"), panels("11:00"), { options, hasPlace: true });
    expect([change(["a"]), change(["b"]), change([])]).toEqual([[], ["item b"], []]);
  });

  it("is nothing of a programme that moved along with its event, each thing at its hour", () => {
    const programme = (first: string, second: string, from = "09:00") => ({
      dates: exact(first, second),
      agenda: [agendaItem({ day: first, from }), agendaItem({ itemId: "s2", day: second })],
    });
    const before = programme("2026-04-15", "2026-04-16");
    expect(news(before, programme("2026-05-20", "2026-05-21"))).toEqual(["when"]);
    expect(news(before, programme("2026-05-20", "2026-05-21", "10:00"))).toEqual(["when", "item s1"]);
  });

  it("is a day of several whose hours are others, where no session says so, and one that came or went", () => {
    const meetings = (...days: [string, string][]) => ({
      dates: exact("2026-04-15", "2026-04-30"),
      agenda: days.map(([day, to], index) => agendaItem({ itemId: `${day}${index}${to}`, day, to })),
    });
    const before = meetings(["2026-04-15", "13:00"], ["2026-04-22", "13:00"]);
    expect(news(before, meetings(["2026-04-15", "13:00"], ["2026-04-22", "15:00"]))).toEqual([
      "day 2026-04-22 → 2026-04-22",
    ]);
    expect(news(before, meetings(["2026-04-15", "13:00"], ["2026-04-29", "13:00"]))).toEqual([
      "day 2026-04-22 → –",
      "day – → 2026-04-29",
    ]);
  });

  it("is the same whatever the order in which the table gives the fields back", () => {
    const { dates, place: where, ...rest } = occasionOf(event(), ANYBODY);
    const kept = {
      ...rest,
      place: { town: where.town, name: where.name, mode: where.mode },
      dates: { endsOn: "2026-04-15", startsOn: "2026-04-15", type: "exact" } as const,
    };
    expect(occasionNews(kept, occasionOf(event(), ANYBODY))).toBeUndefined();
    expect(dates).toEqual(kept.dates);
  });

  it("leaves hours aside where only the head of the event was known", () => {
    const { days: _, items: __, ...head } = occasionOf(event(), ANYBODY);
    expect(
      occasionNews(head, occasionOf(event({ agenda: [agendaItem({ to: "15:00" })] }), ANYBODY)),
    ).toBeUndefined();
  });
});

describe("whom a change concerns", () => {
  const PANELS = {
    choiceGroups: twoPanels(20),
    agenda: [
      agendaItem({ to: "10:00" }),
      agendaItem({ itemId: "a", from: "10:00", to: "12:00", optionId: "a" }),
      agendaItem({ itemId: "b", from: "10:00", to: "12:00", optionId: "b" }),
    ],
  };
  const inA: Listener = { options: ["a"], hasPlace: true };
  const inB: Listener = { options: ["b"], hasPlace: false };
  const versions = (after: Partial<EventInput>, before: Parameters<typeof nextNews>[0] = event(PANELS)) =>
    nextNews(before, event({ ...PANELS, ...after }), 7);
  const heard = (after: Partial<EventInput>) => [inA, inB].map((one) => newsFor(versions(after), one) === 7);

  it.each<[string, Partial<EventInput>, boolean[]]>([
    ["nobody, of other words", { title: { pl: "Inny" } }, [false, false]],
    ["everybody, of another day", { dates: exact("2026-04-16") }, [true, true]],
    [
      "everybody, of a session for all",
      { agenda: [agendaItem({ to: "10:30" }), ...PANELS.agenda.slice(1)] },
      [true, true],
    ],
    [
      "those who chose it, of a panel",
      { agenda: PANELS.agenda.map((item) => (item.itemId === "b" ? { ...item, place: "Sala 5" } : item)) },
      [false, true],
    ],
    [
      "those who have a place, of the link",
      place({ mode: "hybrid", onlineUrl: "https://a.example" }),
      [true, true],
    ],
  ])("is %s", (_, after, expected) => {
    expect(heard(after)).toEqual(expected);
  });

  it("is those who have a place, of another link", () => {
    const hybrid = (onlineUrl: string) => ({ ...PANELS, ...place({ mode: "hybrid", onlineUrl }) });
    const known = { all: 3, online: 2, options: { a: 4, gone: 5 } };
    const after = versions(hybrid("https://b.example"), {
      ...event(hybrid("https://a.example")),
      news: known,
    });
    expect(after).toEqual({ all: 3, online: 7, options: { a: 4, b: 0 } });
    expect([newsFor(after, inA), newsFor(after, inB), newsFor(undefined, inA)]).toEqual([7, 3, 0]);
  });
});
