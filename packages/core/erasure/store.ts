import { DeleteCommand, QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { Entity, type EntityItem } from "electrodb";
import { dueAttributes, dueKeys } from "../due/index.ts";
import type { Page } from "../shared/page.ts";
import type { RetentionCause } from "../retention/schema.ts";
import { happened, json, keyFields, oncePerTable, readPage, SERVICE, type Table } from "../shared/table.ts";
import type { ErasureState } from "./outcome.ts";
import type { Erasure, ErasureId, ErasureTargets } from "./schema.ts";

/** Erasures that began before letters to contacts were erased name none. */
type StoredTargets = Omit<ErasureTargets, "toldContacts"> & Partial<Pick<ErasureTargets, "toldContacts">>;

/** Rows of erasures, for transactions in which another noun begins or takes one. */
export const erasureEntity = oncePerTable(
  ({ documents, name }) =>
    new Entity(
      {
        model: { entity: "erasure", version: "1", service: SERVICE },
        attributes: {
          erasureId: { type: "string", required: true },
          state: { type: json<ErasureState>(), required: true },
          look: { type: json<Erasure["look"]>(), required: true },
          done: { type: "number", required: true },
          named: { type: "number", required: true },
          targets: { type: json<StoredTargets>(), required: true },
          reason: { type: "string", required: true },
          cause: { type: json<RetentionCause>() },
          taken: { type: "number" },
          requestedBy: { type: "string", required: true },
          requestedAt: { type: "string", required: true },
          finishedAt: { type: "string" },
          version: { type: "number", required: true },
          ...dueAttributes,
        },
        indexes: {
          erasure: {
            pk: { ...keyFields().pk, composite: ["erasureId"] },
            sk: { ...keyFields().sk, composite: [] },
          },
          byTime: {
            index: "gsi1",
            pk: { ...keyFields("gsi1").pk, composite: [] },
            sk: { ...keyFields("gsi1").sk, composite: ["requestedAt", "erasureId"] },
          },
        },
      },
      { client: documents, table: name },
    ),
);

type ErasureRow = EntityItem<ReturnType<typeof erasureEntity>>;

/** Where erasures are kept. */
export type ErasureStore = ReturnType<typeof createErasureStore>;

/** Makes the store of erasures over one table. */
export function createErasureStore(table: Table) {
  const erasures = erasureEntity(table);

  return {
    /** One erasure. Key: erasureId, strongly consistent. */
    async find(erasureId: ErasureId): Promise<Erasure | undefined> {
      const { data } = await erasures.get({ erasureId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Erasures that somebody asked for, the latest first. Index gsi1 (`byTime`). */
    list(cursor: string | undefined, limit: number): Promise<Page<Erasure>> {
      const query = erasures.query.byTime({}).where(({ cause }, { notExists }) => notExists(cause));
      return readPage(query, { cursor, limit, order: "desc", isNarrowed: true }, fromRow);
    },

    /** Keeps an erasure that is new, or still has the version before; false where somebody else was faster. */
    save(erasure: Erasure): Promise<boolean> {
      const put = erasures.put(erasureRow(erasure));
      return happened(
        put
          .where(({ version }, { eq, notExists }) =>
            erasure.version === 1 ? notExists(version) : eq(version, erasure.version - 1),
          )
          .go(),
      );
    },

    /**
     * Erases all rows under one partition key, whatever they are: what stands there is of one person alone. Key: the first attribute of the
     * key with its value. Safe to repeat.
     */
    async eraseUnder(key: string, id: string): Promise<void> {
      const pk = `$${SERVICE}#${key}_${id}`;
      let from: QueryCommandInput["ExclusiveStartKey"];
      do {
        const { Items = [], LastEvaluatedKey } = await table.documents.send(
          new QueryCommand({
            TableName: table.name,
            KeyConditionExpression: "pk = :pk",
            ExpressionAttributeValues: { ":pk": pk },
            ProjectionExpression: "pk, sk",
            ConsistentRead: true,
            ExclusiveStartKey: from,
          }),
        );
        for (const { sk } of Items)
          await table.documents.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
        from = LastEvaluatedKey;
      } while (from);
    },

    /** The erasure in an image of the stream, or of the index of what is due; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Erasure | undefined {
      const row = erasures.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

/** An erasure as it is kept. */
export function erasureRow(erasure: Erasure): ErasureRow {
  const { registrationIds, addressHashes, participantIds, subscriptionIds, ...rest } = erasure;
  const { interests, invitations, delegationIds, toldContacts, secondAt, ...row } = rest;
  return {
    ...row,
    targets: {
      registrationIds,
      addressHashes,
      participantIds,
      subscriptionIds,
      interests,
      invitations,
      delegationIds,
      toldContacts,
    },
    ...dueKeys(secondAt),
  };
}

function fromRow(stored: ErasureRow): Erasure {
  const { targets, dueHour: _, dueAt, ...row } = stored;
  return {
    ...row,
    ...targets,
    toldContacts: targets.toldContacts ?? [],
    erasureId: row.erasureId as ErasureId,
    secondAt: dueAt,
  };
}
