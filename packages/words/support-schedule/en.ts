import { plural } from "../plural.ts";
import type { SupportScheduleMessages } from "./index.ts";

/** English words of the schedule of support, for staff and for everybody. */
export const en: SupportScheduleMessages = {
  title: "Schedule of support",
  caption: (month) => `Schedule of support, ${month}`,
  project: (title) => `Project: ${title}`,
  months: "Months",
  month: "Month",
  column: {
    topic: "Topic",
    when: "When",
    support: "Form of support",
    address: "Place",
    leader: "Led by",
    expected: "Expected number of people",
  },
  online: "online",
  noLimit: "no limit",
  cancelled: "cancelled",
  hidden: "not on the public page",
  changes: "Changes after publication",
  noChanges: "Nothing has changed since it was published.",
  change: {
    added: "Added",
    changed: "Changed",
    removed: "Removed",
    was: (text) => `was: ${text}`,
  },
  people: (count) =>
    plural("en", count, { one: (text) => `${text} person`, other: (text) => `${text} people` }),
  publishedAt: (when, version) =>
    version === 1 ? `Published ${when}.` : `Published ${when} (version ${version}).`,
  unknownTitle: "There is no such schedule",
  unknown: "This schedule is not published, or the address is incomplete.",
  noEntries: "Nothing is planned in this month.",
  staff: {
    lead: "It is made of the programmes of published events. A published month stays as it was, and later changes stand below it with their dates.",
    previous: "Previous month",
    next: "Next month",
    publish: "Publish the month",
    publishAgain: "Publish a new version",
    publishTitle: (month) => `Publish ${month}?`,
    publishText:
      "Everybody who has the address of the page sees the schedule. The names of those who lead something are those on the pages of events.",
    done: "The schedule is published.",
    notPublished: "This month is not published.",
    hidden: (count) =>
      plural("en", count, {
        one: "1 entry is of an event that is in no public list. It is in the files, and not on the page.",
        other: (text) =>
          `${text} entries are of events that are in no public list. They are in the files, and not on the page.`,
      }),
    publicPage: "Public page",
    files: "Files",
    csv: "CSV",
    xlsx: "Excel",
    pdf: "PDF",
  },
};
