import type { EventSummary } from "@zapisy/core/event/answer";
import type { EventDates } from "@zapisy/core/event/schema";
import { describe, expect, it } from "vitest";
import { address } from "../../data/client.ts";
import {
  countFilters,
  filterFromParams,
  groupEvents,
  paramsOfFilter,
  questionOf,
  type CatalogueFilter,
} from "./catalogue.state.ts";

const NOTHING: CatalogueFilter = { q: "", kind: "", from: "", to: "", past: false };
const KINDS = ["training", "conference"] as const;

describe("filterFromParams", () => {
  it("reads a filter from the address and writes the same one back", () => {
    const params = { q: "partnerstwo", kind: "conference", from: "2011-06-01", to: "2011-12-31", past: "1" };
    const filter = filterFromParams(params, KINDS);
    expect(filter).toEqual({
      q: "partnerstwo",
      kind: "conference",
      from: "2011-06-01",
      to: "2011-12-31",
      past: true,
    });
    expect(paramsOfFilter(filter)).toEqual(params);
  });

  it("takes what makes no sense as not given", () => {
    const params = { kind: "party", from: "2011-02-30", to: "tomorrow", past: "yes", q: ["a", "b"] };
    expect(filterFromParams(params, KINDS)).toEqual({ ...NOTHING, q: "a" });
  });

  it("leaves an empty filter out of the address", () => {
    expect(paramsOfFilter(NOTHING)).toEqual({});
  });
});

describe("questionOf", () => {
  it.each([
    [NOTHING, undefined, "/api/events"],
    [{ ...NOTHING, past: true }, undefined, "/api/events?from=all"],
    [{ ...NOTHING, past: true, from: "2011-06-01" }, undefined, "/api/events?from=2011-06-01"],
    [
      { ...NOTHING, q: "łódź", kind: "training" as const },
      "c1",
      "/api/events?q=%C5%82%C3%B3d%C5%BA&kind=training&cursor=c1",
    ],
  ])("asks for %j after %s by %s", (filter, cursor, path) => {
    expect(address("/api/events", { query: { ...questionOf(filter), cursor } })).toBe(path);
  });
});

it("counts the filters in use, but not the search", () => {
  expect([countFilters(NOTHING), countFilters({ ...NOTHING, q: "x", kind: "training", past: true })]).toEqual(
    [0, 2],
  );
});

describe("groupEvents", () => {
  const event = (slug: string, dates: EventDates) => ({ slug, dates }) as EventSummary;
  const grouped = (events: EventSummary[]) =>
    groupEvents(events).map(({ period, events: list }) => [period, list.map(({ slug }) => slug)]);

  it("puts tentative months with exact days, and coarser periods and unknown dates under headings of their own", () => {
    const events = [
      event("krakow", { type: "exact", startsOn: "2011-06-12", endsOn: "2011-06-13" }),
      event("holandia", { type: "tentative", period: "2011-06" }),
      event("polrocze", { type: "tentative", period: "2011-H1" }),
      event("wizyta", { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" }),
      event("wroclaw", { type: "tentative", period: "2011-H2" }),
      event("zamosc", { type: "tentative", period: "2011-H2" }),
      event("rok", { type: "tentative", period: "2011" }),
      event("kiedys", { type: "tentative", period: "" }),
    ];
    expect(grouped(events)).toEqual([
      ["2011-06", ["krakow", "holandia"]],
      ["2011-H1", ["polrocze"]],
      ["2011-07", ["wizyta"]],
      ["2011-H2", ["wroclaw", "zamosc"]],
      ["2011", ["rok"]],
      ["", ["kiedys"]],
    ]);
  });

  it("puts an event that goes on into another month under the month of its first day", () => {
    expect(
      grouped([event("forum", { type: "exact", startsOn: "2004-09-29", endsOn: "2004-10-02" })]),
    ).toEqual([["2004-09", ["forum"]]]);
  });

  it("makes no groups of nothing", () => {
    expect(groupEvents([])).toEqual([]);
  });
});
