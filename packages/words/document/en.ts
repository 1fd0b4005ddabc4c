import { formatTime, formatTimeRange } from "../date.ts";
import type { Shape } from "../index.ts";
import { formatNumber } from "../number.ts";
import { namedPart } from "../part.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

/** Words of documents that people print, sign or open in a spreadsheet, in English. */
export const en: Shape<typeof pl> = {
  attendanceList: {
    title: "Attendance list",
    project: "Project",
    projectWithNumber: (title, projectNumber) => `${title} (no. ${projectNumber})`,
    funder: "Funded by",
    lead: "Lead partner",
    organiser: "Organiser",
    partners: (count) => (count === 1 ? "Partner" : "Partners"),
    supporters: "Expert support",
    invited: (count) => (count === 1 ? "Invited institution" : "Invited institutions"),
    module: "Module",
    date: "Date",
    time: "Hours",
    timeRange: (from, to) => {
      if (from && to) return formatTimeRange("en", from, to);
      if (from) return `from ${formatTime("en", from)}`;
      return to ? `until ${formatTime("en", to)}` : "";
    },
    hours: "Number of hours",
    place: "Place",
    host: "Host",
    leaders: "Led by",
    clockHours: (count) =>
      plural("en", count, {
        one: (hours) => `${hours} (60 min)`,
        other: (hours) => `${hours} (60 min each)`,
      }),
    didacticHours: (count) =>
      plural("en", count, {
        one: (hours) => `${hours} (45 min)`,
        other: (hours) => `${hours} (45 min each)`,
      }),
    hourSpan: (least, most, unit) => {
      const each = unit === "didactic" ? "(45 min each)" : "(60 min each)";
      return `${formatNumber("en", least)} to ${formatNumber("en", most)} ${each}, depending on the choice`;
    },
    ordinal: "No.",
    name: "Surname and first name",
    surname: "Surname",
    firstName: "First name",
    institution: "Institution",
    position: "Position",
    institutionAndPosition: "Institution, position",
    signature: "Signature",
    session: "Session",
    from: "From",
    to: "To",
    remarks: "Remarks",
    leaderStatement:
      "I confirm the attendance of the people who signed this list, and the topic and time given.",
    leaderSignature: "date and signature of the leader",
    drawnUp: (by, when) => `List drawn up by ${by}, ${when}`,
    pageOfPages: (page, pages) => `page ${page} of ${pages}`,
    worksheet: "List",
  },
  certificate: {
    number: (certificateNumber) => `no. ${certificateNumber}`,
    title: (certificateNumber, holder) => `Certificate no. ${certificateNumber}: ${holder}`,
    certifies: {
      ms: "This is to certify that Ms",
      mr: "This is to certify that Mr",
      none: "This is to certify that",
    },
    quoted: (title) => `“${title.replaceAll("“", "‘").replaceAll("”", "’")}”`,
    partners: "in partnership",
    module: (module) => namedPart("module", module),
    dates: (dates) => `on ${dates}`,
    hours: (count, unit) =>
      unit === "didactic"
        ? plural("en", count, {
            one: (hours) => `${hours} teaching hour of 45 minutes`,
            other: (hours) => `${hours} teaching hours of 45 minutes`,
          })
        : plural("en", count, { one: (hours) => `${hours} hour`, other: (hours) => `${hours} hours` }),
    place: (place) => `Place: ${place}`,
    hosts: "Institutions visited",
    topics: "Topics",
    outcomes: "Learning outcomes",
    continued: "Continued on the next page.",
    issued: (town, day) => (town ? `${town}, ${day}` : day),
    placeAndDate: "place and date of issue",
    signature: "signature of the authorised person",
    check: "Check that this document is genuine by scanning the code or at:",
    qrCode: (url) => `QR code with the address at which the certificate can be checked: ${url}`,
    project: (quotedTitle) => `Project ${quotedTitle}`,
    projectWithNumber: (quotedTitle, projectNumber) => `Project ${quotedTitle}, no. ${projectNumber}`,
    funder: (funder) => `Funded by: ${funder}`,
    preview: "Preview",
    previewNote: "Preview – not an issued certificate",
    duplicate: (day) => `Duplicate – made on ${day}`,
    annulled: "Annulled",
    annulledNote: (day) => `Annulled on ${day}`,
  },
  register: {
    title: "Register of certificates",
    worksheet: "Register",
    project: (title, projectNumber) =>
      projectNumber ? `Project: ${title}, no. ${projectNumber}` : `Project: ${title}`,
    funder: (funder) => `Funded by: ${funder}`,
    takenAt: (when) => `As of ${when}`,
    number: "Number",
    holder: "Name of person or institution",
    holderType: "Issued to",
    holderTypes: { person: "person", institution: "institution" },
    event: "Event",
    module: "Module, panel or level",
    startsOn: "From",
    endsOn: "To",
    hours: "Number of hours",
    hourUnit: "Kind of hours",
    hourUnits: { clock: "clock hours", didactic: "teaching hours of 45 min" },
    issuedOn: "Issued on",
    earlyReason: "Reason for issuing before the end",
    state: "State",
    states: { issued: "valid", annulled: "annulled" },
    annulledOn: "Annulled on",
    reason: "Reason",
    replaces: "Replaces",
    replacedBy: "Replaced by",
    duplicates: "Duplicates",
    verifyUrl: "Address to check it",
  },
  paper: {
    month: "Month",
    dateAndTime: "Date and hours",
    topic: "Topic",
    ledBy: (leaders) => `Led by: ${leaders}`,
    cards: {
      title: "Attendance card",
      signatureOfParticipant: "Participant's signature",
      signatureOfLeader: "Leader's signature",
      approval: "date and signature of the person who approves",
    },
    register: {
      title: "Class register",
      heldHours: "Hours of all classes together",
      leader: "Led by",
      present: "Number present",
      signature: "Leader's signature",
      approval: "date and signature of the coordinator",
    },
    passengers: {
      title: "Passenger list",
      phone: "Telephone",
      there: "There",
      back: "Back",
      stop: (name, count) =>
        plural("en", count, { one: (n) => `${name}: ${n} person`, other: (n) => `${name}: ${n} people` }),
      noStop: "No pick-up point chosen",
      forLeader:
        "For the trip leader. It holds contact data: do not hang it up, and destroy it after the trip.",
    },
    rooming: {
      title: "Rooming list",
      room: "Room",
      people: "People",
      count: "Number of people",
      remarks: "Remarks",
      unassigned: "No room assigned",
      groundFloor: (name) => `${name} – ground-floor room`,
    },
    needs: {
      title: "Diets and needs",
      people: "Number of people",
      diet: "Diet",
      access: "Accessibility needs",
      none: "Nobody asked for this.",
      named: "Who needs what",
      remarks: "Remarks",
      countsOnly: "Numbers only, without names: it can be given to the venue.",
      withNames:
        "Needs of individual people, for the leader only: do not pass it on, and destroy it after the event.",
    },
    badges: {
      title: "Name badges",
      ticket: (name) => `QR code for checking in: ${name}`,
    },
  },
  fileName: {
    daysSideBySide: "days side by side",
    signatures: { item: "signed by session", day: "signed by day" },
    columns: { none: "without institutions", institution: "with institution", position: "with position" },
    emptyRows: (count) => `empty rows ${count}`,
    withPhones: "with phones",
    withNames: "with names",
    perPage: (count) => `${count} per page`,
  },
  attendanceResults: {
    title: "Attendance",
    worksheet: "Attendance",
    rule: (percent) => `Threshold: ${percent}%`,
    records: "Records",
    units: "Sessions",
    minutes: "Minutes",
    closed: "List closed",
    minutesNote: "Under sessions: minutes present.",
    state: {
      present: "present",
      left_early: "left early",
      excused: "excused",
      absent: "absent",
    },
    attended: "Attended",
    possible: "Possible",
    measure: { minutes: "teaching minutes", units: "agenda items" },
    measureTitle: "Counted in",
    percent: "Attendance",
    moduleOf: (module) => namedPart("Module", module),
    entitled: "Entitled to a certificate",
    reason: "Reason of the decision",
    yes: "yes",
    no: "no",
  },
};
