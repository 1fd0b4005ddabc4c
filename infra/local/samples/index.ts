import type { Day } from "@zapisy/core/shared/time";
import type { Sample, SampleStaff } from "./sample.ts";
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
