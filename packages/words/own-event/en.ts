import type { OwnEventMessages } from "./index.ts";

/** English words of one's own sessions. */
export const en: OwnEventMessages = {
  title: "Sessions",
  lead: "Events in whose team this account is: their programme and lists of attendance.",
  caption: "Sessions",
  column: { title: "Event", when: "When", where: "Where", state: "State" },
  empty: "This account is in the team of no event yet",
  emptyText: "The coordinator of the project or the person who runs the event can add it.",
  today: {
    title: "Sessions today",
    nothing: "There is no session with a list of attendance today.",
    wholeDay: "all day",
    next: "Next sessions",
    noneAhead: "There are no more sessions for now.",
    all: "All sessions",
  },
  tabs: "Parts of the event",
  programme: "Programme",
  attendance: "Attendance",
  noProgramme: "The programme is not ready yet",
  noProgrammeText: "The person who runs the event puts it together.",
  noLists: "There are no lists of attendance yet",
  noListsText: "They appear once the programme has items with a day.",
};
