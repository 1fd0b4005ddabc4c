import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Page } from "../shared/page.ts";
import {
  commit,
  type Condition,
  conditionOf,
  json,
  keyFields,
  readMany,
  readPage,
  SERVICE,
  type Table,
} from "../shared/table.ts";
import { personSortKey } from "../shared/text.ts";
import {
  PARTICIPANT_STATES,
  type Participant,
  type ParticipantId,
  type ParticipantLink,
  type ParticipantState,
} from "./schema.ts";
import { missingOf } from "./rules.ts";
import type { Trait } from "./traits.ts";

/** Whether a row stands in lists: whoever was merged does not. */
const isOwn = ({ mergedInto }: { mergedInto?: string }) => mergedInto === undefined;

export const participantEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "participant", version: "1", service: SERVICE },
      attributes: {
        participantId: { type: "string", required: true },
        projectId: { type: "string", required: true },
        /** Polish sort key of the person. */
        nameKey: { type: "string", required: true },
        person: { type: json<Kept>(), required: true },
        state: { type: PARTICIPANT_STATES, required: true },
        /** What they are found by, as it was written: rows of it go with what changes. */
        traits: { type: json<Trait[]>(), required: true },
        /** Data at entry are missing. */
        lacks: { type: "boolean" },
        mergedInto: { type: "string" },
        version: { type: "number", required: true },
        doing: { type: json<Doing>(), required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        participant: {
          pk: { ...keyFields().pk, composite: ["participantId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byName: {
          index: "gsi1",
          condition: isOwn,
          pk: { ...keyFields("gsi1").pk, composite: ["projectId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["nameKey", "participantId"] },
        },
        byState: {
          index: "gsi2",
          condition: isOwn,
          pk: { ...keyFields("gsi2").pk, composite: ["projectId", "state"] },
          sk: { ...keyFields("gsi2").sk, composite: ["nameKey", "participantId"] },
        },
        incomplete: {
          index: "gsi3",
          condition: (row: { mergedInto?: string; lacks?: boolean }) => isOwn(row) && row.lacks === true,
          pk: { ...keyFields("gsi3").pk, composite: ["projectId"] },
          sk: { ...keyFields("gsi3").sk, composite: ["nameKey", "participantId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Under what somebody is found by in a project, who that is. */
export const traitEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "participantTrait", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "traitsOf" },
        kind: { type: "string", required: true },
        value: { type: "string", required: true },
        participantId: { type: "string", required: true },
      },
      indexes: {
        trait: {
          pk: { ...keyFields().pk, composite: ["projectId", "kind"] },
          sk: { ...keyFields().sk, composite: ["value", "participantId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Holds a registration for the one participant of a project whose it is. */
export const linkEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "participantLink", version: "1", service: SERVICE },
      attributes: {
        projectId: { type: "string", required: true, label: "linksOf" },
        eventId: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        participantId: { type: "string", required: true },
      },
      indexes: {
        link: {
          pk: { ...keyFields().pk, composite: ["projectId"] },
          sk: { ...keyFields().sk, composite: ["eventId", "registrationId"] },
        },
        byParticipant: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["participantId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["eventId", "registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

type Kept = Omit<Participant, "participantId" | "projectId" | "state" | "mergedInto" | "version">;

/** What was done to a participant last, as the history calls it. */
export type Doing =
  | "added"
  | "changed"
  | "linked"
  | "unlinked"
  | "course"
  | "merged"
  | "took_in"
  | "freed"
  | "gave_back"
  | "ended";

/** A participant with what only the table knows of them. */
export interface StoredParticipant extends Participant {
  traits: Trait[];
  doing: Doing;
  changedBy: string;
  changeReason?: string;
}

/** A participant as they were read, where they were, and as they are to be. */
export interface ParticipantWrite {
  before?: StoredParticipant;
  after: StoredParticipant;
}

/** What came of a write. */
export type WriteOutcome =
  | "written"
  /** A registration is somebody's already, or is theirs no more. */
  | "taken"
  /** Somebody is not as they were read. */
  | "stale";

/** Where participants are kept. Every function names its access pattern and key. */
export type ParticipantStore = ReturnType<typeof createParticipantStore>;

/** Makes the store of participants over one table. */
export function createParticipantStore(table: Table) {
  const participants = participantEntity(table);
  const traits = traitEntity(table);
  const links = linkEntity(table);
  const entities = { participants, traits, links };

  return {
    /** One participant. Key: participantId, strongly consistent. */
    async find(participantId: ParticipantId): Promise<StoredParticipant | undefined> {
      const { data } = await participants.get({ participantId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** That a participant is there still, for another noun's transaction. Key: participantId. */
    isThere(participantId: ParticipantId): Condition {
      return conditionOf({ participants }, (write) =>
        write.participants
          .check({ participantId })
          .where(({ version }, { exists }) => exists(version))
          .commit(),
      );
    },

    /** Several participants, those that exist. Keys: participantId, in batches of a hundred. */
    async findMany(ids: readonly ParticipantId[]): Promise<StoredParticipant[]> {
      const rows = await readMany(
        ids.map((participantId) => ({ participantId })),
        (keys, options) => participants.get(keys).go({ ...options, consistent: true }),
      );
      return rows.filter((row) => row !== undefined).map(fromRow);
    },

    /** Participants of a project in Polish order. Index gsi1 (`byName`), gsi2 (`byState`) for those in one state, or gsi3 (`incomplete`) for those whose data are. */
    list(
      projectId: ProjectId,
      which: ParticipantState | "incomplete" | undefined,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<StoredParticipant>> {
      const query =
        which === "incomplete"
          ? participants.query.incomplete({ projectId })
          : which
            ? participants.query.byState({ projectId, state: which })
            : participants.query.byName({ projectId });
      return readPage(query, { cursor, limit }, fromRow);
    },

    /** Who has a trait. Key: traitsOf, kind, value; strongly consistent. */
    async findByTrait(projectId: ProjectId, { kind, value }: Trait, limit: number): Promise<ParticipantId[]> {
      const { data } = await traits.query
        .trait({ projectId, kind, value })
        .go({ limit, pages: 1, consistent: true });
      return data.map((row) => row.participantId as ParticipantId);
    },

    /** Who has a word that begins so, as far as one page goes. Key: traitsOf, kind, how the word begins. */
    async findByWord(projectId: ProjectId, beginning: string, limit: number): Promise<ParticipantId[]> {
      const { data } = await traits.query
        .trait({ projectId, kind: "word" })
        .begins({ value: beginning })
        .go({ limit, pages: 1 });
      return [...new Set(data.map((row) => row.participantId as ParticipantId))];
    },

    /** Registrations of an event that are somebody's. Key: linksOf, eventId; strongly consistent. */
    async linksOfEvent(projectId: ProjectId, eventId: EventId): Promise<Map<RegistrationId, ParticipantId>> {
      const { data } = await links.query.link({ projectId, eventId }).go({ pages: "all", consistent: true });
      return new Map(
        data.map((row) => [row.registrationId as RegistrationId, row.participantId as ParticipantId]),
      );
    },

    /** Registrations of a project that are somebody's. Key: linksOf. */
    async listLinks(
      projectId: ProjectId,
    ): Promise<Pick<ParticipantLink, "registrationId" | "participantId">[]> {
      const { data } = await links.query.link({ projectId }).go({ pages: "all", consistent: true });
      return data as { registrationId: RegistrationId; participantId: ParticipantId }[];
    },

    /** Whose registrations are. Keys: linksOf, eventId, registrationId, in batches of a hundred. */
    async findLinks(
      keys: readonly Omit<ParticipantLink, "participantId">[],
    ): Promise<(ParticipantId | undefined)[]> {
      const rows = await readMany(
        keys.map(({ projectId, eventId, registrationId }) => ({ projectId, eventId, registrationId })),
        (some, options) => links.get(some).go({ ...options, consistent: true }),
      );
      return rows.map((row) => row?.participantId as ParticipantId | undefined);
    },

    /** Registrations of a participant. Index gsi1 (`byParticipant`). */
    async linksOf(participantId: ParticipantId): Promise<ParticipantLink[]> {
      const { data } = await links.query.byParticipant({ participantId }).go({ pages: "all" });
      return data.map(
        (row) =>
          ({
            projectId: row.projectId,
            eventId: row.eventId,
            registrationId: row.registrationId,
            participantId: row.participantId,
          }) as ParticipantLink,
      );
    },

    /** {@link saveParticipants} */
    save: (writes: readonly ParticipantWrite[], links?: LinkChanges) =>
      saveParticipants(entities, writes, links),
  };
}

type Entities = {
  participants: ReturnType<typeof participantEntity>;
  traits: ReturnType<typeof traitEntity>;
  links: ReturnType<typeof linkEntity>;
};

/** Registrations that become a participant's, or are no more. */
interface LinkChanges {
  linked?: readonly ParticipantLink[];
  freed?: readonly ParticipantLink[];
}

/**
 * Writes participants who are still as they were read, or new ones, what they are found by, and whose registrations are, in
 * one transaction: a registration is linked where it is nobody's, and freed where it is that one's.
 */
async function saveParticipants(
  entities: Entities,
  writes: readonly ParticipantWrite[],
  { linked = [], freed = [] }: LinkChanges = {},
): Promise<WriteOutcome> {
  const rows = writes.map(({ before, after }) => traitChanges(before, after));
  const result = await commit(
    createWriteTransaction(entities, (write) => [
      ...linked.map((link) => write.links.create(link).commit()),
      ...freed.map(({ participantId, ...key }) =>
        write.links
          .remove(key)
          .where((row, { eq }) => eq(row.participantId, participantId as string))
          .commit(),
      ),
      ...writes.map(({ before, after }) =>
        before
          ? write.participants
              .put(toRow(after))
              .where(({ version }, { eq }) => eq(version, before.version))
              .commit()
          : write.participants.create(toRow(after)).commit(),
      ),
      ...rows.flatMap(({ added }) => added.map((row) => write.traits.put(row).commit())),
      ...rows.flatMap(({ gone }) => gone.map((row) => write.traits.delete(row).commit())),
    ]),
  );
  if (result.done) return "written";
  const isTaken = result.refusals.slice(0, linked.length + freed.length).some(({ refused }) => refused);
  return isTaken ? "taken" : "stale";
}

/** A participant as a row of the table. */
export type ParticipantRow = EntityItem<ReturnType<typeof participantEntity>>;

/** Rows of traits that come and go with a change. */
function traitChanges(
  before: StoredParticipant | undefined,
  { traits, projectId, participantId }: StoredParticipant,
) {
  const had = before?.traits ?? [];
  const isIn = (list: readonly Trait[], { kind, value }: Trait) =>
    list.some((other) => other.kind === kind && other.value === value);
  const row = ({ kind, value }: Trait) => ({ projectId, kind, value, participantId });
  return {
    added: traits.filter((trait) => !isIn(had, trait)).map(row),
    gone: had.filter((trait) => !isIn(traits, trait)).map(row),
  };
}

function toRow(stored: StoredParticipant): ParticipantRow {
  const { participantId, projectId, state, mergedInto, version, ...rest } = stored;
  const { traits, doing, changedBy, changeReason, ...person } = rest;
  return {
    participantId,
    projectId,
    nameKey: personSortKey(person.lastName, person.firstName),
    person,
    state,
    traits,
    lacks: missingOf(stored).length > 0 || undefined,
    mergedInto,
    version,
    doing,
    changedBy,
    changeReason,
  };
}

/** The participant in a row, or in an image of one. */
export function fromRow(row: ParticipantRow): StoredParticipant {
  const { participantId, projectId, person, state, mergedInto, traits, version, doing } = row;
  return {
    ...person,
    participantId: participantId as ParticipantId,
    projectId: projectId as ProjectId,
    state,
    mergedInto: mergedInto as ParticipantId | undefined,
    traits,
    version,
    doing,
    changedBy: row.changedBy,
    changeReason: row.changeReason,
  };
}
