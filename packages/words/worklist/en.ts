import { plural } from "../plural.ts";
import type { WorklistMessages } from "./index.ts";

/** English words of the first page of staff. */
export const en: WorklistMessages = {
  title: "Today",
  tasks: "To do",
  nothing: "Nothing is waiting. Whatever needs you will appear here.",
  task: {
    decisions: (count) =>
      plural("en", count, {
        one: (n) => `${n} registration to decide on`,
        other: (n) => `${n} registrations to decide on`,
      }),
    line: (count) =>
      plural("en", count, {
        one: (n) => `Seats are free while ${n} person is on the reserve list`,
        other: (n) => `Seats are free while ${n} people are on the reserve list`,
      }),
    leaders: (count) =>
      plural("en", count, {
        one: (n) => `${n} programme item without a leader`,
        other: (n) => `${n} programme items without a leader`,
      }),
    places: (count) =>
      plural("en", count, {
        one: (n) => `${n} programme item without a room`,
        other: (n) => `${n} programme items without a room`,
      }),
    lists: (count) =>
      plural("en", count, {
        one: (n) => `${n} attendance list not closed`,
        other: (n) => `${n} attendance lists not closed`,
      }),
  },
  more: "There are a great many events. These tasks come from the ones that take place first.",
  soon: "The next two weeks",
  nothingSoon: "There are no events in the next two weeks.",
  today: "today",
  goesOn: "Under way",
  drafts: "My drafts",
  allEvents: "All upcoming events",
};
