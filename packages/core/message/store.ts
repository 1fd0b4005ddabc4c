import { Entity, type EntityItem } from "electrodb";
import { derivedId } from "../shared/id.ts";
import type { Page } from "../shared/page.ts";
import { SERVICE, happened, json, keyFields, readMany, readPage, type Table } from "../shared/table.ts";
import type { Instant } from "../shared/time.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { ownerOf } from "./rules.ts";
import type {
  Message,
  MessageId,
  MessageOwnerId,
  MessageRef,
  MessageState,
  ResendRequest,
  Told,
} from "./schema.ts";

const attributes = () =>
  ({
    messageId: { type: "string", required: true },
    state: { type: json<MessageState>(), required: true },
    message: { type: json<MessageContent>(), required: true },
    queuedAt: { type: "string", required: true },
    attempts: { type: "number", required: true },
    ttl: { type: "number" },
  }) as const;

const outstanding = () =>
  ({
    index: "gsi2",
    condition: ({ state }: { state?: MessageState }) => state === "queued" || state === "sending",
    pk: { ...keyFields("gsi2").pk, composite: [] },
    sk: { ...keyFields("gsi2").sk, composite: ["queuedAt", "messageId"] },
  }) as const;

/** Messages, under whose they are. */
export const messageEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "message", version: "1", service: SERVICE },
      attributes: {
        ...attributes(),
        /** Registration, sign-in, member of staff, invitation, delegation, subscription, interest or event that the message belongs to. A key of its own, `messageOf_reg_…`. */
        ownerId: { type: "string", required: true, label: "messageOf" },
        /** What the reader knows since it was sent. */
        told: { type: json<Told>() },
      },
      indexes: {
        message: {
          pk: { ...keyFields().pk, composite: ["ownerId"] },
          sk: { ...keyFields().sk, composite: ["messageId"] },
        },
        outstanding: outstanding(),
      },
    },
    { client: documents, table: name },
  );

/** Messages as they were kept until docs/decisions/0059: under their id, and found by their owner in an index. None is added. */
export const formerEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "message", version: "1", service: SERVICE },
      attributes: { ...attributes(), ownerId: { type: "string", required: true } },
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
        outstanding: outstanding(),
      },
    },
    { client: documents, table: name },
  );

/** What each person was last told, as it was kept until docs/decisions/0059, apart from their messages. None is added. */
const toldEntity = ({ documents, name }: Table) =>
  new Entity(
    {
      model: { entity: "told", version: "1", service: SERVICE },
      attributes: {
        registrationId: { type: "string", required: true, label: "toldOf" },
        told: { type: json<Told>(), required: true },
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
        // Stored under the name that it had when registrations alone had mails that could be sent again.
        ownerId: { type: "string", required: true, field: "registrationId", label: "resendOf" },
        messageId: { type: "string", required: true },
        eventId: { type: "string", required: true },
        to: { type: "string" },
        requestedBy: { type: "string", required: true },
        requestedAt: { type: "string", required: true },
      },
      indexes: {
        request: {
          pk: { ...keyFields().pk, composite: ["ownerId"] },
          sk: { ...keyFields().sk, composite: ["messageId"] },
        },
      },
    },
    { client: documents, table: name },
  );

/** What a row keeps of a message in one attribute; whose it is stands beside it. */
type MessageContent = Omit<Message, "messageId" | "state" | "queuedAt" | "attempts" | "told" | "isFormer">;

/** A message as the table has it. */
export type MessageRow = Omit<EntityItem<ReturnType<typeof messageEntity>>, "told"> & {
  told?: Told;
};

/** Where messages are kept. Every function names its access pattern and key. */
export type MessageStore = ReturnType<typeof createMessageStore>;

/** Makes the store of messages over one table. */
export function createMessageStore(table: Table) {
  const messages = messageEntity(table);
  const formers = formerEntity(table);
  const tolds = toldEntity(table);
  const requests = resendEntity(table);

  return {
    /** One message. Key: ownerId and messageId; of one from before, messageId. Strongly consistent. */
    async find(ref: MessageRef): Promise<Message | undefined> {
      const { ownerId, messageId } = partsOf(ref);
      const { data } =
        ownerId === undefined
          ? { data: null }
          : await messages.get({ ownerId, messageId }).go({ consistent: true });
      if (data) return fromRow(data);
      const { data: former } = await formers.get({ messageId }).go({ consistent: true });
      return former ? { ...fromRow(former), isFormer: true } : undefined;
    },

    /** Several messages, in the order asked for; undefined where there is none. Keys: ownerId and messageId, in batches of a hundred. */
    async findMany(refs: readonly MessageRef[]): Promise<(Message | undefined)[]> {
      const keys = refs.map((ref) => ({ ownerId: "", ...partsOf(ref) }));
      const rows = await readMany(keys, (some, options) =>
        messages.get(some).go({ ...options, consistent: true }),
      );
      return rows.map((row) => row && fromRow(row));
    },

    /** Writes that a message is to be sent again, unless it was asked for before. Key: ownerId and messageId. */
    async request(request: ResendRequest): Promise<void> {
      await happened(requests.create(request).go());
    },

    /** The request in an image of the stream; undefined when the image is of something else. */
    requestFromImage(image: Record<string, unknown>): ResendRequest | undefined {
      return (requests.parse({ Item: image }).data as ResendRequest | null) ?? undefined;
    },

    /**
     * What the person of a registration was last told; undefined when nothing was. Key: ownerId, strongly consistent; and
     * where none of their messages says so, registrationId in the rows of before.
     */
    async findTold(registrationId: RegistrationId): Promise<Told | undefined> {
      const { data } = await messages.query
        .message({ ownerId: registrationId })
        .go({ consistent: true, pages: "all", attributes: ["told"] });
      const [latest] = data
        .flatMap(({ told }) => told ?? [])
        .toSorted((a, b) => (a.toldAt < b.toldAt ? 1 : -1));
      return latest ?? (await tolds.get({ registrationId }).go({ consistent: true })).data?.told;
    },

    /** Messages of one owner, the oldest first. Key: ownerId, strongly consistent; those of registrations from before in index gsi1 (`byOwner`). */
    async listByOwner(ownerId: MessageOwnerId): Promise<Message[]> {
      const [{ data }, { data: former }] = await Promise.all([
        messages.query.message({ ownerId }).go({ consistent: true, pages: "all" }),
        ownerId.startsWith("reg_") ? formers.query.byOwner({ ownerId }).go({ pages: "all" }) : { data: [] },
      ]);
      return [...former, ...data]
        .map(fromRow)
        .toSorted((a, b) => (a.queuedAt === b.queuedAt ? 0 : a.queuedAt < b.queuedAt ? -1 : 1));
    },

    /** Whether the person of a registration was ever written to. Key: ownerId, and index gsi1 (`byOwner`). */
    async hasAny(registrationId: RegistrationId): Promise<boolean> {
      const ownerId = registrationId;
      const found = await Promise.all([
        messages.query.message({ ownerId }).go({ consistent: true, limit: 1 }),
        formers.query.byOwner({ ownerId }).go({ limit: 1 }),
      ]);
      return found.some(({ data }) => data.length > 0);
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

/** What finds a message. */
export function refOf(message: Message): MessageRef {
  return `${ownerOf(message)}/${message.messageId}`;
}

/** The id under which a message is sent again. */
export function againId(messageId: MessageId): MessageId {
  return derivedId("msg", "again", messageId);
}

/** Whose a message is, and its id; of a reference from before, the id alone. */
export function partsOf(ref: MessageRef): { ownerId?: string; messageId: string } {
  const end = ref.indexOf("/");
  return end < 0 ? { messageId: ref } : { ownerId: ref.slice(0, end), messageId: ref.slice(end + 1) };
}

function fromRow({ message, told, ...row }: MessageRow): Message {
  const prefix = row.ownerId.slice(0, row.ownerId.indexOf("_"));
  const named = {
    reg: "registrationId",
    sgn: "signInId",
    stf: "staffId",
    inv: "invitationId",
    del: "delegationId",
    sub: "subscriptionId",
    int: "interestId",
    evt: "eventId",
  }[prefix];
  return {
    ...message,
    ...(named ? { [named]: row.ownerId } : {}),
    messageId: row.messageId as MessageId,
    state: row.state,
    queuedAt: row.queuedAt,
    attempts: row.attempts,
    ...(told ? { told } : {}),
  };
}
