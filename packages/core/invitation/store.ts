import { createWriteTransaction, Entity, type EntityItem } from "electrodb";
import { codeScope } from "../access-code/rules.ts";
import { seatBlockEntity, type EventId } from "../event/index.ts";
import { sameHash, shortHash } from "../shared/secret.ts";
import {
  commit,
  happened,
  json,
  keyFields,
  readMany,
  SERVICE,
  type Table,
  type TransactionResult,
} from "../shared/table.ts";
import type { Locale } from "../shared/localized-text.ts";
import { parseInvitationToken } from "./rules.ts";
import type { Invitation, InvitationId } from "./schema.ts";

/** Invitations, under their event. */
export const invitationEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "invitation", version: "1", service: SERVICE },
      attributes: {
        eventId: { type: "string", required: true },
        invitationId: { type: "string", required: true },
        email: { type: "string", required: true },
        firstName: { type: "string" },
        lastName: { type: "string" },
        locale: { type: json<Locale>(), required: true },
        linkVersion: { type: "number", required: true },
        linkHash: { type: "string", required: true },
        reminded: { type: "number", required: true },
        declinedAt: { type: "string" },
        withdrawnAt: { type: "string" },
        version: { type: "number", required: true },
        createdAt: { type: "string", required: true },
        updatedAt: { type: "string", required: true },
        changedBy: { type: "string", required: true },
        /** Unix seconds after which DynamoDB erases the item. */
        ttl: { type: "number", required: true },
      },
      indexes: {
        invitation: {
          pk: { ...keyFields().pk, composite: ["eventId"] },
          sk: { ...keyFields().sk, composite: ["invitationId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** An invitation with the number of those who count and came by it: none or one; and when it is erased. */
export type CountedInvitation = Invitation & { used: number; ttl: number };

/** Where invitations are kept. */
export type InvitationStore = ReturnType<typeof createInvitationStore>;

/**
 * Makes the store of invitations over one table. Whether one is used is counted in a row like those of seats, of which there is one:
 * whoever signs up moves it in their own transaction, as they do with the uses of an access code (registration/store/write.ts).
 */
export function createInvitationStore(table: Table) {
  const entities = { invitations: invitationEntity(table), blocks: seatBlockEntity(table) };
  const counterOf = ({ eventId, invitationId }: Pick<Invitation, "eventId" | "invitationId">) => ({
    eventId,
    scope: codeScope({ code: invitationId }),
    block: 0,
  });

  /** One invitation. Keys: eventId and invitationId; and that of its counter. Strongly consistent. */
  async function find(eventId: EventId, invitationId: InvitationId): Promise<CountedInvitation | undefined> {
    const [row, counter] = await Promise.all([
      entities.invitations.get({ eventId, invitationId }).go({ consistent: true }),
      entities.blocks.get(counterOf({ eventId, invitationId })).go({ consistent: true }),
    ]);
    return row.data ? { ...fromRow(row.data), used: counter.data?.taken ?? 0 } : undefined;
  }

  return {
    find,

    /** The invitation that a token opens; undefined for one that was withdrawn, and where there is none. */
    async open(token: string): Promise<CountedInvitation | undefined> {
      const parsed = parseInvitationToken(token);
      const invitation = parsed && (await find(parsed.eventId, parsed.invitationId));
      if (!invitation || invitation.withdrawnAt) return undefined;
      return sameHash(shortHash(parsed.secret), invitation.linkHash) ? invitation : undefined;
    },

    /** All invitations of an event. Key: eventId; and those of their counters, in batches. */
    async list(eventId: EventId): Promise<CountedInvitation[]> {
      const { data } = await entities.invitations.query
        .invitation({ eventId })
        .go({ consistent: true, pages: "all" });
      const invitations = data.map(fromRow);
      const counters = await readMany(invitations.map(counterOf), (some, options) =>
        entities.blocks.get(some).go({ ...options, consistent: true }),
      );
      const used = new Map(counters.flatMap((row) => (row ? [[row.scope, row.taken] as const] : [])));
      return invitations.map((one) => ({
        ...one,
        used: used.get(codeScope({ code: one.invitationId })) ?? 0,
      }));
    },

    /** Keeps a new invitation with its counter; false where the address has one. */
    async create(invitation: Invitation, ttl: number): Promise<boolean> {
      const { done } = await commit(
        createWriteTransaction(entities, (write) => [
          write.invitations.create({ ...invitation, ttl }).commit(),
          // One that was erased with its clock left its counter, which says nothing of anybody.
          write.blocks.put({ ...counterOf(invitation), size: 1 }).commit(),
        ]),
      );
      return done;
    },

    /** Replaces an invitation that is as it was read; nobody comes by one that is withdrawn. */
    change(
      after: Invitation,
      { version, ttl }: Pick<CountedInvitation, "version" | "ttl">,
    ): Promise<TransactionResult> {
      const isShut = after.withdrawnAt !== undefined;
      return commit(
        createWriteTransaction(entities, (write) => [
          write.invitations
            .put({ ...after, ttl })
            .where((row, { eq }) => eq(row.version, version))
            .commit(),
          (isShut
            ? write.blocks.patch(counterOf(after)).set({ closed: true })
            : write.blocks.patch(counterOf(after)).remove(["closed"])
          ).commit(),
        ]),
      );
    },

    /** Lets an invitation be erased at another time; nothing else of it changes. */
    async keepUntil(
      { eventId, invitationId }: Pick<Invitation, "eventId" | "invitationId">,
      ttl: number,
    ): Promise<void> {
      await happened(entities.invitations.patch({ eventId, invitationId }).set({ ttl }).go());
    },

    /** The invitation in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Invitation | undefined {
      const row = entities.invitations.parse({ Item: image }, { ignoreOwnership: false }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function fromRow(row: EntityItem<ReturnType<typeof invitationEntity>>): Invitation & { ttl: number } {
  return { ...row, eventId: row.eventId as EventId, invitationId: row.invitationId as InvitationId };
}
