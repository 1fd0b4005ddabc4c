import { Entity, type EntityItem } from "electrodb";
import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Page } from "../shared/page.ts";
import {
  happened,
  jitter,
  json,
  keyFields,
  readMany,
  RACE_ATTEMPTS,
  readPage,
  SERVICE,
  type Table,
} from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { merged } from "./rules.ts";
import type { AddressUse, Suppression, SuppressionReason } from "./schema.ts";

/** That a registration has or had an address. */
export const useEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "addressUse", version: "1", service: SERVICE },
      attributes: {
        addressHash: { type: "string", required: true },
        registrationId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        since: { type: "string", required: true },
        until: { type: "string" },
        version: { type: "number", required: true },
      },
      indexes: {
        use: {
          pk: { ...keyFields().pk, composite: ["addressHash"] },
          sk: { ...keyFields().sk, composite: ["registrationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

const suppressionEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "suppressedAddress", version: "1", service: SERVICE },
      attributes: {
        suppressedHash: { type: "string", required: true },
        reason: { type: json<SuppressionReason>(), required: true },
        since: { type: "string", required: true },
        liftedAt: { type: "string" },
        liftedBy: { type: "string" },
        liftReason: { type: "string" },
        liftedFor: { type: json<NonNullable<Suppression["liftedFor"]>>() },
        version: { type: "number", required: true },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number", required: true },
      },
      indexes: {
        suppression: {
          pk: { ...keyFields().pk, composite: ["suppressedHash"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

/** Where it is kept which registrations have and had an address. */
export type AddressStore = ReturnType<typeof createAddressStore>;

/** Makes the store of uses of addresses over one table. */
export function createAddressStore(table: Table) {
  const uses = useEntity(table);
  const suppressions = suppressionEntity(table);

  return {
    /**
     * Adds what was heard of a use to what is known of it; says whether that was new. One read, and one write where it
     * was. Key: addressHash and registrationId.
     */
    async note(heard: AddressUse): Promise<boolean> {
      const { addressHash, registrationId } = heard;
      for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
        const { data } = await uses.get({ addressHash, registrationId }).go({ consistent: true });
        const known = data ? fromRow(data) : undefined;
        const use = known ? merged(known, heard) : heard;
        if (known && use.since === known.since && use.version === known.version) return false;
        const put = uses.put(use).where(({ since, version }, { eq, notExists }) =>
          // As it was read: somebody may have heard something else meanwhile.
          known ? `${eq(since, known.since)} AND ${eq(version, known.version)}` : notExists(since),
        );
        if (await happened(put.go())) return true;
        await jitter(attempt);
      }
      throw new UnavailableError("Too many heard of one address at once.");
    },

    /** Uses of an address, by registration. Key: addressHash. */
    list(addressHash: string, cursor: string | undefined, limit: number): Promise<Page<AddressUse>> {
      return readPage(uses.query.use({ addressHash }), { cursor, limit }, fromRow);
    },

    /** What keeps mail to many from addresses, in the order asked for. Keys: suppressedHash, in batches of a hundred. */
    async findSuppressions(hashes: readonly string[]): Promise<(Suppression | undefined)[]> {
      const rows = await readMany(
        hashes.map((suppressedHash) => ({ suppressedHash })),
        (some, options) => suppressions.get(some).go({ ...options, consistent: true }),
      );
      return rows.map((row) => row && suppressionOf(row));
    },

    /** Keeps what is as it was read, or was not there; false where somebody else was faster. Key: suppressedHash. */
    keepSuppression(
      after: Suppression,
      before: Pick<Suppression, "version"> | undefined,
      ttl: number,
    ): Promise<boolean> {
      const put = suppressions.put({ ...after, ttl });
      return happened(
        put
          .where(({ version }, { eq, notExists }) =>
            before ? eq(version, before.version) : notExists(version),
          )
          .go(),
      );
    },

    /** What is kept in an image of the stream; undefined when the image is of something else. */
    suppressionFromImage(image: Record<string, unknown>): Suppression | undefined {
      const row = suppressions.parse({ Item: image }).data;
      return row ? suppressionOf(row) : undefined;
    },
  };
}

function fromRow({ registrationId, eventId, ...use }: EntityItem<ReturnType<typeof useEntity>>): AddressUse {
  return { ...use, registrationId: registrationId as RegistrationId, eventId: eventId as EventId };
}

function suppressionOf(row: EntityItem<ReturnType<typeof suppressionEntity>>): Suppression {
  const { ttl: _, ...suppression } = row;
  return suppression;
}
