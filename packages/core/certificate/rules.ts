import { isAllowed, type Owned } from "../access/rules.ts";
import type { AttendanceBook, AttendanceUnit } from "../attendance/answer.ts";
import { checkInWindow, isExpected } from "../attendance/rules.ts";
import type { Listed } from "../attendance/schema.ts";
import { isPublic } from "../event/rules.ts";
import type { Event } from "../event/schema.ts";
import type { Project } from "../project/answer.ts";
import { leadAndPartners } from "../project/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import { type Day, dayAt, type Instant } from "../shared/time.ts";
import type { CertificateTemplate } from "./answer.ts";

export {
  type CertificateWords,
  type FactsSource,
  type Attendee,
  personFacts,
  institutionFacts,
  sampleFacts,
  factsBytes,
  factsFault,
} from "./facts.ts";
export {
  type SendingInstitution,
  institutionRef,
  institutionKey,
  institutionsOf,
  holderKey,
  type NamedHolder,
} from "./holder.ts";
export {
  type LinkedCertificate,
  initials,
  toCertificateView,
  publicHolder,
  toVerification,
  toOwnCertificate,
  registerText,
} from "./shown.ts";

/** Layout of documents that are issued now; older certificates keep theirs. */
export const CURRENT_LAYOUT = 1;

/** Whether a certificate may bear that day. */
export type IssueDayDecision =
  | { outcome: "allowed"; issuedOn: Day }
  /** The event has no exact dates, is not over, or was cancelled; or the day has not come yet. */
  | { outcome: "refused"; code: string };

/** Whether an event's certificates may be read: by everybody who may read the event, but assistants. */
export function canReadCertificates(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "certificates.read", event);
}

/** Whether certificates may be issued, annulled, copied: by those who run the event. */
export function canIssueCertificates(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "certificates.issue", event);
}

/** Whether a project's register may be read: it shows all events, so not by those who see some of them only. */
export function canReadRegister(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "register.read", { projectId });
}

/** Whether a project's template may be read: by everybody who issues certificates with it, and by auditors. */
export function canReadTemplate(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "template.read", { projectId });
}

/** Whether a project's template may be changed. */
export function canEditTemplate(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "template.edit", { projectId });
}

/** The number that a certificate prints: `ROPS/WS/2011/001`, three digits at least. */
export function certificateNumber(prefix: string, year: number, sequence: number): string {
  return `${prefix}/${year}/${String(sequence).padStart(3, "0")}`;
}

/** A code as somebody typed it from paper, in the form that it was made: o is zero, i and l are one. */
export function normaliseCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

/**
 * Decides on the day of issue: from the event's last day until today. Programmes may be entered years
 * afterwards (requirement R21), and their certificates are of the year in which they were handed out. Those that are made
 * ahead with a reason, to be handed out at the end, bear the last day: nothing is certified before it is over.
 */
export function decideIssueDay(
  event: Pick<Event, "state" | "dates" | "timeZone" | "publishedAt">,
  wish: Day | undefined,
  now: string,
  hasReason: boolean,
): IssueDayDecision {
  const today = dayAt(now, event.timeZone);
  if (event.state === "cancelled") return { outcome: "refused", code: "event.cancelled" };
  // What a certificate vouches for was announced: also what is entered years afterwards is published first.
  if (!isPublic(event)) return { outcome: "refused", code: "certificate.event_draft" };
  if (event.dates.type !== "exact") return { outcome: "refused", code: "certificate.event_undated" };
  const { endsOn } = event.dates;
  if (endsOn > today && !hasReason) return { outcome: "refused", code: "certificate.event_not_over" };
  const latest = endsOn > today ? endsOn : today;
  const issuedOn = wish ?? latest;
  if (issuedOn < endsOn || issuedOn > latest) return { outcome: "refused", code: "certificate.issue_day" };
  return { outcome: "allowed", issuedOn };
}

/**
 * When somebody's last unit ends: until then a certificate needs a reason. A unit without hours ends with its day, or when
 * its list is declared complete. Of somebody who has left, it is the last unit at which they were. Undefined without any.
 */
export function lastUnitEnds(
  { units, closings }: Pick<AttendanceBook, "units" | "closings">,
  timeZone: string,
  { options, left, records }: Listed,
): Instant | undefined {
  const wasThere = ({ unitId }: AttendanceUnit) =>
    ["present", "left_early"].includes(records[unitId]?.state ?? "");
  const closedAt = new Map(closings.map((closing) => [closing.unitId, closing.closedAt]));
  const own = units.filter((unit) => wasThere(unit) || (!left && !unit.retired && isExpected(unit, options)));
  const ends = own.flatMap((unit) => {
    const end = checkInWindow(unit, timeZone)?.closesAt;
    const closed = unit.to === undefined ? closedAt.get(unit.unitId) : undefined;
    return closed && end && closed < end ? closed : (end ?? []);
  });
  return ends.toSorted().at(-1);
}

/** A template for a project that has none yet; its prefix are the capitals of the lead's name. */
export function defaultTemplate(project: Pick<Project, "projectId" | "organisations">): CertificateTemplate {
  const [lead] = leadAndPartners(project.organisations);
  const capitals = (lead?.name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join("").slice(0, 8);
  return {
    projectId: project.projectId,
    language: "pl",
    wording: {},
    signatory: {},
    issuedIn: lead?.town,
    numberPrefix: capitals || "ZASW",
    showTopics: true,
    showHours: true,
    version: 0,
  };
}
