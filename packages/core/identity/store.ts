import { Entity, createWriteTransaction, type EntityItem } from "electrodb";
import { secretHash } from "../shared/secret.ts";
import { SERVICE, commit, keyFields, type Table } from "../shared/table.ts";
import { addSeconds, epochSeconds, type Instant } from "../shared/time.ts";
import type { StaffId } from "../staff/index.ts";

const identityEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "identity", version: "1", service: SERVICE },
      attributes: {
        staffId: { type: "string", required: true },
        issuer: { type: "string", required: true },
        /** The account at the provider: never given to somebody else, as addresses are. */
        subject: { type: "string", required: true },
        createdAt: { type: "string", required: true },
        /** Of one that opens nothing any more; the row goes a day later, when the history has it. */
        removedAt: { type: "string" },
        changedBy: { type: "string", required: true },
        ttl: { type: "number" },
      },
      indexes: {
        identity: {
          pk: { ...keyFields().pk, composite: ["staffId"] },
          sk: { ...keyFields().sk, composite: ["issuer"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Makes an account at the provider belong to one member of staff only. */
const claimEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "identityClaim", version: "1", service: SERVICE },
      attributes: {
        /** SHA-256 of issuer and subject. */
        identityId: { type: "string", required: true },
        staffId: { type: "string", required: true },
      },
      indexes: {
        claim: {
          pk: { ...keyFields().pk, composite: ["identityId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Which account at a provider is whose. */
export interface Identity {
  staffId: StaffId;
  issuer: string;
  subject: string;
  createdAt: Instant;
  removedAt?: Instant;
  changedBy: string;
}

/** Where it is kept which account at a provider is whose. */
export type IdentityStore = ReturnType<typeof createIdentityStore>;

/** Makes the store of identities over one table. */
export function createIdentityStore(table: Table) {
  const identities = identityEntity(table);
  const claims = claimEntity(table);
  const entities = { identities, claims };
  return {
    /** The account that is somebody's at a provider. Keys: staffId, issuer. */
    async find(staffId: StaffId, issuer: string): Promise<Identity | undefined> {
      const { data } = await identities.get({ staffId, issuer }).go({ consistent: true });
      return data && !data.removedAt ? fromRow(data) : undefined;
    },

    /** All accounts at providers that are somebody's. Key: staffId. */
    async list(staffId: StaffId): Promise<Identity[]> {
      const { data } = await identities.query.identity({ staffId }).go({ pages: "all", consistent: true });
      return data.filter(({ removedAt }) => !removedAt).map(fromRow);
    },

    /** Binds somebody to an account; false when they have one there, or the account is somebody's. */
    async bind(identity: Identity): Promise<boolean> {
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.identities
            .put(identity)
            .where(
              ({ subject, removedAt }, { notExists, exists }) =>
                `${notExists(subject)} OR ${exists(removedAt)}`,
            )
            .commit(),
          write.claims.create({ identityId: claimOf(identity), staffId: identity.staffId }).commit(),
        ]),
      );
      return result.done;
    },

    /** Frees somebody from an account, at once; false when they are not bound to it. */
    async remove(identity: Identity, changedBy: string, now: Instant): Promise<boolean> {
      const { staffId, issuer, subject: bound } = identity;
      const result = await commit(
        createWriteTransaction(entities, (write) => [
          write.identities
            .patch({ staffId, issuer })
            .set({ removedAt: now, changedBy, ttl: epochSeconds(addSeconds(now, 86_400)) })
            .where(
              ({ subject, removedAt }, { eq, notExists }) =>
                `${eq(subject, bound)} AND ${notExists(removedAt)}`,
            )
            .commit(),
          write.claims.delete({ identityId: claimOf(identity) }).commit(),
        ]),
      );
      return result.done;
    },

    /** The identity in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Identity | undefined {
      const row = identities.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function claimOf({ issuer, subject }: Identity): string {
  return secretHash(`${issuer}\u0000${subject}`);
}

function fromRow(row: EntityItem<ReturnType<typeof identityEntity>>): Identity {
  const { ttl: _, staffId, ...identity } = row;
  return { ...identity, staffId: staffId as StaffId };
}
