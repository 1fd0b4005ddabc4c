import type { EventView } from "@zapisy/core/event/answer";
import { describe, expect, it } from "vitest";
import { structuredData } from "./structured-data.state.ts";

const URL = "https://zapisy.example/events/wizyta";
const VIEW = {
  kind: "study_visit",
  state: "published",
  title: { pl: "Wizyta studyjna", en: "Study visit" },
  summary: { pl: "Cztery dni" },
  dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" },
  place: { mode: "onsite", name: "ZAZ „Poligrafia”", town: "Bydgoszcz" },
  seats: { event: { total: 25, taken: 23, left: 2, waiting: 0, pending: 0 }, options: {} },
  project: { organisations: [{ name: "ROPS w Białymstoku", role: "lead" }] },
} as unknown as EventView;

const dataOf = (facts: Partial<EventView>, locale: "pl" | "en" = "pl") => {
  const data = structuredData({ ...VIEW, ...facts }, URL, locale);
  return data && (JSON.parse(JSON.stringify(data)) as Record<string, unknown>);
};

describe("structuredData", () => {
  it("describes an event in the words of schema.org", () => {
    expect(dataOf({})).toEqual({
      "@context": "https://schema.org",
      "@type": "Event",
      name: "Wizyta studyjna",
      description: "Cztery dni",
      startDate: "2011-07-05",
      endDate: "2011-07-08",
      eventStatus: "https://schema.org/EventScheduled",
      eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
      location: {
        "@type": "Place",
        name: "ZAZ „Poligrafia”",
        address: { "@type": "PostalAddress", addressLocality: "Bydgoszcz", addressCountry: "PL" },
      },
      organizer: { "@type": "Organization", name: "ROPS w Białymstoku" },
      isAccessibleForFree: true,
      maximumAttendeeCapacity: 25,
      remainingAttendeeCapacity: 2,
      inLanguage: "pl",
      url: URL,
    });
  });

  it("says at what hour it begins and ends, by the clock of its zone and how far that is from UTC", () => {
    const hours = { begins: "2011-07-05T12:00:00+02:00", ends: "2011-07-08T14:00:00+02:00" };
    expect(dataOf({ hours })).toMatchObject({ startDate: hours.begins, endDate: hours.ends });
    expect(dataOf({ hours: { begins: hours.begins } })).toMatchObject({ endDate: "2011-07-08" });
  });

  it("says that an event was cancelled, in the reader's language", () => {
    expect(dataOf({ state: "cancelled" }, "en")).toMatchObject({
      name: "Study visit",
      eventStatus: "https://schema.org/EventCancelled",
    });
  });

  it("gives the page as the place of an online event, whose link is not public", () => {
    expect(dataOf({ kind: "training", place: { mode: "online" }, cost: { pl: "50 zł" } })).toMatchObject({
      "@type": "EducationEvent",
      eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
      location: { "@type": "VirtualLocation", url: URL },
    });
  });

  it("promises nothing about the price where something is to be paid", () => {
    expect(dataOf({ cost: { pl: "50 zł" } })).not.toHaveProperty("isAccessibleForFree");
  });

  it("says nothing while the date is tentative", () => {
    expect(dataOf({ dates: { type: "tentative", period: "2011-H2" } })).toBeUndefined();
  });
});
