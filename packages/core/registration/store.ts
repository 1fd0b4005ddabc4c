import { createHash } from "node:crypto";
import { Entity, createConversions, createWriteTransaction, type EntityItem } from "electrodb";
import { seatBlockEntity, type EventId } from "../event/index.ts";
import type { Page } from "../shared/page.ts";
import {
  SERVICE,
  commit,
  happened,
  json,
  keyFields,
  readPage,
  type Table,
  type TransactionResult,
  type Writes,
} from "../shared/table.ts";
import { BASE_LETTERS, normaliseEmail, normalisePhone, personSortKey, searchWords } from "../shared/text.ts";
import { searchedText, type BlockRef, type Standing } from "./rules.ts";
import type { Needs, Registration, RegistrationId, RegistrationStatus } from "./schema.ts";

type Person = Omit<Registration, "registrationId" | "eventId" | "status" | "queuedAt" | "version">;

const registrationEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "registration", version: "1", service: SERVICE },
      attributes: {
        registrationId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        status: { type: json<RegistrationStatus>(), required: true },
        /** Everything else of the registration, as the domain knows it. */
        person: { type: json<Person>(), required: true },
        standing: { type: json<Standing>(), required: true },
        /** Ids of the chosen options, for filters. */
        options: { type: "list", items: { type: "string" }, required: true },
        /** {@link personSortKey} of surname and first name. */
        nameKey: { type: "string", required: true },
        queuedAt: { type: "string", required: true },
        /** Place on the reserve list when the person joined it. */
        joinedPosition: { type: "number" },
        /** SHA-256 of the personal link's secret. */
        linkHash: { type: "string", required: true },
        /** When somebody last asked for the personal link again. */
        linkRequestedAt: { type: "string" },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
      },
      indexes: {
        registration: {
          pk: { ...keyFields().pk, composite: ["registrationId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byName: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["eventId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["nameKey", "registrationId"] },
        },
        line: {
          index: "gsi2",
          condition: ({ status }: { status?: RegistrationStatus }) => status === "reserve",
          pk: { ...keyFields("gsi2").pk, composite: ["eventId"] },
          sk: { ...keyFields("gsi2").sk, composite: ["queuedAt", "registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Holds a person's place among the people of an event: one registration per person and event. */
const claimEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "personClaim", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        personKey: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        /** SHA-256 of the idempotency key of the request that made the registration. */
        requestHash: { type: "string" },
      },
      indexes: {
        claim: {
          pk: { ...keyFields().pk, composite: ["eventId", "personKey"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What people need so that they can take part: apart from the registration, with an end of its own. */
const needsEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "registrationNeeds", version: "1", service: SERVICE },
      attributes: {
        // A key of its own, `needsOf_reg_…`: rights end at the partition key, and the mailer needs no needs.
        registrationId: { type: "string", required: true, label: "needsOf" },
        eventId: { type: "string", required: true },
        needs: { type: json<Needs>(), required: true },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number", required: true },
      },
      indexes: {
        needs: {
          pk: { ...keyFields().pk, composite: ["registrationId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byEvent: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["eventId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Notes that a place that was given up has been passed on: a stream record seen twice passes it on once. */
const handoverEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "seatHandover", version: "1", service: SERVICE },
      attributes: {
        registrationId: { type: "string", required: true },
        version: { type: "number", required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        handover: {
          pk: { ...keyFields().pk, composite: ["registrationId"] },
          sk: { ...keyFields().sk, composite: ["version"] },
        },
      },
    },
    { client: documents, table: name },
  );

type RegistrationRow = EntityItem<ReturnType<typeof registrationEntity>>;

/** A registration with what only the table knows of it. */
export interface StoredRegistration extends Registration {
  standing: Standing;
  /** Place on the reserve list when the person joined it; people before them only ever leave. */
  joinedPosition?: number;
  linkHash: string;
  linkRequestedAt?: string;
  changedBy: string;
  changeReason?: string;
}

/** Needs as they are written: undefined leaves them, null erases them. */
export type NeedsWrite = { needs: Needs; ttl: number } | null | undefined;

/** How many people of a reserve list are counted one by one; who stands behind them is told the place at joining. */
const COUNTED_LINE = 200;

/** People read in one go by a search. */
const SEARCHED_AT_ONCE = 250;

/** Which registrations a list wants. */
export interface RegistrationFilter {
  status?: RegistrationStatus;
  optionId?: string;
  /** What somebody typed to find a person. */
  q?: string;
}

/** Why a registration was not written: in this order, so that a duplicate is never told "full". */
export type WriteResult =
  | { outcome: "written" }
  /** This person is registered already; `requestHash` tells a repeated request from a second one. */
  | { outcome: "duplicate"; registrationId: RegistrationId; requestHash?: string }
  /** The registration is not as it was read. */
  | { outcome: "stale" }
  /** A seat was taken by somebody else meanwhile. */
  | { outcome: "seats_changed" }
  /** The place that was given up went to somebody before. */
  | { outcome: "passed_on" };

/** A place that somebody gave up: with which version of whose registration. */
export interface GivenUpPlace {
  registrationId: RegistrationId;
  version: number;
  /** Unix seconds until which the stream cannot tell of it again. */
  ttl: number;
}

/**
 * The key of one person at one event: normalised name and address. People may share an address, and a
 * person without one is told apart by the telephone.
 */
export function personKey(person: Pick<Registration, "firstName" | "lastName" | "email" | "phone">): string {
  const contact = person.email
    ? normaliseEmail(person.email)
    : person.phone
      ? (normalisePhone(person.phone) ?? person.phone)
      : "";
  return createHash("sha256")
    .update(`${claimName(`${person.firstName} ${person.lastName}`)}\u0000${contact}`)
    .digest("base64url");
}

/** A name as it is hashed into a claim. */
function claimName(name: string): string {
  const bare = name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return Array.from(bare, (letter) => BASE_LETTERS[letter] ?? letter)
    .join("")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*[-‐‑‒–—−]\s*/g, "-")
    .replace(/\s*['’‘ʼ`´]\s*/g, "'");
}

/** Where registrations are kept. Every function names its access pattern and key. */
export type RegistrationStore = ReturnType<typeof createRegistrationStore>;

/** Makes the store of registrations over one table. */
export function createRegistrationStore(table: Table) {
  const registrations = registrationEntity(table);
  const claims = claimEntity(table);
  const needsItems = needsEntity(table);
  const handovers = handoverEntity(table);
  const blocks = seatBlockEntity(table);
  const entities = { registrations, claims, needsItems, handovers, blocks };

  const store = {
    /** One registration. Key: registrationId, strongly consistent. */
    async find(registrationId: RegistrationId): Promise<StoredRegistration | undefined> {
      const { data } = await registrations.get({ registrationId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Several registrations, those that exist, in any order. Keys: registrationId, in batches of a hundred. */
    async findMany(registrationIds: readonly RegistrationId[]): Promise<StoredRegistration[]> {
      if (registrationIds.length === 0) return [];
      const keys = registrationIds.map((registrationId) => ({ registrationId }));
      const { data, unprocessed } = await registrations.get(keys).go({ consistent: true, concurrency: 4 });
      const rest =
        unprocessed.length > 0 ? (await registrations.get(unprocessed).go({ consistent: true })).data : [];
      return [...data, ...rest].map(fromRow);
    },

    /** Who holds the place of that person at an event. Key: eventId, {@link personKey}. */
    async findByPerson(
      eventId: EventId,
      person: Parameters<typeof personKey>[0],
    ): Promise<RegistrationId | undefined> {
      const { data } = await claims.get({ eventId, personKey: personKey(person) }).go({ consistent: true });
      return data?.registrationId as RegistrationId | undefined;
    },

    /**
     * Writes a new registration in one transaction: the row, the person's claim, the seats it takes
     * under their conditions, or its place in the line, and its needs. 3 items and 1 per chosen option.
     */
    async create(
      registration: StoredRegistration,
      requestHash: string | undefined,
      needs: NeedsWrite,
    ): Promise<WriteResult> {
      const { registrationId, eventId } = registration;
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.registrations.create(toRow(registration)).commit(),
          write.claims
            .create({
              eventId,
              personKey: personKey(registration),
              registrationId,
              ...(requestHash ? { requestHash } : {}),
            })
            .commit({ response: "all_old" }),
          ...standingWrites(write.blocks, eventId, NOWHERE, registration.standing),
          ...needsWrite(write.needsItems, registration, needs),
        ]),
      );
      if (result.done) return { outcome: "written" };
      return (await duplicateOf(result, registration)) ?? { outcome: "seats_changed" };
    },

    /**
     * Replaces a registration that is still as it was read, and moves its place in the seat counters.
     * When name or address changed, so does the claim. An ended registration gives up its claim. With
     * `place`, this is to whom that place is passed on, and nobody else after them.
     */
    async update(
      before: StoredRegistration,
      after: StoredRegistration,
      needs: NeedsWrite,
      place?: GivenUpPlace,
    ): Promise<WriteResult> {
      const { eventId, registrationId } = after;
      const oldKey = before.status === "cancelled" ? undefined : personKey(before);
      const newKey = after.status === "cancelled" ? undefined : personKey(after);
      const claimChanges = oldKey !== newKey;
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.registrations
            .put(toRow(after))
            .where(({ version }, { eq }) => eq(version, before.version))
            .commit(),
          ...(claimChanges && newKey !== undefined
            ? [
                write.claims
                  .create({ eventId, personKey: newKey, registrationId })
                  .commit({ response: "all_old" }),
              ]
            : []),
          ...(claimChanges && oldKey !== undefined
            ? [write.claims.delete({ eventId, personKey: oldKey }).commit()]
            : []),
          ...standingWrites(write.blocks, eventId, before.standing, after.standing),
          ...needsWrite(write.needsItems, after, needs),
          ...(place ? [write.handovers.create(place).commit()] : []),
        ]),
      );
      if (result.done) return { outcome: "written" };
      if (result.refusals[0]?.refused) return { outcome: "stale" };
      if (place && result.refusals.at(-1)?.refused) return { outcome: "passed_on" };
      const duplicate = claimChanges && newKey !== undefined ? await duplicateOf(result, after) : undefined;
      return duplicate ?? { outcome: "seats_changed" };
    },

    /**
     * Notes that the personal link was asked for again; the mail follows from the stream. Nothing
     * happens when it was asked for after `since`.
     */
    async requestLink(registrationId: RegistrationId, now: string, since: string): Promise<void> {
      await happened(
        registrations
          .patch({ registrationId })
          .set({ linkRequestedAt: now })
          .where(
            ({ linkRequestedAt }, { notExists, lt }) =>
              `${notExists(linkRequestedAt)} OR ${lt(linkRequestedAt, since)}`,
          )
          .go(),
      );
    },

    /**
     * People of an event in Polish order. Index gsi1 (`byName`): eventId, nameKey. Whoever is looked for is
     * found among the rows as they are read: a text kept for the search would say what was folded then.
     */
    async listByName(
      eventId: EventId,
      filter: RegistrationFilter,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<StoredRegistration>> {
      const query = registrations.query
        .byName({ eventId })
        .where((attributes, { eq, contains }) =>
          [
            filter.status && eq(attributes.status, filter.status),
            filter.optionId && contains(attributes.options, filter.optionId),
          ]
            .filter(Boolean)
            .join(" AND "),
        );
      const words = searchWords(filter.q ?? "");
      if (words.length === 0) return readPage(query, { cursor, limit }, fromRow);
      const found: RegistrationRow[] = [];
      let next = cursor;
      do {
        const page = await readPage(query, { cursor: next, limit: SEARCHED_AT_ONCE }, (row) => row);
        found.push(
          ...page.items.filter(({ person }) => {
            const text = searchedText(person);
            return words.every((word) => text.includes(word));
          }),
        );
        next = page.cursor;
      } while (next !== undefined && found.length <= limit);
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return {
        items: items.map(fromRow),
        ...(last && {
          cursor: createConversions(registrations).byAccessPattern.byName.fromComposite.toCursor(last),
        }),
      };
    },

    /** All people of an event in Polish order, page by page; for documents and counts. */
    async *eachByName(eventId: EventId, filter: RegistrationFilter = {}): AsyncGenerator<StoredRegistration> {
      let cursor: string | undefined;
      do {
        const page = await store.listByName(eventId, filter, cursor, 250);
        yield* page.items;
        cursor = page.cursor;
      } while (cursor);
    },

    /** The reserve list in order. Index gsi2 (`line`): eventId, queuedAt, registrationId; sparse. */
    async listLine(
      eventId: EventId,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<StoredRegistration>> {
      return readPage(registrations.query.line({ eventId }), { cursor, limit }, fromRow);
    },

    /**
     * Places of the people at the head of the reserve list, 1 = next: one more than the people before who
     * wait for any of the same seats. Index gsi2 (`line`); reads {@link COUNTED_LINE} people at most, so
     * that a list of thousands costs no more than one of two hundred.
     */
    async linePositions(eventId: EventId): Promise<Map<RegistrationId, number>> {
      const { data } = await registrations.query
        .line({ eventId })
        .go({ count: COUNTED_LINE, attributes: ["registrationId", "standing"] });
      const scopesOf = data.map(({ standing }) => new Set(standing.waits.map(({ scope }) => scope)));
      return new Map(
        data.map(({ registrationId }, index) => {
          const mine = scopesOf[index] ?? new Set();
          const ahead = scopesOf.slice(0, index).filter((theirs) => !theirs.isDisjointFrom(mine)).length;
          return [registrationId as RegistrationId, ahead + 1];
        }),
      );
    },

    /**
     * Place of one person on the reserve list: counted when near the head, else the place at which they
     * joined, which can only be too pessimistic. A person far back costs no read at all.
     */
    async position(registration: StoredRegistration): Promise<number> {
      const { joinedPosition = 1 } = registration;
      if (joinedPosition > COUNTED_LINE * 4) return joinedPosition;
      const positions = await store.linePositions(registration.eventId);
      return positions.get(registration.registrationId) ?? joinedPosition;
    },

    /** Needs of one person. Key: registrationId. */
    async findNeeds(registrationId: RegistrationId): Promise<Needs | undefined> {
      const { data } = await needsItems.get({ registrationId }).go({ consistent: true });
      return data?.needs;
    },

    /** Needs of all people of an event. Index gsi1 (`byEvent`): eventId. */
    async listNeeds(eventId: EventId): Promise<Map<RegistrationId, Needs>> {
      const { data } = await needsItems.query.byEvent({ eventId }).go({ pages: "all" });
      return new Map(data.map((row) => [row.registrationId as RegistrationId, row.needs]));
    },

    /** Whether anybody ever registered. Index gsi1. */
    async hasAny(eventId: EventId): Promise<boolean> {
      const { data } = await registrations.query.byName({ eventId }).go({ limit: 1 });
      return data.length > 0;
    },

    /** The registration in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): StoredRegistration | undefined {
      const row = registrations.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
  return store;

  /** Reads who holds the claim when the claim's condition, the second part of the transaction, failed. */
  async function duplicateOf(
    result: Extract<TransactionResult, { done: false }>,
    registration: StoredRegistration,
  ): Promise<WriteResult | undefined> {
    if (!result.refusals[1]?.refused) return undefined;
    const { data } = await claims
      .get({ eventId: registration.eventId, personKey: personKey(registration) })
      .go({ consistent: true });
    return {
      outcome: "duplicate",
      registrationId: (data?.registrationId ?? registration.registrationId) as RegistrationId,
      requestHash: data?.requestHash,
    };
  }
}

const NOWHERE: Standing = { holds: [], waits: [], pends: [] };

interface BlockDelta extends BlockRef {
  taken: number;
  waiting: number;
  pending: number;
}

/**
 * The writes that move a registration from one standing to another: one per block, because a transaction
 * may touch an item only once. A seat is taken only where one is left and the event is not cancelled.
 */
function standingWrites(
  blocks: Writes<{ blocks: ReturnType<typeof seatBlockEntity> }>["blocks"],
  eventId: EventId,
  from: Standing,
  to: Standing,
) {
  const deltas = new Map<string, BlockDelta>();
  const count = (refs: BlockRef[], counter: "taken" | "waiting" | "pending", by: 1 | -1) => {
    for (const { scope, block } of refs) {
      const key = `${scope}\u0000${block}`;
      const delta = deltas.get(key) ?? { scope, block, taken: 0, waiting: 0, pending: 0 };
      delta[counter] += by;
      deltas.set(key, delta);
    }
  };
  count(from.holds, "taken", -1);
  count(from.waits, "waiting", -1);
  count(from.pends, "pending", -1);
  count(to.holds, "taken", 1);
  count(to.waits, "waiting", 1);
  count(to.pends, "pending", 1);
  return [...deltas.values()]
    .filter(({ taken, waiting, pending }) => taken !== 0 || waiting !== 0 || pending !== 0)
    .map(({ scope, block, taken, waiting, pending }) =>
      blocks
        .patch({ eventId, scope, block })
        .add({
          ...(taken ? { taken } : {}),
          ...(waiting ? { waiting } : {}),
          ...(pending ? { pending } : {}),
        })
        .where((attributes, { notExists, name }) =>
          [
            taken > 0 &&
              `(${notExists(attributes.size)} OR ${name(attributes.taken)} < ${name(attributes.size)})`,
            (taken > 0 || waiting > 0 || pending > 0) && notExists(attributes.closed),
          ]
            .filter(Boolean)
            .join(" AND "),
        )
        .commit(),
    );
}

function needsWrite(
  needsItems: Writes<{ needs: ReturnType<typeof needsEntity> }>["needs"],
  { registrationId, eventId }: StoredRegistration,
  write: NeedsWrite,
) {
  if (write === undefined) return [];
  if (write === null) return [needsItems.delete({ registrationId }).commit()];
  return [needsItems.put({ registrationId, eventId, needs: write.needs, ttl: write.ttl }).commit()];
}

function toRow(registration: StoredRegistration): RegistrationRow {
  const {
    registrationId,
    eventId,
    status,
    queuedAt,
    joinedPosition,
    version,
    standing,
    linkHash,
    linkRequestedAt,
    changedBy,
    changeReason,
    ...person
  } = registration;
  return {
    registrationId,
    eventId,
    status,
    queuedAt,
    joinedPosition,
    version,
    standing,
    linkHash,
    linkRequestedAt,
    changedBy,
    changeReason,
    person,
    options: Object.values(person.choices),
    nameKey: personSortKey(person.lastName, person.firstName),
  };
}

function fromRow(row: RegistrationRow): StoredRegistration {
  return {
    ...row.person,
    registrationId: row.registrationId as RegistrationId,
    eventId: row.eventId as EventId,
    status: row.status,
    queuedAt: row.queuedAt,
    joinedPosition: row.joinedPosition,
    version: row.version,
    standing: row.standing,
    linkHash: row.linkHash,
    linkRequestedAt: row.linkRequestedAt,
    changedBy: row.changedBy,
    changeReason: row.changeReason,
  };
}
