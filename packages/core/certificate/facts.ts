import type { AttendancePerson, AttendanceRate, AttendanceUnit } from "../attendance/answer.ts";
import { hourUnitOf, inHours, isExpected, unitItems } from "../attendance/rules.ts";
import { everOffered, sortAgenda } from "../event/rules.ts";
import type { AgendaItem, Event, EventKind } from "../event/schema.ts";
import type { Project } from "../project/answer.ts";
import { leadAndPartners } from "../project/rules.ts";
import type { FormOfAddress, Registration } from "../registration/schema.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import { unprintable } from "../shared/printable.ts";
import type { Day } from "../shared/time.ts";
import type { CertificateHolder } from "./answer.ts";
import { institutionKey, institutionRef, type SendingInstitution } from "./holder.ts";
import type { CertificateFacts, CertificatePicture, CertificateTemplateInput } from "./schema.ts";

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

/**
 * Most bytes of what a certificate says: it is kept in one item of 400 kB. Two hundred topics of usual length are a
 * tenth of that.
 */
const FACTS_MAX_BYTES = 350_000;

/** What one takes part in; travel, meals and breaks are nothing to certify. */
const PROGRAMME: ReadonlySet<AgendaItem["kind"]> = new Set(["session", "stop", "panel", "plenary"]);

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
