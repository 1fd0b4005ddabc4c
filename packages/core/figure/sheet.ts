import type { Participant, ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { personSortKey } from "../shared/text.ts";
import { addSeconds, type Day, type Instant } from "../shared/time.ts";
import { spanMinutes } from "../support-entry/rules.ts";
import type { FigureDeps } from "./deps.ts";
import type { GivenFact, PersonFact } from "./facts.ts";

/** Somebody as a sheet has them: with whose their registrations are and what the log has of them. */
export interface SheetPerson {
  person: PersonFact;
  /** Where they stand in Polish order. */
  nameKey: string;
  registrationIds: RegistrationId[];
  given: Omit<GivenFact, "participantId">[];
}

/** Participants in one read, and queries beside each other. */
const PEOPLE_AT_ONCE = 500;
const QUERIES_AT_ONCE = 16;
/** Clocks of several machines differ, and an index is behind: what was noted within this time before a sheet is looked at again. */
const BEHIND_SECONDS = 60;
/** A sheet is written anew once more than so many changed since, or than a tenth of a small project. */
const MANY = 100;

/** Everybody in a project, and when all of them were last read anew. */
export interface People {
  people: SheetPerson[];
  readAt: Instant;
}

/**
 * Everybody in a project with all that figures look at: from the sheet, or without one all read; whoever changed since is read anew. A sheet
 * is kept where there was none, or once many changed whom it would spare the next to read.
 */
export async function loadPeople(deps: FigureDeps, projectId: ProjectId, now: Instant): Promise<People> {
  const asOf = addSeconds(now, -BEHIND_SECONDS);
  const { sheet, ...before } = await deps.figures.findSheet(projectId, now);
  const base = sheet ?? { asOf, readAt: now, people: await readAll(deps, projectId) };
  // Also where all were read just now: an index may have who is gone already.
  const changed = await deps.figures.changedSince(projectId, base.asOf);
  const people = changed.size === 0 ? base.people : await changedIn(deps, base.people, [...changed.keys()]);
  // Of the last minute the next would read all the same.
  const spared = [...changed.values()].filter((noted) => noted <= asOf).length;
  if (!sheet || spared > Math.min(MANY, people.length / 10))
    await deps.figures.keepSheet(projectId, { asOf, readAt: base.readAt, people }, before);
  return { people, readAt: base.readAt };
}

/**
 * Everybody in a project as figures look at them, with what the log had of them at the end of a day; all are read anew, and no sheet is kept.
 * Whoever entered the project later was nobody in it yet.
 */
export async function readThrough(
  deps: FigureDeps,
  projectId: ProjectId,
  through: Day,
  now: Instant,
): Promise<People> {
  const all = await readAll(deps, projectId, through);
  // An index may be behind, or have who is gone already: what is frozen for good may not.
  const changed = await deps.figures.changedSince(projectId, addSeconds(now, -BEHIND_SECONDS));
  const people = changed.size === 0 ? all : await changedIn(deps, all, [...changed.keys()], through);
  return {
    people: people.map((one) => {
      const { ended, startsOn = ended?.startsOn } = one.person;
      if (startsOn === undefined || startsOn <= through) return one;
      return { ...one, person: { ...one.person, state: "candidate" } };
    }),
    readAt: now,
  };
}

/** People with some of them read anew; who is gone is not among them. */
async function changedIn(
  deps: FigureDeps,
  people: readonly SheetPerson[],
  changed: readonly ParticipantId[],
  through?: Day,
): Promise<SheetPerson[]> {
  const fresh = await readSome(deps, await deps.participants.findMany(changed), through);
  const isChanged = new Set<ParticipantId>(changed);
  return inOrder([...people.filter(({ person }) => !isChanged.has(person.participantId)), ...fresh]);
}

/** All participants of a project, and those who were merged into one of them. */
async function readAll(deps: FigureDeps, projectId: ProjectId, through?: Day): Promise<SheetPerson[]> {
  const { participants } = deps;
  const people: Participant[] = [];
  let cursor: string | undefined;
  do {
    const page = await participants.list(projectId, undefined, cursor, PEOPLE_AT_ONCE);
    people.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  const all = [...people, ...(await participants.findMany(people.flatMap(({ merged }) => merged)))];
  const [links, given] = await Promise.all([participants.listLinks(projectId), givenTo(deps, all, through)]);
  const registrations = Map.groupBy(links, ({ participantId }) => participantId);
  return inOrder(
    all.map((one, index) =>
      toSheet(
        one,
        (registrations.get(one.participantId) ?? []).map(({ registrationId }) => registrationId),
        given[index] ?? [],
      ),
    ),
  );
}

async function readSome(
  deps: FigureDeps,
  people: readonly Participant[],
  through?: Day,
): Promise<SheetPerson[]> {
  const registrations = new Map<ParticipantId, RegistrationId[]>();
  const left = people.map(({ participantId }) => participantId);
  const ask = async () => {
    for (let id = left.pop(); id; id = left.pop())
      registrations.set(
        id,
        (await deps.participants.linksOf(id)).map(({ registrationId }) => registrationId),
      );
  };
  const [given] = await Promise.all([
    givenTo(deps, people, through),
    ...Array.from({ length: QUERIES_AT_ONCE }, ask),
  ]);
  return people.map((one, index) =>
    toSheet(one, registrations.get(one.participantId) ?? [], given[index] ?? []),
  );
}

/** What the log of support has of each, by forms of support. */
async function givenTo(
  { supportEntries }: FigureDeps,
  people: readonly Participant[],
  through?: Day,
): Promise<SheetPerson["given"][]> {
  const records = await supportEntries.findRecords(people.map(({ participantId }) => participantId));
  return records.map(({ entries }) => {
    const counted = entries.filter(({ struck, day }) => !struck && (through === undefined || day <= through));
    return [...Map.groupBy(counted, ({ supportId }) => supportId)].map(([supportId, own]) => ({
      supportId,
      visits: own.length,
      minutes: own.reduce((sum, one) => sum + spanMinutes(one), 0),
    }));
  });
}

function toSheet(
  one: Participant,
  registrationIds: RegistrationId[],
  given: SheetPerson["given"],
): SheetPerson {
  const { participantId, mergedInto, firstName, lastName, state } = one;
  const { categories, territory, startsOn, ended } = one;
  const { sex = "", birthDate = "", commune = "" } = one.entry;
  return {
    person: {
      participantId,
      mergedInto,
      firstName,
      lastName,
      state,
      categories,
      territory,
      startsOn,
      entry: { sex, birthDate, commune },
      ended,
    },
    nameKey: personSortKey(lastName, firstName),
    registrationIds,
    given,
  };
}

function inOrder(people: readonly SheetPerson[]): SheetPerson[] {
  const keyOf = ({ nameKey, person }: SheetPerson) => `${nameKey} ${person.participantId}`;
  return people
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);
}
