import { usualSettings } from "@zapisy/core/form/rules";
import type { AgendaKind, EventDates, EventInput, EventKind, SignUpForm } from "@zapisy/core/event/schema";
import type { ProjectId } from "@zapisy/core/project/schema";

/** What is asked of somebody who begins an event. */
export interface NewEvent {
  kind: EventKind;
  projectId: ProjectId;
  title: string;
  dates: EventDates;
  contact?: EventInput["contact"];
}

const FORM: SignUpForm = {
  ...usualSettings(),
  needs: "optional",
  diet: "optional",
  imageConsent: true,
  newsletterConsent: false,
  questions: [],
};

/** What differs from the form of an ordinary training. */
const FORM_OF: Record<EventKind, Partial<SignUpForm>> = {
  training: {},
  // A coach, a hotel and hosts who want to know who is coming.
  study_visit: { formOfAddress: "required", phone: "required", position: "required" },
  conference: { phone: "hidden" },
  meeting: { diet: "hidden", imageConsent: false },
  // Counselling is for people on their own behalf: nothing about an institution, nobody photographed.
  counselling: {
    institution: "hidden",
    position: "hidden",
    diet: "hidden",
    phone: "required",
    imageConsent: false,
  },
};

/** What people are reminded of where staff say nothing else. */
export function usualReminders(): NonNullable<EventInput["reminders"]> {
  return { hour: "09:00", daysBefore: [7, 1], closingDays: 3, contributorsDays: 3, contributorsAfterDays: 1 };
}

/** How many people such an event usually takes; null: no limit. */
const SEATS_OF: Record<EventKind, number | null> = {
  training: 20,
  study_visit: 25,
  conference: 120,
  meeting: null,
  counselling: null,
};

/** A draft with what is usual for its kind, from the few things that must be known. */
export function draftOf({ kind, projectId, title, dates, contact }: NewEvent): EventInput {
  return {
    projectId,
    kind,
    title: { pl: title },
    dates,
    timeZone: "Europe/Warsaw",
    place: { mode: "onsite" },
    seats: SEATS_OF[kind],
    recruitment: { mode: kind === "study_visit" ? "selection" : "first_come" },
    reminders: usualReminders(),
    form: { ...FORM, ...FORM_OF[kind] },
    choiceGroups: [],
    agenda: [],
    dayNotes: [],
    attendanceThresholdPercent: 80,
    contact: contact ?? {},
  };
}

const KINDS_OF: Record<EventKind, AgendaKind[]> = {
  training: ["session", "break", "meal"],
  study_visit: ["stop", "travel", "lodging", "meal"],
  conference: ["plenary", "panel", "break", "meal"],
  meeting: ["session", "plenary", "break"],
  counselling: ["session", "break"],
};

const ALL: AgendaKind[] = ["session", "stop", "panel", "plenary", "travel", "lodging", "meal", "break"];

/** What can be put into a programme: first what suits the kind of event, then the rest. */
export function agendaKindsFor(kind: EventKind): { usual: AgendaKind[]; others: AgendaKind[] } {
  const usual = KINDS_OF[kind];
  return { usual, others: ALL.filter((each) => !usual.includes(each)) };
}
