import { Entity, type EntityItem } from "electrodb";
import type { Page } from "../shared/page.ts";
import { SERVICE, happened, json, keyFields, readPage, type Table } from "../shared/table.ts";
import { epochSeconds, addSeconds, type Instant } from "../shared/time.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Message, MessageId, MessageState, ResendRequest, Told } from "./schema.ts";

/** Sign-in codes are nobody's business after a day. */
const SIGN_IN_KEPT_SECONDS = 86_400;
/** What staff were told of their work is kept as long as somebody may ask for it; messages of registrations stay. */
const STAFF_KEPT_SECONDS = 90 * 86_400;

const messageEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "message", version: "1", service: SERVICE },
      attributes: {
        messageId: { type: "string", required: true },
        /** Registration, sign-in or member of staff that the message belongs to. */
        ownerId: { type: "string", required: true },
        state: { type: json<MessageState>(), required: true },
        message: {
          type: json<Omit<Message, "messageId" | "state" | "queuedAt" | "attempts">>(),
          required: true,
        },
        queuedAt: { type: "string", required: true },
        attempts: { type: "number", required: true },
        ttl: { type: "number" },
      },
      indexes: {
        message: {
          pk: { ...keyFields().pk, composite: ["messageId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
        byOwner: {
          index: "gsi1",
          pk: { ...keyFields("gsi1").pk, composite: ["ownerId"] },
          sk: { ...keyFields("gsi1").sk, composite: ["queuedAt", "messageId"] },
        },
        outstanding: {
          index: "gsi2",
          condition: ({ state }: { state?: MessageState }) => state === "queued" || state === "sending",
          pk: { ...keyFields("gsi2").pk, composite: [] },
          sk: { ...keyFields("gsi2").sk, composite: ["queuedAt", "messageId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What each person was last told, apart from their messages: the mailer reads it before it writes. */
const toldEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "told", version: "1", service: SERVICE },
      attributes: {
        // A key of its own, `toldOf_reg_…`: the mailer may write it, and nothing else of a registration.
        registrationId: { type: "string", required: true, label: "toldOf" },
        told: { type: json<Omit<Told, "registrationId">>(), required: true },
      },
      indexes: {
        told: {
          pk: { ...keyFields().pk, composite: ["registrationId"] },
          sk: { ...keyFields().sk, composite: [] },
        },
      },
    },
    { client: documents, table: name },
  );

const resendEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "resendRequest", version: "1", service: SERVICE },
      attributes: {
        registrationId: { type: "string", required: true },
        messageId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        requestedBy: { type: "string", required: true },
        requestedAt: { type: "string", required: true },
      },
      indexes: {
        request: {
          pk: { ...keyFields().pk, composite: ["registrationId"] },
          sk: { ...keyFields().sk, composite: ["messageId"] },
        },
      },
    },
    { client: documents, table: name },
  );

type MessageRow = EntityItem<ReturnType<typeof messageEntity>>;

/** Where messages are kept. Every function names its access pattern and key. */
export type MessageStore = ReturnType<typeof createMessageStore>;

/** Makes the store of messages over one table. */
export function createMessageStore(table: Table) {
  const messages = messageEntity(table);
  const tolds = toldEntity(table);
  const requests = resendEntity(table);

  return {
    /** One message. Key: messageId, strongly consistent. */
    async find(messageId: MessageId): Promise<Message | undefined> {
      const { data } = await messages.get({ messageId }).go({ consistent: true });
      return data ? fromRow(data) : undefined;
    },

    /** Writes a message unless its cause was seen before; says whether it is new. */
    queue(message: Message): Promise<boolean> {
      return happened(messages.create(toRow(message)).go());
    },

    /** Writes that a message is to be sent again, unless it was asked for before. Key: registrationId and messageId. */
    async request(request: ResendRequest): Promise<void> {
      await happened(requests.create(request).go());
    },

    /** The request in an image of the stream; undefined when the image is of something else. */
    requestFromImage(image: Record<string, unknown>): ResendRequest | undefined {
      return (requests.parse({ Item: image }).data as ResendRequest | null) ?? undefined;
    },

    /** Replaces a message that is still as it was read; false when somebody else has it by now. */
    replace(before: Message, after: Message): Promise<boolean> {
      return happened(
        messages
          .put(toRow(after))
          .where(
            ({ state, attempts }, { eq }) =>
              `${eq(state, before.state)} AND ${eq(attempts, before.attempts)}`,
          )
          .go(),
      );
    },

    /** What the person of a registration was last told; undefined when nothing was. Key: registrationId, strongly consistent. */
    async findTold(registrationId: RegistrationId): Promise<Told | undefined> {
      const { data } = await tolds.get({ registrationId }).go({ consistent: true });
      return data ? { ...data.told, registrationId } : undefined;
    },

    /** Notes what a person has just been told, in place of what they knew before. Key: registrationId. */
    async noteTold({ registrationId, ...told }: Told): Promise<void> {
      await tolds.put({ registrationId, told }).go();
    },

    /** Messages of one registration, the oldest first. Index gsi1 (`byOwner`). */
    async listByRegistration(registrationId: RegistrationId): Promise<Message[]> {
      const { data } = await messages.query.byOwner({ ownerId: registrationId }).go({ pages: "all" });
      return data.map(fromRow);
    },

    /** Whether the person of a registration was ever written to. Index gsi1 (`byOwner`). */
    async hasAny(registrationId: RegistrationId): Promise<boolean> {
      const { data } = await messages.query.byOwner({ ownerId: registrationId }).go({ limit: 1 });
      return data.length > 0;
    },

    /** Messages queued before a moment that are still not sent. Index gsi2 (`outstanding`), sparse. */
    async listOutstanding(
      before: Instant,
      cursor: string | undefined,
      limit: number,
    ): Promise<Page<Message>> {
      return readPage(messages.query.outstanding({}).lt({ queuedAt: before }), { cursor, limit }, fromRow);
    },

    /** The message in an image of the stream; undefined when the image is of something else. */
    fromImage(image: Record<string, unknown>): Message | undefined {
      const row = messages.parse({ Item: image }).data;
      return row ? fromRow(row) : undefined;
    },
  };
}

function toRow({ messageId, state, queuedAt, attempts, ...message }: Message): MessageRow {
  const kept = message.signInId ? SIGN_IN_KEPT_SECONDS : message.staffId && STAFF_KEPT_SECONDS;
  return {
    messageId,
    ownerId: message.registrationId ?? message.signInId ?? message.staffId ?? messageId,
    state,
    queuedAt,
    attempts,
    message,
    ...(kept ? { ttl: epochSeconds(addSeconds(queuedAt, kept)) } : {}),
  };
}

function fromRow(row: MessageRow): Message {
  return {
    ...row.message,
    messageId: row.messageId as MessageId,
    state: row.state,
    queuedAt: row.queuedAt,
    attempts: row.attempts,
  };
}
