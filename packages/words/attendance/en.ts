import type { Shape } from "../index.ts";
import { formatNumber } from "../number.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

const people = (count: number) =>
  plural("en", count, { one: (n) => `${n} person`, other: (n) => `${n} people` });

const entries = (count: number) =>
  plural("en", count, { one: (n) => `${n} entry`, other: (n) => `${n} entries` });

const minutes = (count: number) => `${formatNumber("en", count)} min`;

/** English words of the attendance pages. */
export const en: Shape<typeof pl> = {
  caption: "Attendance",
  views: "What to show",
  view: { list: "List", rates: "Rates" },

  state: {
    present: "Present",
    left_early: "Left early",
    excused: "Excused absence",
    absent: "Absent",
  },
  sign: { present: "P", left_early: "L", excused: "E", absent: "A" },
  noRecord: "No entry",
  notExpected: "Other choice",
  minutes,
  stateWithMinutes: (state, count) => `${state}, ${minutes(count)}`,
  source: {
    scan: "QR code",
    search: "desk, by name",
    list: "list on screen",
    self: "code in the room",
    paper: "paper list",
    webinar: "webinar report",
  },
  author: {
    staff: "a member of the team",
    desk: "a desk",
    participant: "the participant",
    system: "the system",
  },

  unit: {
    label: "Agenda item",
    list: "Agenda items",
    day: (day) => `Whole day: ${day}`,
    wholeDay: "Whole day",
    undated: "Without a day",
    closed: "List closed",
    retired: "not in the programme",
    recorded: (recorded, expected) => `entries: ${recorded} of ${expected}`,
    previous: "Previous item",
    next: "Next item",
    none: "There is nothing to take attendance at",
    noneText:
      "No agenda item has a day and an attendance list yet. Give an item a day in the programme, or tick “On attendance lists”.",
    toProgramme: "Go to the programme",
  },

  list: {
    search: "Search for a person or an institution",
    show: "Whom to show",
    everybody: "Everybody",
    withoutRecord: "Without an entry",
    conflicts: "Differing entries",
    empty: "Nobody is expected here",
    emptyText: "The list holds people whose place is confirmed; at a panel or module, those who chose it.",
    nothingFound: "There are no such people",
    nothingFoundText: "Change the text you search for, or show everybody.",
    addFound: "Add a person without a registration",
    clear: "Show everybody",
    people: "People on the list",
    tick: (name) => `${name}: present`,
    other: (name) => `Other entry: ${name}`,
    shown: (shown, total) =>
      shown === total ? people(total) : `${formatNumber("en", shown)} of ${people(total)}`,
    summary: "Entries on the list",
    readOnly: "This account can see the attendance but not record it.",
  },

  record: {
    remove: "Remove the entry",
    leftEarly: "Left early…",
    showHistory: "History of entries",
    removed: (name) => `Entry removed: ${name}`,
    saving: "Saving",
    notSaved: "Not saved",
    waits: "Waits for a reason",
    conflict: "Differing entries",
    conflictShown: (state) => `for now it counts as: ${state.toLowerCase()}`,
    settle: "Settle",
  },

  failure: {
    title: (count) =>
      plural("en", count, {
        one: "1 entry has not been saved yet",
        other: (n) => `${n} entries have not been saved yet`,
      }),
    offline: "There is no internet connection. The entries will be sent when it is back.",
    reasonTitle: (count) =>
      plural("en", count, {
        one: "1 entry waits for a reason",
        other: (n) => `${n} entries wait for a reason`,
      }),
    giveReason: "Give a reason",
    discard: "Discard these entries",
    refused: (name, why) => `${name}: the entry was not accepted. ${why}`,
  },

  minutesDialog: {
    title: (name) => `Left early: ${name}`,
    label: "For how many minutes they were present",
    help: (whole) => `The whole item lasts ${minutes(whole)}.`,
    unit: "min",
    required: "Enter a number of minutes, for example 45.",
    tooLong: (whole) => `The item lasts ${minutes(whole)}. Enter a smaller number.`,
    submit: "Save",
  },

  reasonDialog: {
    title: {
      "attendance.unit_closed": "The list is closed",
      "attendance.unit_retired": "Not in the programme",
      "attendance.person_left": "Without a place at the event",
      "attendance.not_expected": "Another choice",
      "attendance.before_day": "Before the day of the session",
      "attendance.clock_ahead": "The clock of the device",
    },
    lead: {
      "attendance.unit_closed":
        "A change after closing needs a reason. It stays in the history beside the former entry.",
      "attendance.unit_retired":
        "This item is not in the programme any more. An entry needs a reason, which stays in the history.",
      "attendance.person_left":
        "This person has no place at the event any more. An entry needs a reason, which stays in the history.",
      "attendance.not_expected":
        "This person chose another group. An entry needs a reason, which stays in the history.",
      "attendance.before_day":
        "The day of this session has not begun. An entry needs a reason, which stays in the history.",
      "attendance.clock_ahead":
        "The time of the entry has not come yet: the clock of this device is fast. An entry needs a reason.",
    },
    label: "Reason for the change",
    example: "For example: signature on the paper list.",
    required: "Enter the reason for the change.",
    submit: "Save the change",
  },

  bulk: {
    menu: "People without an entry",
    present: "Mark all without an entry present",
    absent: "Mark all without an entry absent",
    presentTitle: "Mark them present?",
    absentTitle: "Mark them absent?",
    presentText: (count) =>
      plural("en", count, {
        one: "1 person who has no entry yet will be marked present.",
        other: (n) => `${n} people who have no entry yet will be marked present.`,
      }),
    absentText: (count) =>
      plural("en", count, {
        one: "1 person who has no entry yet will be marked absent.",
        other: (n) => `${n} people who have no entry yet will be marked absent.`,
      }),
    others: "Existing entries do not change. You can undo this right afterwards.",
    submitPresent: "Mark present",
    submitAbsent: "Mark absent",
    done: (count) => `Marked: ${people(count)}.`,
    undoReason: "Undoing marks made for several people",
  },

  close: {
    button: "Close the list",
    title: "Close the list?",
    missing: (count) =>
      plural("en", count, {
        one: "1 person has no entry. After closing they count as absent.",
        other: (n) => `${n} people have no entry. After closing they count as absent.`,
      }),
    complete: "Everybody has an entry.",
    unsaved: "Some entries are not saved yet. They have to be sent first.",
    after: "A closed list cannot be opened again. Entries can be corrected, each change with a reason.",
    done: "The list is closed.",
    closed: (at, by) => `List closed ${at}, ${by}. Changing an entry needs a reason.`,
    closedAt: (at) => `List closed ${at}. Changing an entry needs a reason.`,
  },

  paper: {
    mode: "I am copying from the signed paper list",
    help: "Entries will have the source “paper list”.",
  },

  tools: {
    walkIn: "Person without a registration",
    webinar: "Webinar report",
    screen: "Code for the screen in the room",
    desks: "Desks",
    print: "Print the table",
  },

  keys: {
    title: "Keys",
    lead: "While the box of a person on the list has the focus:",
    key: { present: "P", absent: "A", excused: "E", left_early: "L", history: "H" },
    arrows: "Up and down arrows",
    arrowsText: "previous and next person",
    ends: "Home and End",
    endsText: "first and last person",
    space: "Space",
    spaceText: "present, or remove the entry",
    remove: "Delete",
    search: "/",
    searchText: "search",
    searchEnter: "Enter in the search field",
    searchEnterText: "go to the first person found",
  },

  sheet: {
    now: "The entry that counts",
    entries: "History of entries",
    none: "There is no entry yet.",
    takenBack: "Entry removed",
    reason: (reason) => `Reason: ${reason}`,
    replaced: "replaced by a later entry",
    receivedLater: (at) => `arrived ${at}`,
    conflictTitle: "The entries differ",
    conflictText:
      "They were recorded independently, for example on two devices without a network. Until you settle it, the newest counts.",
    accept: (state) => `Accept: ${state.toLowerCase()}`,
    change: "Change the entry",
  },

  rates: {
    caption: "Attendance rates",
    lead: (percent) => `A certificate needs ${percent}% of attendance.`,
    didactic: "Teaching hours of 45 minutes.",
    measureUnits: "Not all items have hours, so each of them counts the same.",
    closing: "No entry on a closed list is an absence.",
    name: "Person",
    total: "Total",
    standing: "Threshold",
    hours: (attended, possible) => `${formatNumber("en", attended)} of ${formatNumber("en", possible)} hours`,
    units: (attended, possible) => `${formatNumber("en", attended)} of ${formatNumber("en", possible)}`,
    percent: (value) => `${formatNumber("en", value)}%`,
    ofExpected: (present, expected) => `${present} of ${expected}`,
    foot: "Total",
    legend: "Signs",
    noRecordSign: "no entry",
    conflictSign: "differing entries",
    scroll: "The table scrolls sideways.",

    filter: "Whom to show",
    anybody: "Everybody",
    place: {
      reached: "Threshold reached",
      open: "Under way",
      risk: "At risk",
      lost: "Cannot reach the threshold",
    },
    status: {
      reached: "Threshold reached",
      open: "Under way",
      risk: "At risk",
      lost: "Below the threshold",
      entitled: "Granted by decision",
      denied: "Refused by decision",
    },
    overridden: "With a decision",

    lostTitle: (count) =>
      plural("en", count, {
        one: "1 person can no longer reach the threshold",
        other: (n) => `${n} people can no longer reach the threshold`,
      }),
    riskTitle: (count) =>
      plural("en", count, {
        one: "1 person may miss the threshold: one more absence is enough",
        other: (n) => `${n} people may miss the threshold: one more absence is enough`,
      }),
    andMore: (count) => `and ${people(count)} more`,
    showThem: "Show in the table",

    empty: "Nobody has a confirmed place yet",
    emptyText: "Rates appear when the first places are confirmed.",
    nothingFound: "There are no such people",
    clear: "Clear the filters",
  },

  override: {
    button: (name) => `Certificate: ${name}`,
    title: (name) => `Certificate: ${name}`,
    rule: (percent, threshold) => `Attendance ${percent}, threshold ${threshold}%.`,
    byRuleGets: "By attendance: entitled",
    byRuleNot: "By attendance: not entitled",
    grant: "Grant in spite of attendance",
    deny: "Do not grant",
    label: "Decision",
    reason: "Reason",
    reasonHelp: "It stays in the history and the documentation. No data about health.",
    required: "Enter a reason of at least 3 characters.",
    submit: "Save the decision",
    saved: "The decision was saved.",
    decided: (who, at) => `${who}, ${at}`,
  },

  walkIn: {
    title: "Person without a registration",
    lead: "First and last name are enough. The person gets a confirmed place and an entry of attendance.",
    firstName: "First name",
    lastName: "Last name",
    institution: "Institution",
    more: "E-mail",
    email: "E-mail address",
    emailHelp: "The confirmation and the link to the certificate go to this address.",
    choose: "Choose",
    markAt: (title) => `Mark present at once: ${title}`,
    submit: "Add and mark present",
    submitOnly: "Add the person",
    notMarked: (name, why) => `${name}: added, but attendance was not recorded. ${why}`,
    added: (name) => `${name}: added and marked present`,
    addedOnly: (name) => `${name}: added`,
    known: (name) => `${name}: was on the list already, marked present`,
    knownOnly: (name) => `${name}: was on the list already`,
    last: "Added last",
  },

  webinar: {
    title: "Webinar report",
    lead: "A CSV file of the meeting software: who was connected and when. Nothing is saved until you confirm.",
    unit: (title) => `Attendance will be entered at: ${title}`,
    file: "File with the report",
    fileHelp: "CSV of Teams, Zoom, ClickMeeting and the like.",
    reading: "Reading the file…",
    empty: "This file has no rows with people.",
    window: (from, to) => `Time connected between ${from} and ${to} counts.`,
    noWindow: "This item has no hours, so all time connected counts.",
    matched: (count) =>
      plural("en", count, { one: "1 person recognised", other: (n) => `${n} people recognised` }),
    ambiguous: (count) =>
      plural("en", count, {
        one: "1 entry fits several people",
        other: (n) => `${n} entries fit several people`,
      }),
    unmatched: (count) =>
      plural("en", count, {
        one: "1 entry could not be matched",
        other: (n) => `${n} entries could not be matched`,
      }),
    unmatchedText: "They may be leaders, or people who joined under another name. You can say who they are.",
    badRows: (count) =>
      plural("en", count, {
        one: "1 row without readable times was left out.",
        other: (n) => `${n} rows without readable times were left out.`,
      }),
    who: (name) => `Who is it: ${name}`,
    keeps: "has an entry already, stays as it is",
    overwrite: "Replace existing entries",
    overwriteHelp: "Otherwise people who have an entry are left out.",
    submit: (count) => plural("en", count, { one: "Save 1 entry", other: (n) => `Save ${n} entries` }),
    nothing: "There is nothing to save",
    saving: (done, total) => `Saved ${done} of ${entries(total)}…`,
    saved: (count) => `Saved ${entries(count)} from the report.`,
    refused: (count) =>
      plural("en", count, {
        one: "1 entry was not accepted:",
        other: (n) => `${n} entries were not accepted:`,
      }),
    keepFile: "Attach the file to the event's documentation",
    fileFailed: "The entries are saved, but the file could not be attached to the documentation.",
  },

  screen: {
    title: "Attendance code",
    lead: "Please open the page of your registration from the e-mail and enter the code:",
    code: "Code",
    changes: (seconds) =>
      plural("en", seconds, {
        one: (n) => `Next code in ${n} second`,
        other: (n) => `Next code in ${n} seconds`,
      }),
    until: (time) => `Codes keep changing until ${time}.`,
    closed: "No code is shown now",
    closedText: (from, to) =>
      `The code appears 15 minutes before the beginning and disappears at the end (${from}–${to}).`,
    closedPlain: "The code appears 15 minutes before the beginning and disappears at the end.",
    ended: "This part is over. Thank you.",
    lost: "There is no connection. A new code will appear when it is back.",
    full: "Full screen",
    leaveFull: "Leave full screen",
    back: "Back to the list",
  },
};
