import { addDays, type Day } from "@zapisy/core/shared/time";
import type { Sample, SampleStaff, SampleStatement } from "./sample.ts";
import { CAS_SAMPLE } from "./s0-cas.ts";
import { STUDY_VISIT_SAMPLE } from "./s1-study-visit.ts";
import { STELLA_SAMPLE } from "./s2-stella.ts";
import { GRANT_SAMPLE } from "./s3-grant.ts";
import { CAL_SAMPLE } from "./s4-cal.ts";
import { upcomingSample } from "./upcoming.ts";

export type {
  Sample,
  SampleEvent,
  SampleLogo,
  SampleProject,
  SampleRegistration,
  SampleStaff,
} from "./sample.ts";

/** Made-up staff of every role; the auditor reads one project only (scenario A0 step 16). */
export const sampleStaff: readonly SampleStaff[] = [
  {
    input: {
      name: "Marta Zielińska",
      email: "admin@zapisy.example",
      role: "admin",
      locale: "pl",
      active: true,
    },
    projectKeys: "all",
  },
  {
    input: {
      name: "Łukasz Żórawik",
      email: "koordynator@zapisy.example",
      role: "coordinator",
      locale: "pl",
      active: true,
    },
    projectKeys: "all",
  },
  {
    input: {
      name: "Agnieszka Ćwikła-Dąb",
      email: "organizator@zapisy.example",
      role: "organiser",
      locale: "pl",
      active: true,
    },
    projectKeys: ["akademia", "siec"],
  },
  {
    input: {
      name: "Piotr Świerszcz",
      email: "asystent@zapisy.example",
      role: "assistant",
      locale: "pl",
      active: true,
    },
    projectKeys: ["akademia", "siec"],
  },
  {
    input: {
      name: "Elżbieta Wąs",
      email: "kontrola@zapisy.example",
      role: "auditor",
      locale: "pl",
      active: true,
    },
    projectKeys: ["cas-bielski"],
  },
];

/** A statement as an organiser writes it who published the site half a year before `today`. */
export function sampleStatement(today: Day): SampleStatement {
  return {
    address: "ul. Łąkowa 3, 15-001 Białystok",
    publishedOn: addDays(today, -180),
    changedOn: addDays(today, -30),
    conformance: "partial",
    inaccessible: {
      pl: "Skany podpisanych list obecności są obrazami bez warstwy tekstowej. Ich treść odczytujemy przez telefon albo przesyłamy jako tekst.",
      en: "Scans of signed attendance lists are pictures without text. We read them out over the telephone, or send them as text.",
    },
    preparedOn: addDays(today, -180),
    assessment: "self",
    contactName: "Żaneta Łoś",
    contactEmail: "dostepnosc@zapisy.example",
    contactPhone: "85 123 45 67",
    premises: {
      pl: "Wejście główne od ul. Łąkowej nie ma progów. Winda dojeżdża na wszystkie piętra, dostosowana toaleta jest na parterze. Można wejść z psem asystującym. Tłumacza języka migowego zapewniamy po zgłoszeniu trzy dni wcześniej.",
      en: "The main entrance in Łąkowa Street has no steps. A lift goes to all floors, an adapted toilet is on the ground floor. Assistance dogs are welcome. We provide a sign language interpreter if asked three days before.",
    },
  };
}

/**
 * All samples: the five programmes of the past, whose dates are fixed, and events that are ahead of
 * `today`. Events are in no order of dates; registrations are in the order of application.
 */
export function samplesFor(today: Day): Sample {
  const samples = [
    upcomingSample(today),
    CAS_SAMPLE,
    STUDY_VISIT_SAMPLE,
    STELLA_SAMPLE,
    GRANT_SAMPLE,
    CAL_SAMPLE,
  ];
  return {
    projects: samples.flatMap(({ projects }) => projects),
    events: samples.flatMap(({ events }) => events),
  };
}
