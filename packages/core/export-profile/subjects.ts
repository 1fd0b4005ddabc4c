import { inHours } from "../attendance/rules.ts";
import { type Facts, identify, proofsOf } from "../figure/rules.ts";
import type { Institution, InstitutionId } from "../institution/schema.ts";
import { ageOn } from "../participant/entry-form.ts";
import type { Participant, ParticipantId } from "../participant/schema.ts";
import type { Project } from "../project/index.ts";
import type { Support } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { hundredths } from "../support/rules.ts";
import { findCounty, voivodeshipOf } from "../territory/index.ts";
import type { Subject, Values } from "./rules.ts";
import { indicatorOf, type Profile, type Rows, type Source } from "./schema.ts";

/** All from which the rows of a file are made. */
export interface Known {
  project: Pick<Project, "number" | "title" | "funder" | "startsOn" | "endsOn" | "supports">;
  /** Who is in it by their state, in the order of the file; none who was found to be somebody else. */
  people: readonly Participant[];
  /** What figures are counted from; absent: no column asks for it. */
  facts?: Facts;
  partners: readonly { institutionId: string; name: string }[];
  /** The entries of the register for which those of people stand. */
  institutions: ReadonlyMap<InstitutionId, Institution>;
  /** Of an indicator whom it counts. */
  indicators: ReadonlyMap<string, ReadonlySet<ParticipantId>>;
}

/**
 * Whom of all participants a profile asks for, and how many of the others there are. Of whom the term is over nothing is left that a row of theirs
 * could say; but they stay one of those who came from an institution.
 * @returns `ended`: whose term is over; `leftOut`: whom the profile leaves out by their state
 */
export function peopleOf<Person extends Pick<Participant, "state" | "ended">>(
  { rows, states }: Pick<Profile, "rows" | "states">,
  all: readonly Person[],
): { people: Person[]; ended: number; leftOut: number } {
  const meant = all.filter(({ state }) => states.includes(state));
  const people = rows === "institution" ? meant : meant.filter(({ ended }) => !ended);
  return { people, ended: meant.length - people.length, leftOut: all.length - meant.length };
}

/** What somebody was given that counts for the funder, and how they came to it. */
interface Given {
  /** Form of support → minutes. */
  minutes: Map<string, number>;
  partners: Set<string>;
  institutions: Set<Institution>;
}

/** Who, or what, stands in a file with a row for each of its kind. */
export function subjectsOf(rows: Rows, known: Known): Subject[] {
  const given = givenIn(known);
  if (rows === "institution") return institutionsOf(known, given);
  return known.people.map((person) => {
    const own = given.get(person.participantId) ?? nothing();
    const forms = rows === "person" ? [undefined] : [...own.minutes.keys()];
    return { id: person.participantId, rows: forms.map((form) => valuesOf(known, person, own, form)) };
  });
}

function nothing(): Given {
  return { minutes: new Map(), partners: new Set(), institutions: new Set() };
}

function givenIn({ facts, institutions }: Known): Map<ParticipantId, Given> {
  const found = new Map<ParticipantId, Given>();
  if (!facts) return found;
  const cameFrom = new Map<RegistrationId, InstitutionId>();
  for (const { institutionId, registrationId } of facts.events.flatMap(({ present }) => present))
    if (institutionId) cameFrom.set(registrationId, institutionId);
  for (const { person, event, registrationIds, partnerId, minutes } of proofsOf(facts, identify(facts))
    .proofs) {
    if (!person || event?.counts === false) continue;
    const own = found.get(person.participantId) ?? nothing();
    found.set(person.participantId, own);
    for (const [form, more] of minutes)
      own.minutes.set(form, hundredths((own.minutes.get(form) ?? 0) + more));
    if (partnerId) own.partners.add(partnerId);
    for (const registrationId of registrationIds) {
      const id = cameFrom.get(registrationId);
      const institution = id && institutions.get(id);
      if (institution) own.institutions.add(institution);
    }
  }
  return found;
}

/** What is known of a person. @param form of the row; absent: the row is of all that they were given */
function valuesOf(known: Known, person: Participant, given: Given, form: string | undefined): Values {
  return (source) => {
    const indicator = indicatorOf(source);
    if (indicator) {
      const counted = known.indicators.get(indicator);
      return counted ? [counted.has(person.participantId) ? "yes" : "no"] : [];
    }
    const [of, what = ""] = source.split(".");
    switch (of) {
      case "project":
        return ofProject(known, source);
      case "participant":
        return ofPerson(person, what);
      case "entry":
        return some(person.entry[what]);
      case "place":
        return placeOf(person.entry.commune, what);
      case "partner":
        return [...given.partners].flatMap(
          (id) => known.partners.find(({ institutionId }) => institutionId === id)?.name ?? [],
        );
      case "institution":
        return [...new Set([...given.institutions].flatMap((one) => ofInstitution(one, what)))];
      case "support":
        return ofSupport(known.project.supports ?? [], given, form, what);
      default:
        return [];
    }
  };
}

function some(value: string | undefined): string[] {
  return value ? [value] : [];
}

function ofProject({ project }: Pick<Known, "project">, source: Source): string[] {
  switch (source) {
    case "project.number":
      return some(project.number);
    case "project.title":
      return [project.title.pl];
    case "project.funder":
      return some(project.funder);
    case "project.startsOn":
      return [project.startsOn];
    case "project.endsOn":
      return [project.endsOn];
    default:
      return [];
  }
}

function ofPerson(person: Participant, what: string): readonly string[] {
  const { participantId, entry, startsOn } = person;
  switch (what) {
    case "id":
      return [participantId];
    case "firstName":
    case "lastName":
    case "state":
      return [person[what]];
    case "formerLastNames":
    case "categories":
      return person[what];
    case "email":
    case "phone":
    case "sector":
    case "startsOn":
    case "endsOn":
      return some(person[what]);
    case "age":
      return entry.birthDate && startsOn ? [`${ageOn(entry.birthDate, startsOn)}`] : [];
    default:
      return [];
  }
}

/** Of the commune of somebody, or of an institution. */
function placeOf(commune: string | undefined, what: string): string[] {
  if (!commune) return [];
  switch (what) {
    case "county":
      return some(findCounty(commune.slice(0, 4))?.name);
    case "countyCode":
      return [commune.slice(0, 4)];
    case "voivodeship":
      return some(voivodeshipOf(commune)?.name);
    case "voivodeshipCode":
      return [commune.slice(0, 2)];
    default:
      return [];
  }
}

function ofInstitution({ name, town, type, nip, communeCode }: Institution, what: string): string[] {
  switch (what) {
    case "name":
      return [name];
    case "town":
      return some(town);
    case "type":
      return [type];
    case "nip":
      return some(nip);
    case "commune":
      return some(communeCode);
    default:
      return placeOf(communeCode, what);
  }
}

function ofSupport(
  supports: readonly Support[],
  { minutes }: Given,
  form: string | undefined,
  what: string,
): string[] {
  const ids = form === undefined ? [...minutes.keys()] : [form];
  if (what === "hours") {
    const sum = ids.reduce((total, id) => hundredths(total + (minutes.get(id) ?? 0)), 0);
    const unit = supports.find(({ supportId }) => supportId === form)?.hourUnit ?? "clock";
    return sum > 0 ? [`${inHours(sum, unit)}`] : [];
  }
  // As they stand in the project.
  const own = supports.filter(({ supportId }) => ids.includes(supportId));
  switch (what) {
    case "name":
      return own.map(({ name }) => name);
    case "module":
      return [...new Set(own.flatMap(({ module }) => module ?? []))];
    case "mode":
      return [...new Set(own.map(({ mode }) => mode))];
    default:
      return [];
  }
}

/** The institutions from which people of the file came, by their names. */
function institutionsOf(known: Known, given: ReadonlyMap<ParticipantId, Given>): Subject[] {
  const people = new Map<Institution, number>();
  for (const { participantId } of known.people)
    for (const one of given.get(participantId)?.institutions ?? [])
      people.set(one, (people.get(one) ?? 0) + 1);
  return [...people]
    .toSorted(
      ([a], [b]) => a.name.localeCompare(b.name, "pl") || (a.institutionId < b.institutionId ? -1 : 1),
    )
    .map(([one, count]) => ({
      id: one.institutionId,
      rows: [
        (source) => {
          const [of, what = ""] = source.split(".");
          if (of === "project") return ofProject(known, source);
          if (source === "institution.people") return [`${count}`];
          return of === "institution" ? ofInstitution(one, what) : [];
        },
      ],
    }));
}
