import type { EventDates, EventId, EventKind } from "../event/schema.ts";
import type { InstitutionId } from "../institution/schema.ts";
import type { AgeGroup, Participant, ParticipantId } from "../participant/schema.ts";
import { ageGroupOf, countiesOf } from "../participant/rules.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { LocalizedText } from "../shared/localized-text.ts";
import type { Day } from "../shared/time.ts";
import { hundredths } from "../support/rules.ts";

/*
 * Rows of facts from which figures are counted, and what they come to: for each person, and each registration that is nobody's yet,
 * all that proves what they were given.
 */

/** A participant as figures look at them; those who were merged too. */
export type PersonFact = Pick<
  Participant,
  | "participantId"
  | "mergedInto"
  | "firstName"
  | "lastName"
  | "state"
  | "categories"
  | "territory"
  | "startsOn"
  | "entry"
  | "ended"
>;

/** Whose a registration is. */
export interface LinkFact {
  registrationId: RegistrationId;
  participantId: ParticipantId;
}

/** A registration that was at an event, by evidence: with the minutes of each session that belongs to a form of support. */
export interface PresenceFact {
  registrationId: RegistrationId;
  /** The first day on which they were there, and that of each session; empty or absent where that is not known. */
  since?: string;
  sessions: readonly { sessionId: string; supportId: string; day?: string; minutes: number }[];
  /** Among whose people they were. */
  partnerId?: string;
  /** From which they came, as the register knew it when they were counted. */
  institutionId?: InstitutionId;
}

/** An event with who was there. */
export interface EventFact {
  eventId: EventId;
  title: LocalizedText;
  kind: EventKind;
  dates: EventDates;
  /** Whether the funder is told of it. */
  counts: boolean;
  present: readonly PresenceFact[];
}

/** What the log of support has of a participant under one form, without what was struck out. */
export interface GivenFact {
  participantId: ParticipantId;
  supportId: string;
  visits: number;
  minutes: number;
}

/** All that is known of a project where its people are counted. */
export interface Facts {
  /** In Polish order, which lists keep. */
  people: readonly PersonFact[];
  links: readonly LinkFact[];
  /** In the order of lists. */
  events: readonly EventFact[];
  given: readonly GivenFact[];
}

/**
 * Events as they were at the end of a day: who had been there by then, and the sessions that had taken place. Of whom it is not known since when they
 * were there counts.
 */
export function eventsThrough(events: readonly EventFact[], through: Day): EventFact[] {
  const isBy = (day = "") => day <= through;
  return events.map((event) => ({
    ...event,
    present: event.present.flatMap((one) =>
      isBy(one.since) ? { ...one, sessions: one.sessions.filter(({ day }) => isBy(day)) } : [],
    ),
  }));
}

/** Somebody in a project, with all whom they were found to be the same as. */
export interface Person {
  participantId: ParticipantId;
  firstName: string;
  lastName: string;
  state: Participant["state"];
  /** Counties to which they count, by their codes. */
  counties: readonly string[];
  categories: readonly string[];
  sex?: string;
  age?: AgeGroup;
  /** Where they stand in Polish order. */
  order: number;
}

/** One thing that proves what was given: somebody at an event, or what the log has of a person under one form of support. */
export interface Proof {
  /** Absent: a registration that is no participant's yet. */
  person?: Person;
  /** Absent: it is of the log. */
  event?: EventFact;
  /** Whose presence that was. */
  registrationIds: readonly RegistrationId[];
  partnerId?: string;
  visits: number;
  /** Form of support → minutes. */
  minutes: ReadonlyMap<string, number>;
}

/** Who somebody is in a project, by any id that they have in it. */
export interface Identities {
  /** Everybody once, in Polish order. */
  people: Person[];
  /** Whom a participant stands for; undefined where there is none. */
  personOf: (participantId: ParticipantId | undefined) => Person | undefined;
  /** Whose a registration is; undefined where it is nobody's yet. */
  holderOf: (registrationId: RegistrationId) => Person | undefined;
}

/** Tells who of a project's participants and registrations is one person. */
export function identify(facts: Pick<Facts, "people" | "links">): Identities {
  const rootOf = rootsOf(facts.people);
  const people = peopleOf(facts.people, rootOf);
  const byId = new Map(people.map((person) => [person.participantId, person]));
  const personOf: Identities["personOf"] = (id) => (id ? byId.get(rootOf.get(id) ?? id) : undefined);
  const holders = new Map(facts.links.map((link) => [link.registrationId, link.participantId]));
  return { people, personOf, holderOf: (registrationId) => personOf(holders.get(registrationId)) };
}

/**
 * All proofs of a project by people in Polish order, those who are no participants yet last: a person at an event once, however many
 * registrations of theirs were there.
 */
export function proofsOf(
  facts: Facts,
  { people, personOf, holderOf }: Identities = identify(facts),
): { people: Person[]; proofs: Proof[] } {
  const proofs = facts.events.flatMap((event) => {
    // Whoever is nobody's registration yet stands for themselves.
    const groups = Map.groupBy(
      event.present,
      ({ registrationId }) => holderOf(registrationId) ?? registrationId,
    );
    return [...groups].map(([who, present]) =>
      toPlace(event, typeof who === "string" ? undefined : who, present),
    );
  });
  const given = Map.groupBy(
    facts.given.flatMap((one) => {
      const person = personOf(one.participantId);
      return person && one.visits > 0 ? [{ person, one }] : [];
    }),
    ({ person, one }) => `${person.participantId} ${one.supportId}`,
  );
  for (const rows of given.values()) {
    const [first] = rows;
    if (!first) continue;
    proofs.push({
      person: first.person,
      registrationIds: [],
      visits: rows.reduce((sum, { one }) => sum + one.visits, 0),
      minutes: new Map([
        [first.one.supportId, rows.reduce((sum, { one }) => hundredths(sum + one.minutes), 0)],
      ]),
    });
  }
  const orderOf = ({ person }: Proof) => person?.order ?? facts.people.length;
  return { people, proofs: proofs.sort((a, b) => orderOf(a) - orderOf(b)) };
}

/** Somebody at an event. Of two registrations of one person the longer presence at a session counts, since nobody is there twice. */
function toPlace(event: EventFact, person: Person | undefined, present: readonly PresenceFact[]): Proof {
  const sessions = new Map<string, { supportId: string; minutes: number }>();
  for (const one of present.flatMap((each) => each.sessions)) {
    const known = sessions.get(one.sessionId);
    if (!known || known.minutes < one.minutes) sessions.set(one.sessionId, one);
  }
  const minutes = new Map<string, number>();
  for (const { supportId, minutes: more } of sessions.values())
    minutes.set(supportId, hundredths((minutes.get(supportId) ?? 0) + more));
  return {
    person,
    event,
    registrationIds: present.map(({ registrationId }) => registrationId),
    partnerId: present.find(({ partnerId }) => partnerId !== undefined)?.partnerId,
    visits: 0,
    minutes,
  };
}

/** Whom each participant stands for: themselves, or whom they were found to be the same as, through any number of pointers. */
function rootsOf(people: readonly PersonFact[]): Map<ParticipantId, ParticipantId> {
  const pointers = new Map(people.map((one) => [one.participantId, one.mergedInto]));
  return new Map(
    people.map(({ participantId }) => {
      const seen = new Set<ParticipantId>();
      let root = participantId;
      for (
        let next = pointers.get(root);
        next && !seen.has(next) && pointers.has(next);
        next = pointers.get(root)
      ) {
        seen.add(root);
        root = next;
      }
      return [participantId, root];
    }),
  );
}

/** The people behind participants. Where those who were merged counted stays known: one person who was in two counties is in both. */
function peopleOf(facts: readonly PersonFact[], rootOf: ReadonlyMap<ParticipantId, ParticipantId>): Person[] {
  const families = Map.groupBy(facts, ({ participantId }) => rootOf.get(participantId) ?? participantId);
  return facts.flatMap((fact, order) => {
    const { participantId, firstName, lastName, state, entry, startsOn, ended } = fact;
    if (rootOf.get(participantId) !== participantId) return [];
    const family = families.get(participantId) ?? [fact];
    return {
      participantId,
      firstName,
      lastName,
      state,
      counties: [...new Set(family.flatMap(countiesOf))].sort(),
      categories: [...new Set(family.flatMap(({ categories }) => categories))],
      sex: entry.sex || undefined,
      age: ageGroupOf({ entry, startsOn, ended }),
      order,
    };
  });
}
