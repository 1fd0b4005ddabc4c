import type { StaffActor, StaffRole } from "../shared/actor.ts";

/** How far a right reaches: to everything, to the projects one works in, or to those of their events in whose team one is. */
export type Reach = "everywhere" | "projects" | "team";

type Row = Partial<Record<StaffRole, Reach>>;

/** Whoever sees the event. */
const READERS = {
  admin: "everywhere",
  coordinator: "projects",
  organiser: "team",
  assistant: "team",
  auditor: "projects",
} as const satisfies Row;
/** Those who run the event, not who helps at the door or checks the books. */
const EDITORS = {
  admin: "everywhere",
  coordinator: "projects",
  organiser: "team",
} as const satisfies Row;
/** Those who answer for a project as a whole. */
const LEADERS = { admin: "everywhere", coordinator: "projects" } as const satisfies Row;

/**
 * What members of staff may do, by role: the one place that knows. A role that a row does not name may not.
 * `docs/access.md` is printed from it, in the words of the page of roles.
 */
const POLICY = {
  "staff.manage": { admin: "everywhere" },
  // Coordinators put teams together; whoever looks after data protection has to know who has access.
  "staff.list": { admin: "everywhere", coordinator: "everywhere", dpo: "everywhere" },
  // Who had access, and what was read and taken out, is what data protection looks at.
  "history.read": { admin: "everywhere", dpo: "everywhere" },
  "settings.read": { admin: "everywhere", dpo: "everywhere" },
  "settings.edit": { admin: "everywhere" },
  "project.read": {
    admin: "everywhere",
    coordinator: "projects",
    organiser: "projects",
    assistant: "projects",
    auditor: "projects",
  },
  // A new one is in nobody's projects but theirs who work in all.
  "project.create": LEADERS,
  "project.edit": LEADERS,
  // Hours and schedule of all events of a project, so not for those who see some of them only.
  "support.read": { ...LEADERS, auditor: "projects" },
  // An institution is nobody's data; whom of it one sees goes by the events whose people one sees.
  "institutions.read": {
    admin: "everywhere",
    coordinator: "everywhere",
    organiser: "everywhere",
    auditor: "everywhere",
  },
  // What is merged is merged for all projects.
  "institutions.edit": { admin: "everywhere", coordinator: "everywhere" },
  // All events of a project stand behind its participants, so they are not for those who see some of these only.
  "participants.read": { ...LEADERS, auditor: "projects" },
  "participants.edit": LEADERS,
  // What became of somebody may be their health: auditors see how many, not who. Copies of all that is kept, which data protection makes, have it.
  "participants.read_special": { ...LEADERS, dpo: "everywhere" },
  // Whoever asks what is kept of them, or wants to be erased, is in many events; of those elsewhere one sees nothing.
  "privacy.requests": { ...LEADERS, dpo: "everywhere" },
  // Whoever runs a project is the first to know of an inspection; how long data are kept is for data protection to say.
  "privacy.retention": { ...LEADERS, dpo: "projects" },
  "privacy.terms": { admin: "everywhere", dpo: "projects" },
  "privacy.switch": { admin: "everywhere" },
  // The log of support of a project. Who has it for their team only sees the entries of support that they gave.
  "log.read": { ...LEADERS, counsellor: "team", auditor: "projects" },
  "log.write": { ...LEADERS, counsellor: "team" },
  // Registers show all events, so they are not for those who see some of them only.
  "register.read": { ...LEADERS, auditor: "projects" },
  "template.read": { ...LEADERS, organiser: "projects", auditor: "projects" },
  "template.edit": LEADERS,
  // Texts of automatic mails: each says for all that is below it.
  "texts.edit_installation": { admin: "everywhere" },
  "texts.edit_project": LEADERS,
  "texts.edit_event": EDITORS,
  "event.create": { ...LEADERS, organiser: "projects" },
  "event.read": READERS,
  "event.edit": EDITORS,
  "team.set": EDITORS,
  // Auditors see it all and do nothing.
  "team.join": { ...LEADERS, organiser: "projects", assistant: "projects", counsellor: "projects" },
  "registrations.read": READERS,
  "registrations.manage": EDITORS,
  // Letters to people of other events, who wanted news of the organiser and not of one team.
  "bulletins.send": LEADERS,
  // Criteria, ranking and decisions: what funders look at, and nobody's who only helps at the door.
  "selection.read": { ...EDITORS, auditor: "projects" },
  "selection.manage": EDITORS,
  // To be put into a committee; whoever is in one sees the applicants, and of the points their own.
  "selection.score": { ...EDITORS, assistant: "team", committee: "projects" },
  // Whoever leads sessions and sees nothing else of their events: the programme, and by attendance.read the lists.
  "own_event.read": { counsellor: "team" },
  // Whoever is nothing but a member: the events in whose committee they are, and of these their sheet.
  "committee.sit": { committee: "projects" },
  "needs.read": EDITORS,
  // Institutions outside: whom they refer themselves, and nothing else.
  "referrals.make": { referrer: "projects" },
  // Institutions outside: what everybody may know of the project's events, and of people and places their own.
  "partner.read": { partner: "projects" },
  "partner.return_places": { partner: "projects" },
  // Numbers of social contracts and who referred whom: not for who helps at the door.
  "referrals.read": { ...EDITORS, auditor: "projects" },
  "attendance.read": { ...READERS, counsellor: "team" },
  "attendance.record": { ...EDITORS, assistant: "team", counsellor: "team" },
  "attendance.close": EDITORS,
  "entitlement.decide": EDITORS,
  "certificates.read": { ...EDITORS, auditor: "projects" },
  "certificates.issue": EDITORS,
  "files.read": READERS,
  "files.change": EDITORS,
  // Put together and fetched by those who run the event, and by those who check it.
  "evidence.build": { ...EDITORS, auditor: "projects" },
} as const satisfies Record<string, Row>;

/** What somebody of staff may be allowed. */
export type Right = keyof typeof POLICY;

/** All rights. */
export const RIGHTS = Object.keys(POLICY) as Right[];

/** What a right is about, as far as that has a project and a team. */
export interface Owned {
  projectId: string;
  teamIds: readonly string[];
}

/** How far a role has a right; undefined where it has not. */
export function reachOf(role: StaffRole, right: Right): Reach | undefined {
  return (POLICY[right] as Row)[role];
}

/** Whether a member of staff may do that with something; left out: with what belongs to no project yet. */
export function isAllowed(actor: StaffActor, right: Right, owned: Partial<Owned> = {}): boolean {
  const { projectId, teamIds } = owned;
  const worksThere =
    actor.projectIds === "all" ||
    (projectId !== undefined && (actor.projectIds as readonly string[]).includes(projectId));
  switch (reachOf(actor.role, right)) {
    case undefined:
      return false;
    case "everywhere":
      return true;
    case "projects":
      return worksThere;
    case "team":
      return worksThere && (teamIds?.includes(actor.staffId) ?? false);
  }
}
