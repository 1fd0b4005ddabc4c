import { plural } from "../plural.ts";
import type { SupportMessages } from "./index.ts";

/** English words of the support that a project gives. */
export const en: SupportMessages = {
  title: "Support",
  lead: "Hours are counted from the programmes of events and from attendance. Every figure opens the list of which it is the sum.",
  caption: "Forms of support with their hours",
  column: {
    name: "Form of support",
    mode: "Kind",
    perPerson: "Per person",
    planned: "In programmes",
    delivered: "Delivered",
    attended: "Person-hours",
  },
  unit: { clock: "h", didactic: "teaching h" },
  noSupport: "No form of support",
  noSupportHelp: "Items of programmes that belong to no form.",
  retired: "retired",
  empty: "There are no forms of support yet",
  emptyText: "Forms of support are added on the project's page, and chosen in the programme of an event.",
  withoutHours: (count) =>
    plural("en", count, {
      one: "1 item of a programme has no hours and is not counted.",
      other: (text) => `${text} items of programmes have no hours and are not counted.`,
    }),
  opens: (figure, name) => `${name}, ${figure.toLowerCase()}`,
  list: {
    planned: (name) => `${name}: hours in programmes`,
    delivered: (name) => `${name}: hours delivered`,
    attended: (name) => `${name}: person-hours`,
    when: "When",
    session: "Item of the programme",
    event: "Event",
    people: "Present",
    counts: "Hours",
    noDay: "no day",
    noHours: "no hours",
    none: "Nothing counts for this yet",
    total: "Total",
  },
};
