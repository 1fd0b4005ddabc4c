import type { Shape } from "../../index.ts";
import { plural } from "../../plural.ts";
import type { pl } from "./pl.ts";

/** Words that a certificate says unless its template says others, in English. */
export const en: Shape<typeof pl> = {
  heading: "Certificate",
  online: "online",
  wording: {
    training: {
      ms: "has completed the training",
      mr: "has completed the training",
      none: "has completed the training",
      institution: "has taken part through its representatives in the training",
    },
    study_visit: {
      ms: "has taken part in the study visit",
      mr: "has taken part in the study visit",
      none: "has taken part in the study visit",
      institution: "has taken part through its representatives in the study visit",
    },
    conference: {
      ms: "has taken part in the conference",
      mr: "has taken part in the conference",
      none: "has taken part in the conference",
      institution: "has taken part through its representatives in the conference",
    },
    meeting: {
      ms: "has taken part in the meeting",
      mr: "has taken part in the meeting",
      none: "has taken part in the meeting",
      institution: "has taken part through its representatives in the meeting",
    },
    counselling: {
      ms: "has used the counselling",
      mr: "has used the counselling",
      none: "has used the counselling",
      institution: "has used the counselling through its representatives",
    },
  },
  credential: {
    kind: {
      training: "Training",
      study_visit: "Study visit",
      conference: "Conference",
      meeting: "Meeting",
      counselling: "Counselling",
    },
    description: (kind, dates, hours) => [kind, dates, hours].filter(Boolean).join(", "),
    clockHours: (count) =>
      plural("en", count, { one: (hours) => `${hours} hour`, other: (hours) => `${hours} hours` }),
    didacticHours: (count) =>
      plural("en", count, {
        one: (hours) => `${hours} teaching hour of 45 minutes`,
        other: (hours) => `${hours} teaching hours of 45 minutes`,
      }),
    criteria:
      "Participation proven by attendance under the organiser's rules. The certificate stands in the register of the project.",
  },
  sample: {
    firstName: "Anna",
    lastName: "Przykładowa",
    title: "Title of the event",
    town: "Białystok",
    firstTopic: "First topic",
    secondTopic: "Second topic",
  },
};
