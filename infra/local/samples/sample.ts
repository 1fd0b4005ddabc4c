import type { StatementInput } from "@zapisy/core/accessibility-statement/schema";
import type { AccessCodeInput } from "@zapisy/core/access-code/schema";
import type { CertificateTemplateInput } from "@zapisy/core/certificate/schema";
import type { AgendaItem, EventInput, SignUpForm } from "@zapisy/core/event/schema";
import type { IndicatorInput } from "@zapisy/core/indicator/schema";
import type { ProjectInput } from "@zapisy/core/project/schema";
import type { ManualRegistrationInput } from "@zapisy/core/registration/schema";
import type { Day } from "@zapisy/core/shared/time";
import type { StaffInput } from "@zapisy/core/staff/schema";

/** A picture of a sample project's logo strip: where its file is, and the words that stand for it. */
export interface SampleLogo {
  file: URL;
  alt: string;
}

/** A sample project; `key` is how events and staff refer to it before it has an id. */
export interface SampleProject {
  key: string;
  input: ProjectInput;
  logos: SampleLogo[];
  /** What its funder wants to see reached. */
  indicators?: IndicatorInput[];
  /** How its certificates look, where it is not the usual. */
  certificateTemplate?: Omit<CertificateTemplateInput, "version">;
}

/** A person entered for a sample event, in the order of application: seat limits decide what they get. */
export interface SampleRegistration {
  input: ManualRegistrationInput;
}

/** A sample event with the state that it has to reach and the people who applied. */
export interface SampleEvent {
  projectKey: string;
  input: Omit<EventInput, "projectId">;
  state: "draft" | "published" | "cancelled";
  /** Present when, and only when, the event is cancelled. */
  cancelReason?: string;
  slug?: string;
  /** Codes that staff gave away. */
  accessCodes?: AccessCodeInput[];
  registrations: SampleRegistration[];
  /** Lists that were signed on paper and are complete. */
  attendance?: SampleList[];
}

/** Attendance at one unit: everybody who got a seat was there, but those of these numbers in the order of application. */
export interface SampleList {
  unitId: string;
  day: Day;
  absent: number[];
}

/** What the sample organiser states of the accessibility of the site. */
export type SampleStatement = Omit<StatementInput, "version" | "entity">;

/** Projects with their events, ready to be fed through the services in order. */
export interface Sample {
  projects: SampleProject[];
  events: SampleEvent[];
}

/** A member of the sample staff; which projects are theirs is said by the projects' keys. */
export interface SampleStaff {
  input: Omit<StaffInput, "projectIds">;
  projectKeys: "all" | string[];
}

/** The form of an ordinary event for staff of institutions; samples name what differs. */
export const OFFICE_FORM: SignUpForm = {
  formOfAddress: "optional",
  phone: "optional",
  institution: "required",
  position: "optional",
  county: "required",
  needs: "optional",
  diet: "hidden",
  pickUpPoints: [],
  imageConsent: true,
  newsletterConsent: false,
  questions: [],
};

type Defaulted =
  | "timeZone"
  | "recruitment"
  | "form"
  | "choiceGroups"
  | "agenda"
  | "dayNotes"
  | "attendanceThresholdPercent";

/** An event's input from what is particular about it. */
export function eventInput(
  facts: Omit<SampleEvent["input"], Defaulted> & Partial<Pick<SampleEvent["input"], Defaulted>>,
): SampleEvent["input"] {
  return {
    timeZone: "Europe/Warsaw",
    recruitment: { mode: "first_come" },
    form: OFFICE_FORM,
    choiceGroups: [],
    agenda: [],
    dayNotes: [],
    attendanceThresholdPercent: 80,
    ...facts,
  };
}

const TAKES_ATTENDANCE: readonly AgendaItem["kind"][] = ["session", "stop", "panel", "plenary"];

/** An item of the programme; what people take part in has a place on attendance lists. */
export function agendaItem(
  kind: AgendaItem["kind"],
  itemId: string,
  title: AgendaItem["title"],
  facts: Partial<Omit<AgendaItem, "kind" | "itemId" | "title">> = {},
): AgendaItem {
  return { itemId, kind, title, takesAttendance: TAKES_ATTENDANCE.includes(kind), ...facts };
}

/** A logo strip of the `logo` folder. */
export function logo(file: string, alt: string): SampleLogo {
  return { file: new URL(`./logo/${file}`, import.meta.url), alt };
}

/** The neutral strip for programmes of the past, whose real signs are not ours to ship. */
export const NEUTRAL_LOGOS: SampleLogo[] = [
  logo("neutral.png", "Trzy puste miejsca na znaki: programu, organizatora i partnerów projektu"),
];
