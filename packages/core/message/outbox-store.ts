import { Entity } from "electrodb";
import { happened, keyFields, SERVICE, type Table } from "../shared/table.ts";
import { ownerOf } from "./rules.ts";
import { COPY_KEPT_DAYS, GUESTS_KEPT_DAYS } from "./schema.ts";
import { addSeconds, epochSeconds, type Instant } from "../shared/time.ts";
import type { Message, MessageRef } from "./schema.ts";
import { createMessageStore, formerEntity, messageEntity, partsOf, type MessageRow } from "./store.ts";

/** Sign-in codes are nobody's business after a day. */
const SIGN_IN_KEPT_SECONDS = 86_400;
/** A lease that is over says nothing; DynamoDB takes it away, which costs nothing. */
const LEASE_KEPT_SECONDS = 3_600;
/** What staff were told of their work is kept as long as somebody may ask for it; messages of registrations stay. */
const STAFF_KEPT_SECONDS = 90 * 86_400;
/** What hosts and leaders of an event, and accounts of institutions, were told is kept as long as its copy. */
const CONTRIBUTORS_KEPT_SECONDS = COPY_KEPT_DAYS * 86_400;
/** Of who was invited and did not come, and of contacts, nothing is kept; an event is seldom so far ahead. */
const GUESTS_KEPT_SECONDS = GUESTS_KEPT_DAYS * 86_400;
/** What a subscriber was told is kept as long as they may ask for it. */
const SUBSCRIBED_KEPT_SECONDS = 90 * 86_400;
/** Whoever was told what they waited for is forgotten: so long as the mail may still come back. */
const INTERESTED_KEPT_SECONDS = 7 * 86_400;

/** That a mailer has a message, apart from the message: that would be written, and with it its index, once more. */
const leaseEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "messageLease", version: "1", service: SERVICE },
      attributes: {
        ownerId: { type: "string", required: true, label: "messageOf" },
        messageId: { type: "string", required: true },
        /** Until when nobody else may have it. */
        takenUntil: { type: "string", required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        lease: {
          pk: { ...keyFields().pk, composite: ["ownerId"] },
          sk: { ...keyFields().sk, composite: ["messageId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/**
 * Makes the store of messages with what only those need who queue and send them, apart from {@link createMessageStore}: the API does
 * neither, and need not load it.
 */
export function createOutboxStore(table: Table) {
  const messages = messageEntity(table);
  const formers = formerEntity(table);
  const leases = leaseEntity(table);

  return {
    ...createMessageStore(table),

    /**
     * Writes a message unless its cause was seen before; says whether it is new. One read beside the write: what was queued
     * before messages were kept under whose they are may be told of again by a stream that is replayed, or a mailing that
     * goes on.
     */
    async queue(message: Message): Promise<boolean> {
      const { messageId } = message;
      const { data: former } = await formers
        .get({ messageId })
        .go({ consistent: true, attributes: ["messageId"] });
      return !former && happened(messages.create(toRow(message)).go());
    },

    /** Takes a message until a moment; false when somebody else has it. One write. Key: ownerId and messageId. */
    take(ref: MessageRef, now: Instant, takenUntil: Instant): Promise<boolean> {
      return happened(
        leases
          .put(toLease(ref, takenUntil))
          .where(
            (lease, { notExists, lte }) => `${notExists(lease.takenUntil)} OR ${lte(lease.takenUntil, now)}`,
          )
          .go(),
      );
    },

    /** Gives a message back that was taken until a moment, so that it may be taken again at once. Key: ownerId and messageId. */
    async giveBack(ref: MessageRef, now: Instant, takenUntil: Instant): Promise<void> {
      const lease = leases.put(toLease(ref, now));
      // It took too long, and somebody else has it by now.
      await happened(lease.where((known, { eq }) => eq(known.takenUntil, takenUntil)).go());
    },

    /** Replaces a message that is still as it was read; false when somebody else has it by now. */
    replace(before: Message, after: Message): Promise<boolean> {
      const put = before.isFormer ? formers.put(toFormerRow(after)) : messages.put(toRow(after));
      return happened(
        put
          .where(
            ({ state, attempts }, { eq }) =>
              `${eq(state, before.state)} AND ${eq(attempts, before.attempts)}`,
          )
          .go(),
      );
    },
  };
}

function toLease(ref: MessageRef, takenUntil: Instant) {
  const { ownerId = "", messageId } = partsOf(ref);
  return { ownerId, messageId, takenUntil, ttl: epochSeconds(addSeconds(takenUntil, LEASE_KEPT_SECONDS)) };
}

function toRow(message: Message): MessageRow {
  const ownerId = ownerOf(message);
  const { messageId, state, queuedAt, attempts, told, isFormer: _, ...rest } = message;
  const kept = keptSeconds(message);
  const named = OWNERS.find((name) => rest[name] === ownerId);
  return {
    messageId,
    ownerId,
    state,
    queuedAt,
    attempts,
    message: named ? { ...rest, [named]: undefined } : rest,
    ...(told ? { told } : {}),
    ...(kept ? { ttl: epochSeconds(addSeconds(queuedAt, kept)) } : {}),
  };
}

/** How long a message is kept; undefined where it stays, as those of registrations do. */
function keptSeconds(message: Message): number | undefined {
  if (message.signInId) return SIGN_IN_KEPT_SECONDS;
  if (message.staffId) return STAFF_KEPT_SECONDS;
  if (message.subscriptionId) return SUBSCRIBED_KEPT_SECONDS;
  if (message.interestId) return INTERESTED_KEPT_SECONDS;
  if (message.invitationId ?? message.delegationId) return GUESTS_KEPT_SECONDS;
  return ownerOf(message) === message.eventId ? CONTRIBUTORS_KEPT_SECONDS : undefined;
}

/** What is known by the owner of a row. */
const OWNERS = [
  "registrationId",
  "signInId",
  "staffId",
  "invitationId",
  "delegationId",
  "subscriptionId",
  "interestId",
  "eventId",
] as const;

function toFormerRow(message: Message) {
  const { told: _, ...row } = toRow(message);
  return row;
}
