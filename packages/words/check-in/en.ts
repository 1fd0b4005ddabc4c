import { formatDateTime, formatDayShort, formatTime, formatTimeRange, formatWallTime } from "../date.ts";
import type { Shape } from "../index.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

/** A moment of the wall clock, `YYYY-MM-DDTHH:MM`, for narrow places. */
const moment = (wall: string) => `${formatDayShort("en", wall.slice(0, 10))}, ${formatTime("en", wall)}`;

const minutes = (count: number) =>
  plural("en", count, { one: (n) => `${n} minute`, other: (n) => `${n} minutes` });

/** English words of the check-in desk and of its links. */
export const en: Shape<typeof pl> = {
  title: "Attendance list",
  desk: (name) => `Desk: ${name}`,
  app: { name: "Zapisy – attendance list", shortName: "Attendance" },

  state: {
    present: "Present",
    left_early: "Left early",
    excused: "Excused",
    absent: "Absent",
  },
  stateMinutes: (count) => `Left early, present for ${minutes(count)}`,
  noState: "No entry",
  takenBack: "Entry taken back",
  at: (time) => formatTime("en", time),
  seen: (time, by) => `${formatTime("en", time)}, ${by}`,
  self: "by themselves",
  somebody: "somebody else",

  unit: {
    label: "Programme item",
    when: (day, from, to) =>
      [
        day && formatDayShort("en", day),
        from && (to ? formatTimeRange("en", from, to) : formatTime("en", from)),
      ]
        .filter(Boolean)
        .join(", "),
    closed: (at, timeZone) =>
      `The list was closed on ${formatDateTime("en", at, timeZone)}. Changes need a reason.`,
    none: "This event has no programme items with an attendance list",
    noneText: "They will appear here when the organiser adds them.",
  },

  tally: {
    of: "of",
    present: () => "present",
    spoken: (present, expected) => `Present: ${present} of ${expected}`,
    leftEarly: (count) => `left early: ${count}`,
    excused: (count) => `excused: ${count}`,
    absent: (count) => `absent: ${count}`,
  },

  search: {
    label: "Search by name",
    placeholder: "Surname or first name",
    none: "Nobody matches what was typed",
    noneText: "Perhaps they did not register, or registered for another programme item.",
    count: (count) =>
      plural("en", count, { one: "On the list: 1 person", other: (n) => `On the list: ${n} people` }),
    clear: "Clear the search",
  },

  list: {
    label: "People",
    hint: "Pressing marks as present.",
    more: (name) => `Another entry: ${name}`,
    waiting: "waits to be sent",
    refused: "not saved",
    conflict: "entries disagree",
    walkIn: "not registered",
    left: (day) => `without a place at the event since ${day}`,
    undo: "Undo the entry",
    empty: "Nobody registered for this programme item",
    emptyText: "Add somebody who came without registering with the button above.",
  },

  done: {
    recorded: (name, state) => `${name}: ${state.toLowerCase()}`,
    undone: (name) => `${name}: undone`,
    already: (name, time) => `${name}: marked as present already at ${formatTime("en", time)}`,
    alreadyPlain: (name) => `${name}: marked as present already`,
  },

  scan: {
    open: "Scan a code",
    close: "Turn the camera off",
    turn: "Other camera",
    picture: "Picture of the camera",
    hint: "Point the camera at the QR code of the ticket.",
    starting: "Turning the camera on…",
    result: {
      present: "Present",
      closed: "A reason is needed",
      left: "Without a place at the event",
      already: "On the list already",
      not_expected: "Another programme item",
      unknown: "Not on the list",
      no_ticket: "This is not a ticket",
    },
    notExpected: (name, choice) => `${name}. Chosen: ${choice}.`,
    notExpectedPlain: (name) => `${name}. This person did not register for this programme item.`,
    unknown: "The ticket is for another event, or the registration is not confirmed.",
    unknownOffline:
      "The ticket is for another event, or the registration is newer than the list on this device. Scan it again when the network is back.",
    no_ticket: "This code is not from a ticket. Search for the person by name.",
    forbidden:
      "The browser may not use the camera. Allow it in the settings of this page, or search by name.",
    missing: "This device has no camera that can be used. Search by name.",
    failed: "The camera could not be turned on. Perhaps another program uses it.",
    sound: "Sound",
  },

  minutesDialog: {
    title: "Left early",
    label: "How many minutes they were present",
    unit: "min",
    submit: "Save",
    required: "Type a number of minutes from 0 to 1440.",
    tooLong: (whole) => `The item takes ${whole} min. Type a smaller number.`,
  },

  reason: {
    title: "Reason for the change",
    text: {
      "attendance.unit_closed": "The list of this item is closed, so the entry needs a reason.",
      "attendance.unit_retired": "This item is not in the programme any more, so the entry needs a reason.",
      "attendance.person_left":
        "This person has no place at the event any more, so the entry needs a reason.",
      "attendance.not_expected": "This person chose another group, so the entry needs a reason.",
    },
    label: "Reason",
    submit: "Save with the reason",
    required: "Choose a reason.",
    choice: {
      took_place: "The session took place",
      late_entry: "Presence noticed after the list was closed",
      offline: "Recorded offline before the list was closed",
      mistake: "Correction of a mistake on the list",
      agreed: "Agreed with the leader",
      paper: "As signed on the paper list",
      came: "Came in spite of the withdrawal",
      other_room: "Was in this group in spite of another choice",
    },
  },

  walkIn: {
    open: "Add a person",
    title: "Somebody who did not register",
    lead: "They will be on the list and present at the chosen programme item.",
    firstName: "First name",
    lastName: "Surname",
    institution: "Institution",
    choose: "Choose",
    submit: "Add as present",
    added: (name) => `${name}: added as present`,
    markListed: "Mark as present",
    addedElsewhere: (name) => `${name}: added, expected at another programme item`,
  },

  conflict: {
    title: (count) =>
      plural("en", count, { one: "1 entry disagrees", other: (n) => `${n} entries disagree` }),
    text: "Two devices recorded different things. Choose what is true.",
    says: (who, state, time) => `${who}: ${state.toLowerCase()} (${formatTime("en", time)})`,
    settle: (state) => `Accept: ${state.toLowerCase()}`,
    settled: (name) => `${name}: settled`,
  },

  refused: {
    title: (count) =>
      plural("en", count, {
        one: "1 entry was not accepted",
        other: (n) => `${n} entries were not accepted`,
      }),
    text: "These entries are on this device only.",
    entry: (state, unit, time) => `${state}, ${unit}, ${formatTime("en", time)}`,
    walkIn: "Somebody who did not register",
    giveReason: "Give a reason",
    retry: "Send again",
    discard: "Delete the entry",
    discardTitle: "Delete this entry?",
    discardText: (name) => `The entry “${name}” was not sent and will be gone for good.`,
    code: {
      "attendance.unit_closed": "The list of this item was closed. The entry needs a reason.",
      "attendance.unit_retired": "This item was taken out of the programme. The entry needs a reason.",
      "event.cancelled": "The event was cancelled before this item.",
      "attendance.unit_unknown": "This programme item is not there any more.",
      "attendance.person_unknown": "This person is not among the participants any more.",
      "attendance.person_left": "This person has no place at the event any more. The entry needs a reason.",
      "attendance.before_day":
        "The day of this session has not begun. Only a member of the team can make this entry, with a reason.",
      "attendance.clock_ahead":
        "The time of this entry has not come yet: the clock of the device is fast. Send it later or ask a member of the team.",
      "attendance.minutes_above": "The session is shorter than that. Remove the entry and make it again.",
      "attendance.not_expected": "This person did not register for this item. The entry needs a reason.",
      "registration.several_namesakes":
        "There are several people of this name on the list. Delete this entry and choose who came on the list.",
      "registration.event_full": "There are no free seats at the event.",
      "registration.group_full": "The places of this person's group are taken.",
      "registration.institution_full": "As many people of this institution take part as may.",
      "registration.option_full": "There are no free seats in the chosen group.",
    },
    other: "The server did not accept this entry. Pass it on to the organiser.",
  },

  status: {
    waiting: (count) => `Saved on this device: ${count} – will be sent when the network is back`,
    waitingOnline: (count) => `Saved on this device: ${count} – sending…`,
    waitingFailed: (count) => `Saved on this device: ${count} – the server does not answer, trying again`,
    sent: (time) => `Everything sent at ${formatTime("en", time)}`,
    sentOn: (day, time) => `Everything sent on ${formatDayShort("en", day)}, ${formatTime("en", time)}`,
    offline: "No network – the list goes on working",
    ready: "The list is on this device",
    sync: "Send now",
  },

  device: {
    title: "This device",
    offlineReady: "The page works without a network too.",
    offlinePreparing: "Preparing the page for work without a network…",
    offlineNever: "This browser does not open the page without a network. Once open, it goes on working.",
    notLasting:
      "This browser does not allow anything to be saved, for example in a private window. Entries are lost when the page is closed without a network.",
    kept: (at, timeZone) =>
      `The encrypted copy of the list leaves the device on ${formatDateTime("en", at, timeZone)}.`,
    install: "The page can be added to the home screen from the browser's menu.",
    erase: "Erase the data on this device",
    eraseTitle: "Erase the data on this device?",
    eraseText:
      "The list of people leaves the device. The link goes on working: opened with a network, it loads the list again.",
    eraseUnsent: (count) =>
      plural("en", count, {
        one: "1 entry was not sent yet and will be lost.",
        other: (n) => `${n} entries were not sent yet and will be lost.`,
      }),
  },

  waiting: {
    title: "A network is needed",
    text: "The first time, the list must be loaded from the network. After that it works without one.",
  },

  end: {
    not_found: {
      title: "This link does not work",
      text: "Check that the address is complete, or ask the organiser for a new link.",
    },
    expired: {
      title: "This link has expired",
      text: "The data of the people was erased from this device. If the list is still needed, the organiser can make a new link.",
    },
    revoked: {
      title: "This link was turned off",
      text: "The data of the people was erased from this device. Please ask the organiser if you have questions.",
    },
    erased: {
      title: "The data was erased from this device",
      text: "To load the list again, open the link when there is a network.",
    },
    unsentTitle: (count) =>
      plural("en", count, { one: "1 entry was not sent", other: (n) => `${n} entries were not sent` }),
    unsentText: "Write them down now: they are gone when the page is closed.",
    again: "Load the list",
  },

  links: {
    title: "Desks with the attendance list",
    lead: "A link opens the list of this one event on a phone or tablet, without a network too. The device sees nothing but names and codes of tickets.",
    add: "New link",
    dialog: "New link to the attendance list",
    name: "Name of the desk",
    nameHelp: "Who marks, or where, for example “Reception, Ola”. The name stands beside the entries.",
    nameRequired: "Type the name of the desk.",
    expires: "How long the link works",
    expiresDefault: "Until the end of the day after the event",
    expiresDays: (count) =>
      plural("en", count, {
        one: (n) => `For ${n} day from today`,
        other: (n) => `For ${n} days from today`,
      }),
    worksUntil: (wall) => `The link will work until ${formatWallTime("en", wall)}.`,
    movesAlong: "When the date of the event changes, this time moves with it.",
    create: "Make the link",
    made: (name) => `Link: ${name}`,
    madeText:
      "Open the link on the device of the desk: scan the code or copy the address. The address cannot be seen again once this window is closed.",
    qr: "QR code with the address of the attendance list",
    address: "Address",
    copy: "Copy the address",
    done: "Done",
    caption: "Links to the attendance list",
    column: { name: "Desk", made: "Made", sync: "Last connection", state: "State" },
    madeBy: (name, wall) => `${name}, ${moment(wall)}`,
    lastSync: (wall) => moment(wall),
    neverSynced: "Not opened yet",
    open: (wall) => `Works until ${moment(wall)}`,
    expired: "Expired",
    revoked: "Turned off",
    revoke: "Turn the link off",
    revokeTitle: (name) => `Turn the link “${name}” off?`,
    revokeText:
      "The device erases its copy when it is next connected. Entries that it has not sent yet will not be accepted.",
    revokedDone: "The link was turned off.",
    empty: "There are no desks yet",
    emptyText: "A link lets people without an account mark attendance.",
  },
};
