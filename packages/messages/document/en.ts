import { formatTime, formatTimeRange } from "../date.ts";
import type { Shape } from "../index.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

/** Words of documents that people print, sign or open in a spreadsheet, in English. */
export const en: Shape<typeof pl> = {
  attendanceList: {
    title: "Attendance list",
    project: "Project",
    projectWithNumber: (title, projectNumber) => `${title} (no. ${projectNumber})`,
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
    leaderStatement:
      "I confirm the attendance of the people who signed this list, and the topic and time given.",
    leaderSignature: "date and signature of the leader",
    drawnUp: (by, when) => `List drawn up by ${by}, ${when}`,
    pageOfPages: (page, pages) => `page ${page} of ${pages}`,
    worksheet: "List",
  },
};
