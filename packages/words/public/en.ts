import {
  formatDay,
  formatMonth,
  formatTentative,
  formatTime,
  formatTimeRange,
  formatHours,
  formatWallTime,
  formatWeekday,
  formatWhen,
} from "../date.ts";
import type { Shape } from "../index.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

/** "5 July 2026, 9:00" from a wall time `YYYY-MM-DDTHH:MM`. */
const wallTime = (wall: string) => formatWallTime("en", wall);

/** English words of the catalogue and of the events' public pages. */
export const en: Shape<typeof pl> = {
  eventKind: {
    training: "Training",
    study_visit: "Study visit",
    conference: "Conference",
    meeting: "Meeting",
    counselling: "Counselling",
  },

  date: {
    day: (day) => formatDay("en", day),
    when: (when) => formatWhen("en", when),
    hours: (when) => formatHours("en", when),
    month: (month) => formatMonth("en", month),
    tentative: (period) => formatTentative("en", period),
    weekday: (day) => formatWeekday("en", day),
    weekdayShort: (day) => formatWeekday("en", day, "short"),
    from: "from",
    timeRange: (from, to) => formatTimeRange("en", from, to),
    timeFrom: (from) => `from ${formatTime("en", from)}`,
    wallTime,
  },

  seats: {
    unlimited: "No limit of places",
    total: (count) => plural("en", count, { one: "1 place", other: (n) => `${n} places` }),
    left: (count) => plural("en", count, { one: "1 place left", other: (n) => `${n} places left` }),
    full: "No places left, applications go to the reserve list",
    common: "Other people",
    groupsUntil: (until) => `Free places of groups will be for everybody from: ${until}.`,
    groupShut: "Recruitment closed",
    groupsOnly: "People of these groups can sign up.",
    optionFull: "No places left",
    waiting: (count) =>
      plural("en", count, { one: "Reserve list: 1 person", other: (n) => `Reserve list: ${n} people` }),
    optionWaiting: (count) =>
      plural("en", count, {
        one: "No places left, 1 person on the reserve list",
        other: (n) => `No places left, ${n} people on the reserve list`,
      }),
  },

  recruitment: {
    open: "Recruitment open",
    upcoming: "Recruitment begins soon",
    closed: "Recruitment closed",
    cancelled: "Cancelled",
    tentative: "Tentative date",
    referralsOnly: "By referral only",
    over: "Over",
    until: (wall) => `until ${wallTime(wall)}`,
    from: (wall) => `from ${wallTime(wall)}`,
  },

  place: {
    online: "Online",
    hybrid: (place) => `${place} and online`,
    unknown: "Place to be announced",
  },

  catalogue: {
    title: "Events",
    search: "Find an event",
    searchHelp: "A word of the title, the description or the place",
    submit: "Search",
    filters: "Filters",
    filtersUsed: (count) =>
      plural("en", count, { one: "Filters (1 in use)", other: (n) => `Filters (${n} in use)` }),
    kind: "Kind",
    anyKind: "All kinds",
    from: "From",
    to: "To",
    past: "Show past events too",
    clear: "Clear filters",
    list: "List of events",
    shown: (count) =>
      plural("en", count, {
        one: "There is 1 event on the list",
        other: (n) => `There are ${n} events on the list`,
      }),
    nothingFound: "Nothing found",
    nothingFoundHelp: "Try another word or clear the filters.",
    nothingPlanned: "No events are planned at the moment",
    nothingPlannedHelp: "New events will appear here. You can also see those that are over.",
    showPast: "Show past events",
    calendar: "Calendar of events (ICS file)",
  },

  event: {
    when: "Date",
    where: "Place",
    cost: "Cost",
    free: "Free of charge",
    organiser: "Organiser",
    seats: "Places",
    recruitment: "Recruitment",
    facts: "Key facts",

    signUp: "Sign up",
    signUpReserve: "Join the reserve list",
    delegation: "Register several people",
    apply: "Apply",
    prepare: "Fill in the form beforehand",
    selection: "The organiser selects participants when recruitment is over.",
    addToCalendar: "Add to calendar",
    print: "Print",

    about: "About the event",
    topic: "Topic",
    audience: "For whom",
    criterionDecided: "You can apply without this too. The organiser decides.",
    programme: "Programme",
    venue: "Place and accessibility",
    accessibility: "Accessibility",
    accessibilityAsk: "You can tell us about accessibility needs in the sign-up form.",
    onlineLink: "People whose place is confirmed get the link to the meeting.",
    contact: "Organiser and contact",
    contactPerson: "Contact",
    email: "E-mail",
    phone: "Telephone",
    lead: "Lead partner",
    partners: (count) => (count === 1 ? "Partner" : "Partners"),
    supporters: "Expert support",
    invited: (count) => (count === 1 ? "Invited institution" : "Invited institutions"),
    documents: "Rules and personal data",
    rules: "Rules of participation",
    informationClause: "Information clause on personal data",
    project: "Project",
    projectNumber: (number) => `no. ${number}`,
    funder: "Funding",

    cancelledTitle: "The event has been cancelled",
    cancelledReason: (reason) => `Reason: ${reason}`,
    overTitle: "The event is over",
    closedTitle: "Recruitment is closed",
    closedHelp: "If you have questions, please contact the organiser.",
    upcomingTitle: (wall) => `Recruitment begins on ${wallTime(wall)}`,
    upcomingHelp: "You can fill in the form beforehand and send it at that moment.",
    referralTitle: "People are referred to this event by institutions",
    referralHelp: "Ask your social welfare centre or the organiser for a referral.",
    tentativeTitle: "The date is tentative",
    notify: "Tell me when sign-up opens",
    tentativeHelp: "Recruitment begins when the date is confirmed.",
  },

  programme: {
    dayNumber: (number) => `Day ${number}`,
    undated: "Date to be announced",
    emptyDay: "Details of this day will follow.",
    choice: "To choose from:",
    moderator: "Moderated by",
    leaders: "Led by",
    panellists: "Panellists",
    speakers: "Speakers",
    host: "Host",
    meets: "Meeting with",
    partners: "Partners",
    parts: "On the programme",
    accessibility: "Accessibility",
    onlyOption: "For people who chose:",
    level: (level) => `Level: ${level}`,
    clockHours: (count) => plural("en", count, { one: "1 hour", other: (n) => `${n} hours` }),
    didacticHours: (count) =>
      plural("en", count, { one: "1 teaching hour (45 min)", other: (n) => `${n} teaching hours (45 min)` }),
    modules: "Modules",
    panel: "Discussion panel",
    plenary: "Plenary session",
    none: "The programme will follow.",
  },
};
