import { isAllowed, type Owned } from "../access/rules.ts";
import type {
  AttendanceBook,
  AttendancePerson,
  AttendanceRate,
  AttendanceUnit,
} from "../attendance/answer.ts";
import { checkInWindow, hourUnitOf, inHours, isExpected, unitItems } from "../attendance/rules.ts";
import type { Listed } from "../attendance/schema.ts";
import { everOffered, isPublic, sortAgenda } from "../event/rules.ts";
import type { AgendaItem, Event, EventKind } from "../event/schema.ts";
import type { Project } from "../project/answer.ts";
import { leadAndPartners } from "../project/rules.ts";
import type { FormOfAddress, Registration } from "../registration/schema.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { unprintable } from "../shared/printable.ts";
import { foldText, searchText } from "../shared/text.ts";
import { HOME_ZONE, dayAt, type Day, type Instant } from "../shared/time.ts";
import type {
  CertificateHolder,
  CertificateTemplate,
  CertificateVerification,
  CertificateView,
  OwnCertificate,
} from "./answer.ts";
import type {
  Certificate,
  CertificateFacts,
  CertificatePicture,
  CertificateTemplateInput,
} from "./schema.ts";

/** Layout of documents that are issued now; older certificates keep theirs. */
export const CURRENT_LAYOUT = 1;

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

/** What stands for a person's name unless they allow more: "A. Ż.". */
export function initials({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return [firstName, lastName]
    .map((name) => /\p{L}/u.exec(name.normalize("NFC"))?.[0].toUpperCase())
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter}.`)
    .join(" ");
}

/** A code as somebody typed it from paper, in the form that it was made: o is zero, i and l are one. */
export function normaliseCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

/** What an institution is asked for with: name and town, because half of the country is called the same. */
export function institutionRef({ name, town }: { name: string; town?: string }): string {
  return town ? `${name}, ${town}` : name;
}

/** References that mean the same institution: letters and digits, without accents and capitals. */
export function institutionKey(reference: string): string {
  return foldText(reference);
}

/** An institution with the people whom it sent. */
export interface SendingInstitution<Person> {
  name: string;
  town?: string;
  people: Person[];
}

/**
 * The distinct institutions of an event's people, in the order in which they come up. Spelling of the first
 * of its people counts. Who left the town out belongs to the institution of that name where there is one only.
 */
export function institutionsOf<Person extends { registration: Pick<Registration, "institution"> }>(
  people: readonly Person[],
): SendingInstitution<Person>[] {
  const towns = new Map<string, Set<string>>();
  for (const { registration } of people) {
    const { name = "", town } = registration.institution ?? {};
    if (town)
      towns.set(
        institutionKey(name),
        (towns.get(institutionKey(name)) ?? new Set()).add(institutionKey(town)),
      );
  }
  const institutions = new Map<string, SendingInstitution<Person>>();
  for (const person of people) {
    const { institution } = person.registration;
    if (!institution) continue;
    const name = institutionKey(institution.name);
    const known = [...(towns.get(name) ?? [])];
    const town = institution.town ? institutionKey(institution.town) : known.length === 1 ? known[0] : "";
    const key = `${name}\u0000${town}`;
    const sender = institutions.get(key);
    if (sender) {
      sender.people.push(person);
      sender.town ??= institution.town;
    } else {
      institutions.set(key, { name: institution.name, town: institution.town, people: [person] });
    }
  }
  return [...institutions.values()];
}

/** Names a holder at one event: by this key there is one valid certificate at most. */
export function holderKey(holder: CertificateHolder): string {
  return holder.type === "person"
    ? holder.registrationId
    : `institution:${institutionKey(institutionRef(holder))}`;
}

/** Whether a certificate may bear that day. */
export type IssueDayDecision =
  | { outcome: "allowed"; issuedOn: Day }
  /** The event has no exact dates, is not over, or was cancelled; or the day has not come yet. */
  | { outcome: "refused"; code: string };

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

/** Words for what a template leaves open; they come from packages/words. */
export interface CertificateWords {
  heading: LocalizedText;
  /** Place of an event that is held online only. */
  online: LocalizedText;
  wording(kind: EventKind, subject: FormOfAddress | "institution"): LocalizedText;
  /** A made-up event and holder for looking at a template. */
  sample: {
    firstName: string;
    lastName: string;
    title: LocalizedText;
    town: string;
    topics: LocalizedText[];
  };
}

/** What all certificates of one event have in common. */
export interface FactsSource {
  event: Event;
  project: Project;
  template: CertificateTemplateInput;
  words: CertificateWords;
  units: readonly AttendanceUnit[];
  pictures: { logos: CertificatePicture[]; signature?: CertificatePicture };
  issuedOn: Day;
}

/** A person with their attendance. */
export interface Attendee {
  registration: Registration;
  attendance: Pick<AttendancePerson, "records" | "options" | "rate">;
}

/** All that a person's certificate says. */
export function personFacts(source: FactsSource, attendee: Attendee): CertificateFacts {
  const { registrationId, firstName, lastName, formOfAddress } = attendee.registration;
  const items = attendedItems(source, [attendee]);
  return facts(
    source,
    { type: "person", registrationId, firstName, lastName, formOfAddress },
    {
      items,
      module: moduleOf(source.event, attendee, items),
      hours: hoursOf(attendee.attendance.rate, items),
    },
  );
}

/** All that an institution's certificate says: what its people attended together, without hours. */
export function institutionFacts(
  source: FactsSource,
  sender: SendingInstitution<Attendee>,
): CertificateFacts {
  const { name, town, people } = sender;
  const modules = people.map((person) => moduleOf(source.event, person, attendedItems(source, [person])));
  const isOne = new Set(modules.map((module) => JSON.stringify(module))).size === 1;
  return facts(
    source,
    { type: "institution", name, town },
    { items: attendedItems(source, people), module: isOne ? modules[0] : undefined },
  );
}

/** What a template prints, shown with a made-up holder of a made-up training. */
export function sampleFacts(source: Omit<FactsSource, "event" | "units">): CertificateFacts {
  const { firstName, lastName, title, town, topics } = source.words.sample;
  const { issuedOn } = source;
  return facts(
    {
      ...source,
      event: {
        kind: "training",
        title,
        dates: { type: "exact", startsOn: issuedOn, endsOn: issuedOn },
        place: { mode: "onsite", town },
      },
    },
    { type: "person", registrationId: `reg_${"0".repeat(26)}`, firstName, lastName, formOfAddress: "ms" },
    {
      items: topics.map((topic) => ({ title: topic })),
      hours: { count: topics.length * 2, unit: "didactic" },
    },
  );
}

function facts(
  {
    event,
    project,
    template,
    words,
    pictures,
    issuedOn,
  }: Omit<FactsSource, "event" | "units"> & {
    event: Pick<Event, "kind" | "title" | "dates" | "place">;
  },
  holder: CertificateHolder,
  {
    items,
    module,
    hours,
  }: {
    items: Pick<AgendaItem, "title" | "host" | "town">[];
    module?: LocalizedText;
    hours?: CertificateFacts["hours"];
  },
): CertificateFacts {
  const subject = holder.type === "institution" ? "institution" : (holder.formOfAddress ?? "none");
  const [lead, ...partners] = leadAndPartners(project.organisations).map(({ name }) => name);
  // Days are exact where certificates are issued (decideIssueDay); a preview may come before.
  const days = event.dates.type === "exact" ? event.dates : { startsOn: issuedOn, endsOn: issuedOn };
  return {
    language: template.language,
    heading: completed(template.heading, words.heading),
    holder,
    wording: completed(template.wording[subject], words.wording(event.kind, subject)),
    event: {
      kind: event.kind,
      title: event.title,
      startsOn: days.startsOn,
      endsOn: days.endsOn,
      module,
      place: placeOf(event, words, items),
    },
    topics: template.showTopics ? topicsOf(items) : [],
    hosts: distinct(items.map(({ host, town }) => host && institutionRef({ name: host, town }))),
    hours: template.showHours ? hours : undefined,
    outcomes: template.outcomes,
    project: {
      title: project.title,
      number: project.number,
      funder: project.funder,
      fundingClause: project.fundingClause,
    },
    issuer: lead ?? "",
    partners,
    logos: pictures.logos,
    signatory: { ...template.signatory, signature: pictures.signature },
    issuedIn: template.issuedIn,
    issuedOn,
  };
}

/**
 * Most bytes of what a certificate says: it is kept in one item of 400 kB. Two hundred topics of usual length are a
 * tenth of that.
 */
const FACTS_MAX_BYTES = 350_000;

/** How long what a certificate says is, in bytes. */
export function factsBytes(facts: CertificateFacts): number {
  return new TextEncoder().encode(JSON.stringify(facts)).byteLength;
}

/** Why a certificate cannot be issued whatever its holder attended; undefined when it can. */
export function factsFault(facts: CertificateFacts): { code: string; character?: string } | undefined {
  const character = unprintableIn(facts);
  if (character) return { code: "certificate.unprintable", character };
  return factsBytes(facts) > FACTS_MAX_BYTES ? { code: "certificate.too_long" } : undefined;
}

/**
 * The first character of what a certificate says that it could not show; undefined where all can be printed. Such
 * a certificate is not issued: what was stored before such characters were refused would be made up on paper.
 */
function unprintableIn(said: CertificateFacts): string | undefined {
  const { holder, event, project, signatory } = said;
  const texts: (LocalizedText | string | undefined)[] = [
    ...(holder.type === "person" ? [holder.firstName, holder.lastName] : [holder.name, holder.town]),
    said.heading,
    said.wording,
    event.title,
    event.module,
    event.place,
    ...said.topics,
    ...said.hosts,
    said.outcomes,
    project.title,
    project.number,
    project.funder,
    project.fundingClause,
    said.issuer,
    ...said.partners,
    signatory.name,
    signatory.position,
    said.issuedIn,
  ];
  for (const text of texts) {
    for (const one of typeof text === "object" ? [text.pl, text.en] : [text]) {
      const character = one && unprintable(one);
      if (character) return character;
    }
  }
  return undefined;
}

/** What the template says, with the usual English where it says Polish only. */
function completed(own: LocalizedText | undefined, usual: LocalizedText): LocalizedText {
  return own ? { pl: own.pl, en: own.en || usual.en } : usual;
}

/** What one takes part in; travel, meals and breaks are nothing to certify. */
const PROGRAMME: ReadonlySet<AgendaItem["kind"]> = new Set(["session", "stop", "panel", "plenary"]);

/** Items at which any of these people was, in their order; also what was taken out of the programme after it was held. */
function attendedItems(
  { event, units }: Pick<FactsSource, "event" | "units">,
  people: readonly Attendee[],
): AgendaItem[] {
  const wasAt = (unitId: string, { attendance: { records } }: Attendee) =>
    ["present", "left_early"].includes(records[unitId]?.state ?? "");
  const isAttended = (item: AgendaItem, { unitId, kind }: AttendanceUnit) =>
    PROGRAMME.has(item.kind) &&
    people.some(
      (person) =>
        // Of a day one attended what one chose; at an item one was there or was not.
        (kind === "item" || isExpected(item, person.attendance.options)) && wasAt(unitId, person),
    );
  const live = units.filter(({ retired }) => !retired);
  const unitOf = ({ itemId, day }: AgendaItem) =>
    live.find(({ kind, unitId }) => kind === "item" && unitId === itemId) ??
    live.find((unit) => unit.kind === "day" && unit.day === day);
  const items = event.agenda.filter((item) => {
    const unit = unitOf(item);
    return unit !== undefined && isAttended(item, unit);
  });
  const known = new Set(items.map(({ itemId }) => itemId));
  const gone = units
    // What is at that time now counts instead, for those who were there.
    .filter(({ retired }) => retired?.insteadOf.every((id) => !people.some((person) => wasAt(id, person))))
    .flatMap((unit) => unitItems(event, unit).filter((item) => isAttended(item, unit)))
    .filter(({ itemId }) => !known.has(itemId));
  return sortAgenda([...items, ...gone]);
}

/** Titles of items; a stop that is called like its host stands among the hosts alone. */
function topicsOf(items: readonly Pick<AgendaItem, "title" | "host">[]): LocalizedText[] {
  const topics = items
    .filter(({ title, host }) => !host || institutionKey(title.pl) !== institutionKey(host))
    .map(({ title }) => [title.pl, title] as const);
  return [...new Map(topics).values()];
}

/** What the person chose where a choice is required, else the one module of what they attended; with its level. */
function moduleOf(
  event: Pick<Event, "choiceGroups" | "retired">,
  { attendance: { options } }: Attendee,
  items: readonly AgendaItem[],
): LocalizedText | undefined {
  const chosen = everOffered(event)
    .filter(({ required }) => required)
    .flatMap((group) => group.options.filter(({ optionId }) => options.includes(optionId)))
    .map(({ title }) => title);
  const only = (names: (string | undefined)[]) => {
    const all = distinct(names);
    return all.length === 1 && all[0] ? [{ pl: all[0] }] : [];
  };
  const parts: LocalizedText[] = [
    ...(chosen.length > 0 ? chosen : only(items.map(({ module }) => module))),
    ...only(items.map(({ level }) => level)),
  ];
  if (parts.length === 0) return undefined;
  return {
    pl: parts.map(({ pl }) => pl).join(", "),
    ...(parts.some(({ en }) => en) && { en: parts.map(({ pl, en }) => en || pl).join(", ") }),
  };
}

/** Hours attended, where attendance is measured in them: didactic ones if all that was attended has those. */
function hoursOf(rate: AttendanceRate, items: readonly AgendaItem[]): CertificateFacts["hours"] {
  if (rate.measure !== "minutes" || rate.total.attended === 0) return undefined;
  const unit = hourUnitOf(items);
  return { count: inHours(rate.total.attended, unit), unit };
}

/** Where it was; of a study visit, the towns that were visited. */
function placeOf(
  { kind, place }: Pick<Event, "kind" | "place">,
  { online }: CertificateWords,
  items: readonly Pick<AgendaItem, "town">[],
): LocalizedText | undefined {
  if (place.mode === "online") return online;
  const towns = kind === "study_visit" ? distinct(items.map(({ town }) => town)) : [];
  const text = (towns.length > 0 ? towns : [place.name, place.town]).filter(Boolean).join(", ");
  return text ? { pl: text } : undefined;
}

function distinct(names: (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined && name !== ""))] as string[];
}

/** A certificate with the numbers of those it stands between. */
export interface LinkedCertificate extends Certificate {
  replacesNumber?: string;
  replacedByNumber?: string;
}

/** A certificate as staff see it. */
export function toCertificateView(
  certificate: LinkedCertificate,
  verifyUrl: string,
  annulledByName?: string,
): CertificateView {
  const { facts: said, annulment } = certificate;
  return {
    certificateId: certificate.certificateId,
    eventId: certificate.eventId,
    number: certificate.number,
    year: certificate.year,
    sequence: certificate.sequence,
    state: certificate.state,
    holder: said.holder,
    eventTitle: said.event.title,
    module: said.event.module,
    startsOn: said.event.startsOn,
    endsOn: said.event.endsOn,
    hours: said.hours,
    issuedOn: said.issuedOn,
    issuedAt: certificate.issuedAt,
    earlyReason: certificate.earlyReason,
    annulment: annulment && { ...annulment, byName: annulledByName },
    replaces: certificate.replaces,
    replacesNumber: certificate.replacesNumber,
    replacedBy: certificate.replacedBy,
    replacedByNumber: certificate.replacedByNumber,
    duplicates: certificate.duplicates.length,
    verifyUrl,
  };
}

/** The holder's name as far as they allow it to be public; an institution's always. */
export function publicHolder({
  facts: { holder },
  nameShown,
}: Pick<Certificate, "facts" | "nameShown">): string {
  if (holder.type === "institution") return institutionRef(holder);
  return nameShown ? `${holder.firstName} ${holder.lastName}` : initials(holder);
}

/** What anybody who has the code learns. */
export function toVerification(certificate: LinkedCertificate): CertificateVerification {
  const { facts: said, annulment } = certificate;
  return {
    state: certificate.state,
    number: certificate.number,
    issuer: said.issuer,
    eventKind: said.event.kind,
    eventTitle: said.event.title,
    module: said.event.module,
    startsOn: said.event.startsOn,
    endsOn: said.event.endsOn,
    hours: said.hours,
    issuedOn: said.issuedOn,
    holder: publicHolder(certificate),
    holderType: said.holder.type,
    annulledOn: annulment && dayAt(annulment.at, HOME_ZONE),
    replacedByNumber: certificate.replacedByNumber,
  };
}

/** A certificate on its holder's page. */
export function toOwnCertificate(certificate: Certificate, verifyUrl: string): OwnCertificate {
  const { certificateId, number, state, facts: said, nameShown } = certificate;
  return { certificateId, number, state, issuedOn: said.issuedOn, nameShown, verifyUrl };
}

/** What the register's search looks through: number and holder's name. */
export function registerText({ number, facts: { holder } }: Pick<Certificate, "number" | "facts">): string {
  const names = holder.type === "person" ? [holder.lastName, holder.firstName] : [institutionRef(holder)];
  return searchText([number, ...names]);
}
