import { dueAttributes, dueKeys } from "../../due/index.ts";
import { seatBlockEntity } from "../../event/index.ts";
import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../../event/index.ts";
import { json, keyFields, oncePerTable, SERVICE, type Table } from "../../shared/table.ts";
import type { Instant } from "../../shared/time.ts";
import { personSortKey } from "../../shared/text.ts";
import { isInLine, isOffered, waitsUntil } from "../lifecycle.ts";
import type { Needs, Registration, RegistrationId, RegistrationStatus } from "../schema.ts";
import type { Standing } from "../seats.ts";
import { formerPersonKey, personKey } from "./claims.ts";
import {
  shortAuthor,
  shortPerson,
  shortStanding,
  wholeAuthor,
  wholePerson,
  wholeStanding,
  wholeToShort,
  type ShortPerson,
  type ShortStanding,
} from "./short.ts";

const registrationEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "registration", version: "1", service: SERVICE },
      attributes: {
        registrationId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        status: { type: json<RegistrationStatus>(), required: true },
        /** Everything else of the registration, as the domain knows it. */
        person: { type: json<ShortPerson>(), required: true },
        standing: { type: json<ShortStanding>(), required: true },
        /** Ids of the chosen options, for filters; absent where there are none. */
        options: { type: "list", items: { type: "string" } },
        /** {@link personSortKey} of surname and first name. */
        nameKey: { type: "string", required: true },
        queuedAt: { type: "string", required: true },
        /** Place on the reserve list when the person joined it. */
        joinedPosition: { type: "number" },
        /**
         * Key of the claim that holds this place, while it is held, or {@link OWN_CLAIM}; absent on rows from before it was
         * kept.
         */
        claimKey: { type: "string" },
        /** `shortHash` of the idempotency key of the request that made the registration. */
        requestHash: { type: "string" },
        /** `shortHash` of the personal link's secret. */
        linkHash: { type: "string", required: true },
        /** When somebody last asked for the personal link again. */
        linkRequestedAt: { type: "string" },
        version: { type: "number", required: true },
        /** Who changed it last; absent: its participant. */
        changedBy: { type: "string" },
        changeReason: { type: "string" },
        /** Until when the seat is held for an address that is not confirmed. */
        heldUntil: { type: "string" },
        ...dueAttributes,
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
          condition: ({ status }: { status?: RegistrationStatus }) =>
            status !== undefined && isInLine(status),
          pk: { ...keyFields("gsi2").pk, composite: ["eventId"] },
          sk: {
            ...keyFields("gsi2").sk,
            composite: ["queuedAt", "registrationId"],
            // As ElectroDB makes it, without the name of what is last: rows from before have it, and stand in the same order.
            template: "$registration_1#queuedAt_${queuedAt}#${registrationId}",
          },
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
export const needsEntity = ({ documents, name }: Table) =>
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

/** A registration as the table has it. */
export type RegistrationRow = EntityItem<ReturnType<typeof registrationEntity>>;

/**
 * Stands for the claim that {@link personKey} gives of the very person in the row. It is the second way of making such keys: whoever
 * makes a third leaves these rows the second, under a name of its own.
 */
export const OWN_CLAIM = "2";

/** A claim as the table has it. */
export type Claim = EntityItem<ReturnType<typeof claimEntity>>;

/** A registration with what only the table knows of it. */
export interface StoredRegistration extends Registration {
  standing: Standing;
  /** Place on the reserve list when the person joined it; people before them only ever leave. */
  joinedPosition?: number;
  /** Key of its claim, or {@link OWN_CLAIM}; the store sets it. */
  claimKey?: string;
  requestHash?: string;
  linkHash: string;
  linkRequestedAt?: string;
  changedBy: string;
  changeReason?: string;
}

/** The row of a registration. */
export function toRow(registration: StoredRegistration): RegistrationRow {
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
  const options = Object.values(person.choices);
  return {
    registrationId,
    eventId,
    status,
    queuedAt,
    joinedPosition,
    version,
    standing: shortStanding(standing),
    claimKey: claimKey !== undefined && claimKey === personKey(person) ? OWN_CLAIM : claimKey,
    requestHash,
    linkHash,
    linkRequestedAt,
    changedBy: shortAuthor(changedBy, registrationId),
    changeReason,
    heldUntil,
    person: shortPerson(person, queuedAt),
    ...dueKeys(waitingDue(registration)),
    options: options.length > 0 ? options : undefined,
    nameKey: personSortKey(person.lastName, person.firstName),
  };
}

/** When something is to be done about a seat that waits for somebody: they are reminded of it, or it is given up. */
function waitingDue(
  registration: Pick<Registration, "status" | "heldUntil" | "offeredUntil" | "offerRemindAt">,
): Instant | undefined {
  return (isOffered(registration) && registration.offerRemindAt) || waitsUntil(registration);
}

/** The registration of a row. */
export function fromRow(row: RegistrationRow): StoredRegistration {
  return {
    ...wholePerson(row.person, row.queuedAt),
    registrationId: row.registrationId as RegistrationId,
    eventId: row.eventId as EventId,
    status: row.status,
    queuedAt: row.queuedAt,
    joinedPosition: row.joinedPosition,
    version: row.version,
    standing: wholeStanding(row.standing),
    claimKey: row.claimKey,
    requestHash: row.requestHash && wholeToShort(row.requestHash),
    linkHash: wholeToShort(row.linkHash),
    linkRequestedAt: row.linkRequestedAt,
    changedBy: wholeAuthor(row.changedBy, row.registrationId as RegistrationId),
    changeReason: row.changeReason,
    heldUntil: row.heldUntil,
  };
}

/** Key of the claim that holds a registration's place. */
export function heldClaim(registration: StoredRegistration): string {
  const { claimKey = formerPersonKey(registration) } = registration;
  return claimKey === OWN_CLAIM ? personKey(registration) : claimKey;
}

/** Makes the entities of registrations over one table. */
export const registrationEntities = oncePerTable((table) => ({
  registrations: registrationEntity(table),
  claims: claimEntity(table),
  needsItems: needsEntity(table),
  handovers: handoverEntity(table),
  blocks: seatBlockEntity(table),
}));

/** What the store of registrations reads and writes. */
export type RegistrationEntities = ReturnType<typeof registrationEntities>;
