import { Entity, type EntityItem } from "electrodb";
import { SERVICE, happened, json, keyFields, type Table } from "../shared/table.ts";
import { addSeconds, epochSeconds, type Instant } from "../shared/time.ts";
import type { StaffId } from "../staff/index.ts";
import type { PasskeyInput } from "./schema.ts";

const passkeyEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "passkey", version: "1", service: SERVICE },
      attributes: {
        staffId: { type: "string", required: true },
        credentialId: { type: "string", required: true },
        name: { type: "string", required: true },
        /** COSE key, base64url. */
        publicKey: { type: "string", required: true },
        /** Signatures that the authenticator counted; 0 where it counts none. */
        counter: { type: "number", required: true },
        transports: { type: json<PasskeyInput["transports"]>(), required: true },
        createdAt: { type: "string", required: true },
        lastUsedAt: { type: "string" },
        /** Of one that opens nothing any more; the row goes a day later, when the history has it. */
        removedAt: { type: "string" },
        changedBy: { type: "string", required: true },
        ttl: { type: "number" },
      },
      indexes: {
        passkey: {
          pk: { ...keyFields().pk, composite: ["staffId"] },
          sk: { ...keyFields().sk, composite: ["credentialId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A passkey as the table knows it. */
export interface StoredPasskey {
  staffId: StaffId;
  credentialId: string;
  name: string;
  publicKey: string;
  counter: number;
  transports: PasskeyInput["transports"];
  createdAt: Instant;
  lastUsedAt?: Instant;
  removedAt?: Instant;
  changedBy: string;
}

/** Where passkeys are kept. */
export type PasskeyStore = ReturnType<typeof createPasskeyStore>;

/** Makes the store of passkeys over one table. */
export function createPasskeyStore(table: Table) {
  const passkeys = passkeyEntity(table);
  return {
    /** A passkey that opens something. Keys: staffId, credentialId. */
    async find(staffId: StaffId, credentialId: string): Promise<StoredPasskey | undefined> {
      const { data } = await passkeys.get({ staffId, credentialId }).go({ consistent: true });
      return data && !data.removedAt ? fromRow(data) : undefined;
    },

    /** All passkeys of one member of staff, the oldest first. Key: staffId. */
    async list(staffId: StaffId): Promise<StoredPasskey[]> {
      const { data } = await passkeys.query.passkey({ staffId }).go({ pages: "all", consistent: true });
      return data
        .filter(({ removedAt }) => !removedAt)
        .map(fromRow)
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },

    /** Keeps a new passkey; false when there is one of that id. */
    create(passkey: StoredPasskey): Promise<boolean> {
      return happened(passkeys.create(passkey).go());
    },

    /** Notes a signature; false when another one with that counter came first, or the passkey is gone. */
    noteUse({ staffId, credentialId, counter: known }: StoredPasskey, counter: number, now: Instant) {
      return happened(
        passkeys
          .patch({ staffId, credentialId })
          .set({ counter, lastUsedAt: now })
          .where((row, { eq, notExists }) => `${eq(row.counter, known)} AND ${notExists(row.removedAt)}`)
          .go(),
      );
    },

    /** Has a passkey open nothing any more, at once; false when it does not already. */
    remove({ staffId, credentialId }: StoredPasskey, changedBy: string, now: Instant): Promise<boolean> {
      return happened(
        passkeys
          .patch({ staffId, credentialId })
          .set({ removedAt: now, changedBy, ttl: epochSeconds(addSeconds(now, 86_400)) })
          .where(({ removedAt }, { notExists }) => notExists(removedAt))
          .go(),
      );
    },

    /** The passkey in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): StoredPasskey | undefined {
      const row = passkeys.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof passkeyEntity>>): StoredPasskey {
  const { ttl: _, staffId, ...passkey } = row;
  return { ...passkey, staffId: staffId as StaffId };
}
