import { Entity, type EntityItem } from "electrodb";
import { json, keyFields, SERVICE, type Table } from "../../shared/table.ts";
import type { Staff } from "../answer.ts";
import type { Device, SignInMethod } from "../schema.ts";
import type { StoredSignIn } from "./sign-ins.ts";

const staffEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "staff", version: "1", service: SERVICE },
      attributes: {
        staffId: { type: "string", required: true },
        staff: { type: json<Omit<Staff, "staffId" | "version">>(), required: true },
        address: { type: "string", required: true },
        version: { type: "number", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        staff: {
          pk: { ...keyFields().pk, composite: ["staffId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byAddress: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: [] },
          sk: { ...keyFields("gsi1").sk, composite: ["address"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Makes an address belong to one member of staff only. */
const addressEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "staffAddress", version: "1", service: SERVICE },
      attributes: {
        address: { type: "string", required: true },
        staffId: { type: "string", required: true },
      },
      indexes: {
        address: {
          pk: { ...keyFields().pk, composite: ["address"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A sign-in that waits for its code. Neither the code nor its hash is kept: it follows from id and key. */
const signInEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "signIn", version: "1", service: SERVICE },
      attributes: {
        signInId: { type: "string", required: true },
        staffId: { type: "string" },
        expiresAt: { type: "string", required: true },
        attempts: { type: "number", required: true, default: 0 },
        usedAt: { type: "string" },
        /** When the first wrong code was typed. */
        wrongAt: { type: "string" },
        doorId: { type: "string" },
        /** The sign-in whose code was mailed, where this one was mailed none. */
        codeOf: { type: "string" },
        isLong: { type: "boolean" },
        /** How somebody came in, where it was not by a code. */
        method: { type: json<StoredSignIn["method"]>() },
        ttl: { type: "number", required: true },
      },
      indexes: {
        signIn: {
          pk: { ...keyFields().pk, composite: ["signInId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/**
 * Where codes are asked for and typed: one door of an address for everybody, and one for each browser in which its
 * owner signed in before, so that nobody stands in another's way.
 */
export const doorEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "signInDoor", version: "1", service: SERVICE },
      attributes: {
        /** Keyed hash of the address, or of person and browser. */
        doorId: { type: "string", required: true },
        /** Absent where nobody here has the address. */
        staffId: { type: "string" },
        /** The sign-in whose code was mailed last. */
        latest: { type: json<Pick<StoredSignIn, "signInId" | "expiresAt" | "isLong">>() },
        /** Its id once more, by which the newest is told from others of the same moment. */
        latestId: { type: "string" },
        /** Until when six digits open nothing here. */
        guardedUntil: { type: "string" },
        guardedAt: { type: "string" },
        ttl: { type: "number" },
      },
      indexes: {
        door: {
          pk: { ...keyFields().pk, composite: ["doorId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A browser in which somebody signed in. It opens nothing; who asks from it is not taken for a stranger. */
const browserEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "knownBrowser", version: "1", service: SERVICE },
      attributes: {
        staffId: { type: "string", required: true },
        /** SHA-256 of the secret in its cookie. */
        browserHash: { type: "string", required: true },
        knownUntil: { type: "string", required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        browser: {
          pk: { ...keyFields().pk, composite: ["staffId"] },
          sk: { ...keyFields().sk, composite: ["browserHash"] },
        },
      },
    },
    { client: documents, table: name },
  );

export const sessionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "session", version: "1", service: SERVICE },
      attributes: {
        /** SHA-256 of the secret in the cookie. */
        sessionHash: { type: "string", required: true },
        staffId: { type: "string", required: true },
        method: { type: json<SignInMethod>() },
        device: { type: json<Device>() },
        createdAt: { type: "string" },
        lastUsedAt: { type: "string" },
        expiresAt: { type: "string", required: true },
        /** One that was ended opens nothing, and stays for a day to say who ended it. */
        endedAt: { type: "string" },
        endedBy: { type: "string" },
        ttl: { type: "number", required: true },
      },
      indexes: {
        session: {
          pk: { ...keyFields().pk, composite: ["sessionHash"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byStaff: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["staffId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["expiresAt", "sessionHash"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A member of staff as the table has them. */
export type StaffRow = EntityItem<ReturnType<typeof staffEntity>>;

/** Makes the entities of staff over one table. */
export const staffEntities = (table: Table) => ({
  people: staffEntity(table),
  addresses: addressEntity(table),
  signIns: signInEntity(table),
  doors: doorEntity(table),
  browsers: browserEntity(table),
  sessions: sessionEntity(table),
});

/** What the store of staff reads and writes. */
export type StaffEntities = ReturnType<typeof staffEntities>;
