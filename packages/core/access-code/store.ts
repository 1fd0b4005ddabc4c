import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import { seatBlockEntity } from "../event/index.ts";
import type { EventId } from "../event/schema.ts";
import {
  commit,
  json,
  keyFields,
  readMany,
  SERVICE,
  type Table,
  type TransactionResult,
} from "../shared/table.ts";
import { codeScope } from "./rules.ts";
import type { AccessCode } from "./schema.ts";

const codeEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "accessCode", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        code: { type: "string", required: true },
        uses: { type: "number", required: true },
        ownSeats: { type: "boolean", required: true },
        until: { type: "string" },
        institution: { type: json<NonNullable<AccessCode["institution"]>>() },
        note: { type: "string" },
        isOff: { type: "boolean" },
        version: { type: "number", required: true },
        createdAt: { type: "string", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
      },
      indexes: {
        code: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["code"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** A code with the number of sign-ups that hold one of its uses now. */
export type CountedCode = AccessCode & { used: number };

/** Where access codes are kept. */
export type AccessCodeStore = ReturnType<typeof createAccessCodeStore>;

/**
 * Makes the store of access codes over one table. The uses of each are counted in a row like those of seats, in a partition of
 * its own: whoever signs up moves it in their own transaction (registration/store/write.ts).
 */
export function createAccessCodeStore(table: Table) {
  const entities = { codes: codeEntity(table), blocks: seatBlockEntity(table) };
  const counterOf = ({ eventId, code }: Pick<AccessCode, "eventId" | "code">) => ({
    eventId,
    scope: codeScope({ code }),
    block: 0,
  });

  return {
    /** One code. Keys: eventId and code; and that of its counter. */
    async find(eventId: EventId, code: string): Promise<CountedCode | undefined> {
      const [row, counter] = await Promise.all([
        entities.codes.get({ eventId, code }).go({ consistent: true }),
        entities.blocks.get(counterOf({ eventId, code })).go({ consistent: true }),
      ]);
      return row.data ? { ...fromRow(row.data), used: counter.data?.taken ?? 0 } : undefined;
    },

    /** All codes of an event, the oldest first. Key: eventId; and those of their counters, one batch of reads. */
    async list(eventId: EventId): Promise<CountedCode[]> {
      const { data } = await entities.codes.query.code({ eventId }).go({ consistent: true, pages: "all" });
      const codes = data.map(fromRow);
      const counters = await readMany(codes.map(counterOf), (some, options) =>
        entities.blocks.get(some).go({ ...options, consistent: true }),
      );
      const used = new Map(counters.flatMap((row) => (row ? [[row.scope, row.taken] as const] : [])));
      return codes
        .map((code) => ({ ...code, used: used.get(codeScope(code)) ?? 0 }))
        .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
    },

    /** Where the uses of an event's codes are counted. Key: eventId. */
    async counters(eventId: EventId): Promise<{ scope: string; block: number }[]> {
      const { data } = await entities.codes.query.code({ eventId }).go({ consistent: true, pages: "all" });
      return data.map(({ code }) => ({ scope: codeScope({ code }), block: 0 }));
    },

    /** Keeps a new code with its counter; refused where the event has one like it. */
    create(code: AccessCode): Promise<TransactionResult> {
      return commit(
        createWriteTransaction(entities, (write) => [
          write.codes.create(code).commit(),
          write.blocks.create({ ...counterOf(code), size: code.uses }).commit(),
        ]),
      );
    },

    /**
     * Replaces a code that is as it was read, and what its counter goes by; the second is refused where more people have
     * come by it than it is to have uses.
     */
    change(after: AccessCode, version: number): Promise<TransactionResult> {
      return commit(
        createWriteTransaction(entities, (write) => {
          const counter = write.blocks.patch(counterOf(after)).set({ size: after.uses });
          return [
            write.codes
              .put(after)
              .where((row, { eq }) => eq(row.version, version))
              .commit(),
            (after.isOff ? counter.set({ closed: true }) : counter.remove(["closed"]))
              .where(({ taken }, { lte }) => lte(taken, after.uses))
              .commit({ response: "all_old" }),
          ];
        }),
      );
    },

    /** Forgets the codes of an event that is gone, for which nobody ever signed up. */
    async removeAll(eventId: EventId): Promise<void> {
      const { data } = await entities.codes.query.code({ eventId }).go({ consistent: true, pages: "all" });
      for (const { code } of data) {
        await commit(
          createWriteTransaction(entities, (write) => [
            write.codes.delete({ eventId, code }).commit(),
            write.blocks.delete(counterOf({ eventId, code })).commit(),
          ]),
        );
      }
    },

    /** The code in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): AccessCode | undefined {
      const row = entities.codes.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof codeEntity>>): AccessCode {
  return { ...row, eventId: row.eventId as EventId };
}
