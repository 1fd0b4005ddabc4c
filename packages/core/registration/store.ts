import { createHash } from "node:crypto";
import { Entity, createConversions, createWriteTransaction, type EntityItem } from "electrodb";
import { answerKey, seatBlockEntity, type EventId, type Held, type SeatBlock } from "../event/index.ts";
import type { Page } from "../shared/page.ts";
import {
  SERVICE,
  commit,
  happened,
  json,
  keyFields,
  readMany,
  readPage,
  type Table,
  type TransactionResult,
  type Writes,
} from "../shared/table.ts";
import {
  BASE_LETTERS,
  foldText,
  normaliseEmail,
  normalisePhone,
  personSortKey,
  searchWords,
} from "../shared/text.ts";
import { epochSeconds, type Day, type Instant } from "../shared/time.ts";
import { searchedText } from "./rules.ts";
import { seatMoves, type SeatDemand, type SeatMove, type Standing } from "./seats.ts";
import type { Needs, Registration, RegistrationId, RegistrationStatus } from "./schema.ts";

type Rest = Omit<
  Registration,
  "registrationId" | "eventId" | "status" | "queuedAt" | "heldUntil" | "version"
>;

const registrationEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "registration", version: "1", service: SERVICE },
      attributes: {
        registrationId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        status: { type: json<RegistrationStatus>(), required: true },
        /** Everything else of the registration, as the domain knows it. */
        person: { type: json<Rest>(), required: true },
        standing: { type: json<Standing>(), required: true },
        /** Ids of the chosen options, for filters. */
        options: { type: "list", items: { type: "string" }, required: true },
        /** {@link personSortKey} of surname and first name. */
        nameKey: { type: "string", required: true },
        queuedAt: { type: "string", required: true },
        /** Place on the reserve list when the person joined it. */
        joinedPosition: { type: "number" },
        /** Key of the claim that holds this place, while it is held; absent on rows from before it was kept. */
        claimKey: { type: "string" },
        /** SHA-256 of the idempotency key of the request that made the registration. */
        requestHash: { type: "string" },
        /** SHA-256 of the personal link's secret. */
        linkHash: { type: "string", required: true },
        /** When somebody last asked for the personal link again. */
        linkRequestedAt: { type: "string" },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
        changeReason: { type: "string" },
        /** Until when the seat is held for an address that is not confirmed. */
        heldUntil: { type: "string" },
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
        held: {
          index: "gsi3",
          condition: ({ status, heldUntil }: { status?: RegistrationStatus; heldUntil?: Instant }) =>
            status === "pending" && heldUntil !== undefined,
          pk: { ...keyFields("gsi3").pk, composite: [] },
          sk: { ...keyFields("gsi3").sk, composite: ["queuedAt", "registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/**
 * Holds a person's place among the people of an event: one registration per person and event, and more only where
 * staff said that they are different people of one name (docs/decisions/0033).
 */
const claimEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "personClaim", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        personKey: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        /** Registrations of others of that name and address; absent for nearly everybody. */
        namesakes: { type: "list", items: { type: "string" } },
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
type Claim = EntityItem<ReturnType<typeof claimEntity>>;

/** A registration with what only the table knows of it. */
export interface StoredRegistration extends Registration {
  standing: Standing;
  /** Place on the reserve list when the person joined it; people before them only ever leave. */
  joinedPosition?: number;
  /** Key of its claim; the store sets it. */
  claimKey?: string;
  requestHash?: string;
  linkHash: string;
  linkRequestedAt?: string;
  changedBy: string;
  changeReason?: string;
}

/** Needs as they are written: undefined leaves them, null erases them. */
export type NeedsWrite = KeptNeeds | null | undefined;

/** Needs with the day on which they are erased. */
export interface KeptNeeds {
  needs: Needs;
  erasedOn: Day;
}

/** The day on which somebody's needs are erased. */
export type NeedsEnd = Pick<KeptNeeds, "erasedOn"> & { registrationId: RegistrationId };

/** Ends of needs that are read in one go. */
const NEEDS_AT_ONCE = 100;

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
  /** This person, or somebody of that name and address, is registered already: the registrations. */
  | { outcome: "duplicate"; registrationIds: RegistrationId[] }
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

type Person = Pick<Registration, "firstName" | "lastName" | "email" | "phone">;

/**
 * The key of one person at one event: name as every comparison folds it, and address. People may share an address,
 * and a person without one is told apart by the telephone.
 */
export function personKey(person: Person): string {
  return claimHash(foldText(nameOf(person)), person);
}

/**
 * The key as it was made until hyphens and apostrophes counted as spaces. Claims of that time stand under it, so it
 * is looked up beside {@link personKey}; it may go when no event is ahead that people signed up for then.
 */
function formerPersonKey(person: Person): string {
  const bare = nameOf(person).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const name = Array.from(bare, (letter) => BASE_LETTERS[letter] ?? letter)
    .join("")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*[-‐‑‒–—−]\s*/g, "-")
    .replace(/\s*['’‘ʼ`´]\s*/g, "'");
  return claimHash(name, person);
}

function nameOf({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`;
}

function claimHash(name: string, { email, phone }: Person): string {
  const contact = email ? normaliseEmail(email) : phone ? (normalisePhone(phone) ?? phone) : "";
  return createHash("sha256").update(`${name}\u0000${contact}`).digest("base64url");
}

/** Keys under which somebody of that name and address may hold a place: the present one first. */
function claimKeys(person: Person): string[] {
  return [...new Set([personKey(person), formerPersonKey(person)])];
}

function holdersOf(claims: Iterable<Claim>): RegistrationId[] {
  const ids = [...claims].flatMap(({ registrationId, namesakes = [] }) => [registrationId, ...namesakes]);
  return [...new Set(ids)] as RegistrationId[];
}

/** What a write goes by beside the registration itself. */
interface Circumstances {
  /**
   * Registrations of other people of that name and address, as staff said: with them, and with nobody else, the claim
   * is shared.
   */
  others?: readonly RegistrationId[];
  /** Seats as last read; needed where one is given up, or taken past the limit. */
  blocks?: readonly SeatBlock[];
}

/** Where registrations are kept. Every function names its access pattern and key. */
export type RegistrationStore = ReturnType<typeof createRegistrationStore>;

/** Makes the store of registrations over one table. */
export function createRegistrationStore(table: Table) {
  const registrations = registrationEntity(table);
  const claims = claimEntity(table);
  const needsItems = needsEntity(table);
  const handovers = handoverEntity(table);
  const seatBlocks = seatBlockEntity(table);
  const entities = { registrations, claims, needsItems, handovers, blocks: seatBlocks };

  const store = {
    /** One registration. Key: registrationId, strongly consistent. */
    async find(registrationId: RegistrationId): Promise<StoredRegistration | undefined> {
      const { data } = await registrations.get({ registrationId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Several registrations, those that exist, in the order asked for. Keys: registrationId, in batches of a hundred. */
    async findMany(registrationIds: readonly RegistrationId[]): Promise<StoredRegistration[]> {
      const rows = await readMany(
        registrationIds.map((registrationId) => ({ registrationId })),
        (keys, options) => registrations.get(keys).go({ ...options, consistent: true }),
      );
      return rows.filter((row) => row !== undefined).map(fromRow);
    },

    /**
     * Who holds the place of that person at an event: nobody, one, or several of one name. Keys: eventId,
     * {@link personKey} and for some names the former one.
     */
    async findByPerson(eventId: EventId, person: Person): Promise<RegistrationId[]> {
      return holdersOf((await readClaims(eventId, claimKeys(person))).values());
    },

    /**
     * Writes a new registration in one transaction: the row, the person's claim, the seats it takes
     * under their conditions, or its place in the line, and its needs. 3 items and 1 per chosen option.
     */
    async create(
      registration: StoredRegistration,
      needs: NeedsWrite,
      { others = [], blocks = [] }: Circumstances = {},
    ): Promise<WriteResult> {
      const { registrationId, eventId } = registration;
      const keys = claimKeys(registration);
      const claims = await claimsToShare(eventId, keys, others);
      if (!claims) return duplicateOf(eventId, keys);
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.registrations.create(toRow({ ...registration, claimKey: keys[0] })).commit(),
          ...takeWrites(write.claims, eventId, keys, registrationId, claims),
          ...standingWrites(
            write.blocks,
            eventId,
            seatMoves(NOWHERE, registration.standing, blocks, registration.pastLimit, []),
          ),
          ...needsWrite(write.needsItems, registration, needs),
        ]),
      );
      if (result.done) return { outcome: "written" };
      if (isAnyRefused(result, 1, keys.length)) return duplicateOf(eventId, keys);
      return { outcome: "seats_changed" };
    },

    /**
     * Replaces a registration that is still as it was read, and moves its place in the seat counters.
     * When name or address changed, so does the claim. A registration that was withdrawn gives up its claim. With
     * `place`, this is to whom that place is passed on, and nobody else after them.
     */
    async update(
      before: StoredRegistration,
      after: StoredRegistration,
      needs: NeedsWrite,
      { place, others = [], blocks = [] }: Circumstances & { place?: GivenUpPlace } = {},
    ): Promise<WriteResult> {
      const { eventId, registrationId } = after;
      const held = before.status === "cancelled" ? undefined : (before.claimKey ?? formerPersonKey(before));
      const isSame = held !== undefined && personKey(before) === personKey(after);
      const [wanted] = after.status === "cancelled" ? [] : isSame ? [held] : claimKeys(after);
      const releases = held !== undefined && held !== wanted ? [held] : [];
      // Its own claim, made in the former way, does not stand in its way.
      const takes =
        wanted === undefined || wanted === held ? [] : claimKeys(after).filter((key) => key !== held);
      const claims = await claimsToShare(eventId, takes, others);
      if (!claims) return duplicateOf(eventId, takes);
      const past = after.pastLimit?.filter((scope) => !before.pastLimit?.includes(scope));
      const chosen = Object.values(before.choices);
      const moves = seatMoves(before.standing, after.standing, blocks, past, chosen);
      let shared: ReadonlyMap<string, Claim> | undefined;
      for (;;) {
        const result = await commit(
          createWriteTransaction(entities, (write) => [
            write.registrations
              .put(toRow({ ...after, claimKey: wanted }))
              .where(({ version }, { eq }) => eq(version, before.version))
              .commit(),
            ...takeWrites(write.claims, eventId, takes, registrationId, claims),
            ...releaseWrites(write.claims, eventId, releases, registrationId, shared),
            ...standingWrites(write.blocks, eventId, moves),
            ...needsWrite(write.needsItems, after, needs),
            ...(place ? [write.handovers.create(place).commit()] : []),
          ]),
        );
        if (result.done) return { outcome: "written" };
        if (result.refusals[0]?.refused) return { outcome: "stale" };
        if (place && result.refusals.at(-1)?.refused) return { outcome: "passed_on" };
        if (isAnyRefused(result, 1, takes.length)) return duplicateOf(eventId, takes);
        // Nearly nobody shares a claim: read who does, and take this one out from among them.
        if (shared || !isAnyRefused(result, 1 + takes.length, releases.length))
          return { outcome: "seats_changed" };
        shared = await readClaims(eventId, releases);
      }
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

    /** People who signed up before a moment and whose seats are still held, the first first. Index gsi3 (`held`), sparse. */
    async listHeld(
      before: Instant,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<StoredRegistration>> {
      return readPage(registrations.query.held({}).lte({ queuedAt: before }), { cursor, limit }, fromRow);
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
    async findNeeds(registrationId: RegistrationId, now: Instant): Promise<KeptNeeds | undefined> {
      const { data } = await needsItems.get({ registrationId }).go({ consistent: true });
      return data && isKept(data, now) ? { needs: data.needs, erasedOn: dayOf(data.ttl) } : undefined;
    },

    /** Needs of all people of an event. Index gsi1 (`byEvent`): eventId. */
    async listNeeds(eventId: EventId, now: Instant): Promise<Map<RegistrationId, Needs>> {
      const { data } = await needsItems.query.byEvent({ eventId }).go({ pages: "all" });
      const kept = data.filter((row) => isKept(row, now));
      return new Map(kept.map((row) => [row.registrationId as RegistrationId, row.needs]));
    },

    /** When the needs of a registration are erased, without the needs. Key: registrationId. */
    async findNeedsEnd(registrationId: RegistrationId): Promise<NeedsEnd | undefined> {
      const { data } = await needsItems
        .get({ registrationId })
        .go({ consistent: true, attributes: ["registrationId", "ttl"] });
      return data ? { registrationId, erasedOn: dayOf(data.ttl) } : undefined;
    },

    /** When the needs of an event's people are erased, without the needs, page by page. Index gsi1 (`byEvent`). */
    async *eachNeedsEnd(eventId: EventId): AsyncGenerator<NeedsEnd[]> {
      let cursor: string | null = null;
      do {
        const page: { data: { registrationId: string; ttl: number }[]; cursor: string | null } =
          await needsItems.query
            .byEvent({ eventId })
            .go({ cursor, count: NEEDS_AT_ONCE, attributes: ["registrationId", "ttl"] });
        yield page.data.map(({ registrationId, ttl }) => ({
          registrationId: registrationId as RegistrationId,
          erasedOn: dayOf(ttl),
        }));
        cursor = page.cursor;
      } while (cursor);
    },

    /** Sets another end for needs whose end had not come by that moment: what is erased stays so. Key: registrationId. */
    async keepNeedsUntil({ registrationId, erasedOn }: NeedsEnd, moved: Instant): Promise<void> {
      await happened(
        needsItems
          .patch({ registrationId })
          .set({ ttl: startOf(erasedOn) })
          .where(({ ttl }, { gt }) => gt(ttl, epochSeconds(moved)))
          .go(),
      );
    },

    /** What all people of an event have chosen and answered, whatever became of them. Index gsi1 (`byName`). */
    async findHeld(eventId: EventId): Promise<Held> {
      const held = { options: new Set<string>(), questions: new Set<string>(), answers: new Set<string>() };
      for await (const { choices, answers } of store.eachByName(eventId)) {
        for (const optionId of Object.values(choices)) held.options.add(optionId);
        for (const [questionId, answer] of Object.entries(answers)) {
          held.questions.add(questionId);
          held.answers.add(answerKey(questionId, answer));
        }
      }
      return held;
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

  async function readClaims(eventId: EventId, keys: readonly string[]): Promise<Map<string, Claim>> {
    const found = await Promise.all(
      keys.map(async (key) => claims.get({ eventId, personKey: key }).go({ consistent: true })),
    );
    return new Map(found.flatMap(({ data }) => (data ? [[data.personKey, data] as const] : [])));
  }

  /** The claims as they may be added to; undefined when somebody holds one who was not named. */
  async function claimsToShare(
    eventId: EventId,
    keys: readonly string[],
    others: readonly RegistrationId[],
  ): Promise<ReadonlyMap<string, Claim> | undefined> {
    if (others.length === 0) return new Map();
    const known = await readClaims(eventId, keys);
    return holdersOf(known.values()).every((id) => others.includes(id)) ? known : undefined;
  }

  async function duplicateOf(eventId: EventId, keys: readonly string[]): Promise<WriteResult> {
    return {
      outcome: "duplicate",
      registrationIds: holdersOf((await readClaims(eventId, keys)).values()),
    };
  }
}

function isAnyRefused(
  { refusals }: Extract<TransactionResult, { done: false }>,
  from: number,
  count: number,
): boolean {
  return refusals.slice(from, from + count).some(({ refused }) => refused);
}

type ClaimWrites = Writes<{ claims: ReturnType<typeof claimEntity> }>["claims"];

/**
 * The writes that take a place for somebody: the first key becomes theirs, none of the others may be anybody's. Where
 * `known` has a claim, it is shared as it was read, or not at all.
 */
function takeWrites(
  claims: ClaimWrites,
  eventId: EventId,
  keys: readonly string[],
  registrationId: RegistrationId,
  known: ReadonlyMap<string, Claim>,
) {
  return keys.map((key, index) => {
    const claim = known.get(key);
    const id = { eventId, personKey: key };
    if (index > 0)
      return claim
        ? claims.check(id).where(unchanged(claim)).commit()
        : claims
            .check(id)
            .where((attributes, { notExists }) => notExists(attributes.registrationId))
            .commit();
    if (!claim) return claims.create({ ...id, registrationId }).commit();
    return claims
      .patch(id)
      .set({ namesakes: [...(claim.namesakes ?? []), registrationId] })
      .where(unchanged(claim))
      .commit();
  });
}

/**
 * The writes that give a place up. What is not `known` is taken to be this person's alone, which the write then
 * demands; who shares it stays.
 */
function releaseWrites(
  claims: ClaimWrites,
  eventId: EventId,
  keys: readonly string[],
  registrationId: RegistrationId,
  known: ReadonlyMap<string, Claim> | undefined,
) {
  return keys.flatMap((key) => {
    const id = { eventId, personKey: key };
    const claim = known ? known.get(key) : { ...id, registrationId };
    // Nobody's, or somebody else's: there is nothing to give up.
    if (!claim || !holdersOf([claim]).includes(registrationId)) return [];
    const [first, ...others] = holdersOf([claim]).filter((holder) => holder !== registrationId);
    if (first === undefined) return [claims.delete(id).where(unchanged(claim)).commit()];
    const left = claims.patch(id).set({ registrationId: first });
    return [
      (others.length > 0 ? left.set({ namesakes: others }) : left.remove(["namesakes"]))
        .where(unchanged(claim))
        .commit(),
    ];
  });
}

/** Demands that a claim is held by the very people by whom it was when it was read. */
function unchanged({ registrationId, namesakes }: Claim) {
  return (
    attributes: { registrationId: unknown; namesakes: unknown },
    {
      eq,
      notExists,
    }: { eq(attribute: unknown, value: unknown): string; notExists(attribute: unknown): string },
  ) =>
    `${eq(attributes.registrationId, registrationId)} AND ${
      namesakes ? eq(attributes.namesakes, namesakes) : notExists(attributes.namesakes)
    }`;
}

const NOWHERE: Standing = { holds: [], waits: [], pends: [] };

/** The writes of a change of standing: one per block, because a transaction may touch an item only once. */
function standingWrites(
  blocks: Writes<{ blocks: ReturnType<typeof seatBlockEntity> }>["blocks"],
  eventId: EventId,
  moves: readonly SeatMove[],
) {
  return moves.map(({ scope, block, demands, ...counters }) => {
    const key = { eventId, scope, block };
    const added = Object.entries(counters).filter(([, by]) => by !== 0);
    if (added.length === 0) return blocks.check(key).where(demanded(demands)).commit();
    return blocks.patch(key).add(Object.fromEntries(added)).where(demanded(demands)).commit();
  });
}

interface BlockAttributes {
  size: unknown;
  taken: unknown;
  extra: unknown;
  closed: unknown;
  retired: unknown;
}

interface Operators {
  exists(attribute: unknown): string;
  notExists(attribute: unknown): string;
  gte(attribute: unknown, value: unknown): string;
  lt(attribute: unknown, value: unknown): string;
  name(attribute: unknown): string;
}

/** The demands on a block as a condition. */
function demanded(demands: ReadonlySet<SeatDemand>) {
  return (
    { size, taken, extra, closed, retired }: BlockAttributes,
    { exists, notExists, gte, lt, name }: Operators,
  ): string => {
    const inWords: Record<SeatDemand, () => string> = {
      seat_left: () => `(${notExists(size)} OR ${name(taken)} < ${name(size)})`,
      full: () => `${exists(size)} AND ${name(taken)} >= ${name(size)}`,
      open: () => notExists(closed),
      offered: () => notExists(retired),
      extra: () => gte(extra, 1),
      no_extra: () => `(${notExists(extra)} OR ${lt(extra, 1)})`,
    };
    return [...demands].map((demand) => inWords[demand]()).join(" AND ");
  };
}

function needsWrite(
  needsItems: Writes<{ needs: ReturnType<typeof needsEntity> }>["needs"],
  { registrationId, eventId }: StoredRegistration,
  write: NeedsWrite,
) {
  if (write === undefined) return [];
  if (write === null) return [needsItems.delete({ registrationId }).commit()];
  const { needs, erasedOn } = write;
  return [needsItems.put({ registrationId, eventId, needs, ttl: startOf(erasedOn) }).commit()];
}

/** DynamoDB erases a row within days of its end: until then nobody may see it any more. */
function isKept({ ttl }: { ttl: number }, now: Instant): boolean {
  return ttl > epochSeconds(now);
}

function startOf(day: Day): number {
  return epochSeconds(`${day}T00:00:00.000Z`);
}

function dayOf(ttl: number): Day {
  return new Date(ttl * 1000).toISOString().slice(0, 10);
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
    claimKey,
    requestHash,
    linkHash,
    linkRequestedAt,
    changedBy,
    changeReason,
    heldUntil,
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
    claimKey,
    requestHash,
    linkHash,
    linkRequestedAt,
    changedBy,
    changeReason,
    heldUntil,
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
    claimKey: row.claimKey,
    requestHash: row.requestHash,
    linkHash: row.linkHash,
    linkRequestedAt: row.linkRequestedAt,
    changedBy: row.changedBy,
    changeReason: row.changeReason,
    heldUntil: row.heldUntil,
  };
}
