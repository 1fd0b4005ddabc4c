import type { EventKind } from "@zapisy/core/event/schema";
import type { FormOfAddress } from "@zapisy/core/registration/schema";
import { plural } from "../../plural.ts";

/** Who a sentence speaks of: a person by form of address, or an institution. */
type Subject = FormOfAddress | "institution";

/**
 * Words that a certificate says unless its template says others, in Polish. They stand between the name of
 * the holder and the title of the event; without a form of address they fit everybody.
 */
export const pl = {
  heading: "Zaświadczenie",
  /** Place of an event that is held online only. */
  online: "online",
  wording: {
    training: {
      ms: "ukończyła szkolenie",
      mr: "ukończył szkolenie",
      none: "otrzymuje zaświadczenie o ukończeniu szkolenia",
      institution: "otrzymuje zaświadczenie o udziale swoich przedstawicieli w szkoleniu",
    },
    study_visit: {
      ms: "uczestniczyła w wizycie studyjnej",
      mr: "uczestniczył w wizycie studyjnej",
      none: "otrzymuje zaświadczenie o udziale w wizycie studyjnej",
      institution: "otrzymuje zaświadczenie o udziale swoich przedstawicieli w wizycie studyjnej",
    },
    conference: {
      ms: "uczestniczyła w konferencji",
      mr: "uczestniczył w konferencji",
      none: "otrzymuje zaświadczenie o udziale w konferencji",
      institution: "otrzymuje zaświadczenie o udziale swoich przedstawicieli w konferencji",
    },
    meeting: {
      ms: "uczestniczyła w spotkaniu",
      mr: "uczestniczył w spotkaniu",
      none: "otrzymuje zaświadczenie o udziale w spotkaniu",
      institution: "otrzymuje zaświadczenie o udziale swoich przedstawicieli w spotkaniu",
    },
    counselling: {
      ms: "skorzystała z poradnictwa",
      mr: "skorzystał z poradnictwa",
      none: "otrzymuje zaświadczenie o udziale w poradnictwie",
      institution: "otrzymuje zaświadczenie o udziale swoich przedstawicieli w poradnictwie",
    },
  } satisfies Record<EventKind, Record<Subject, string>>,
  /** What the signed credential says besides the title. */
  credential: {
    kind: {
      training: "Szkolenie",
      study_visit: "Wizyta studyjna",
      conference: "Konferencja",
      meeting: "Spotkanie",
      counselling: "Poradnictwo",
    } satisfies Record<EventKind, string>,
    description: (kind: string, dates: string, hours: string | undefined) =>
      [kind, dates, hours].filter(Boolean).join(", "),
    clockHours: (count: number) =>
      plural("pl", count, {
        one: (hours) => `${hours} godzina zegarowa`,
        few: (hours) => `${hours} godziny zegarowe`,
        many: (hours) => `${hours} godzin zegarowych`,
        other: (hours) => `${hours} godziny zegarowej`,
      }),
    didacticHours: (count: number) =>
      plural("pl", count, {
        one: (hours) => `${hours} godzina dydaktyczna`,
        few: (hours) => `${hours} godziny dydaktyczne`,
        many: (hours) => `${hours} godzin dydaktycznych`,
        other: (hours) => `${hours} godziny dydaktycznej`,
      }),
    criteria:
      "Udział potwierdzony obecnością, zgodnie z zasadami organizatora. Zaświadczenie jest wpisane do rejestru projektu.",
  },
  /** A made-up certificate for looking at a template. */
  sample: {
    firstName: "Anna",
    lastName: "Przykładowa",
    title: "Tytuł wydarzenia",
    town: "Białystok",
    firstTopic: "Temat pierwszy",
    secondTopic: "Temat drugi",
  },
};
