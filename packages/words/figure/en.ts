import { plural } from "../plural.ts";
import type { FigureMessages } from "./index.ts";

/** English words of the figures of a project. */
export const en: FigureMessages = {
  title: "Figures",
  lead: "What counts is what is proven: attendance at an event, and entries in the log of support. A person counts once, at however many events they were. Every figure opens the list of which it is made.",
  readAt: (when) => `Changes usually show within moments. All data were read anew no earlier than ${when}.`,
  files: "Files with the figures",
  xlsx: "Download a workbook (XLSX)",
  pdf: "Download a summary (PDF)",
  empty: "There is nothing to count yet",
  emptyText:
    "Figures appear once attendance is recorded at the project's events, or there are entries in the log of support.",
  cut: {
    all: "In all",
    kind: "By kind of event",
    county: "By county",
    partner: "By partner",
    activity: "Partners and events",
    sex: "By sex",
    age: "By age on the day of entry",
    category: "By category",
    support: "Forms of support and hours",
  },
  column: {
    kind: "Kind",
    county: "County",
    partner: "Partner",
    activity: "Event",
    sex: "Sex",
    age: "Age",
    category: "Category",
    support: "Form of support",
    all: "",
  },
  figure: {
    events: "Events",
    people: "People",
    places: "Places",
    visits: "Visits",
    minutes: "Hours",
    short: "Below the standard",
    none: "Had none yet",
  },
  meaning: {
    events: "events at which somebody was",
    people: "each counted once",
    places: "a person at an event, however many sessions it has",
    visits: "entries in the log of support",
  },
  owed: "Per person",
  hours: (hours, unit) => `${hours} ${unit === "clock" ? "h" : "teaching h"}`,
  unknown: {
    county: "No county",
    partner: "No partner",
    sex: "Not known",
    age: "Not known",
    category: "No category",
  },
  log: "Log of support",
  several: "In more than one county",
  sex: { woman: "Women", man: "Men" },
  age: { under18: "under 18", "18to29": "18–29", "30to54": "30–54", "55up": "55 and more" },
  noSupport: "Removed form",
  total: "Sum of rows",
  distinct: (count) =>
    plural("en", count, { one: "1 distinct person", other: (n) => `${n} distinct people` }),
  opens: (row, figure) => (row ? `${row}, ${figure.toLowerCase()}` : figure),
  notes: {
    several: (count) =>
      plural("en", count, {
        one: "1 person counts in more than one county",
        other: (n) => `${n} people count in more than one county`,
      }),
    severalText: (sum, distinct) =>
      `The counties come to ${sum}, and there are ${distinct} distinct people. It is worth checking that this is meant.`,
    severalShow: "Show these people",
    unmatched: (count) =>
      plural("en", count, {
        one: "1 place has no participant yet",
        other: (n) => `${n} places have no participant yet`,
      }),
    unmatchedText:
      "Somebody was at an event whose registration is no person's of the project. It is among the places, and not among the people.",
    unmatchedShow: "Show these registrations",
    proposals: "Go to the proposals",
    leftOut: (count) =>
      plural("en", count, {
        one: "1 event does not count for the funder",
        other: (n) => `${n} events do not count for the funder`,
      }),
    leftOutText:
      "So it is with conferences, unless the settings of the event say otherwise: their guests are no participants of the project.",
    leftOutShow: "Show these events",
  },
  list: {
    title: (row, figure) => (row ? `${row}: ${figure.toLowerCase()}` : figure),
    row: { counted: "", unmatched: "No participant", left_out: "Outside the funder's figures" },
    counts: (count) =>
      plural("en", count, { one: "1 item in the list", other: (n) => `${n} items in the list` }),
    sum: (sum) => `In all: ${sum}`,
    person: "Name",
    event: "Event",
    when: "When",
    counties: "County",
    places: "Places",
    people: "People",
    visits: "Visits",
    minutes: "Delivered",
    owed: "Owed",
    short: (hours) => `${hours} short`,
    enough: "in full",
    nobody: "no participant yet",
    unnamed: "registration without a name",
    none: "Nobody is on this list",
  },
  file: {
    title: "Figures of the project",
    sheet: "Figures",
    people: "People",
    events: "Events",
    places: "Places",
    hours: "Hours of people",
    cut: "Cut",
    row: "Row",
    lastName: "Surname",
    firstName: "First name",
    kind: "Kind",
    short: "Short",
    unit: { clock: "h", didactic: "teaching h" },
    unmatched: (count) => `Places without a participant: ${count}`,
    leftOut: (count) => `Events outside the funder's figures: ${count}`,
    several: (sum, distinct, count) =>
      `Sum of counties: ${sum}, distinct people: ${distinct}, in more than one county: ${count}`,
  },
};
