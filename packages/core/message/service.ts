import type { Certificate } from "../certificate/schema.ts";
import { isPublic } from "../event/rules.ts";
import type { EventHead } from "../event/schema.ts";
import type { RegistrationStore, StoredRegistration } from "../registration/index.ts";
import { isActive } from "../registration/index.ts";
import type { Context } from "../shared/context.ts";
import { derivedId } from "../shared/id.ts";
import type { Locale } from "../shared/localized-text.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { addSeconds } from "../shared/time.ts";
import type { Staff, StaffStore } from "../staff/index.ts";
import { teamChanges, toldOfTeam } from "../team/rules.ts";
import {
  afterFeedback,
  canTake,
  concerns,
  messageOfCertificate,
  messageOfEvent,
  messageOfStaff,
  messagesOfRegistration,
  SETTLING_SECONDS,
  settled,
  taken,
  type Feedback,
  type SendResult,
} from "./rules.ts";
import type { Message, MessageId } from "./schema.ts";
import type { MessageStore } from "./store.ts";

/** How many messages of one event are written at the same time. */
const FAN_OUT = 10;

type ChangedStaff = Staff & { changedBy: string };
type ChangedEvent = EventHead & { changedBy: string };

/** What of a way in, a passkey or an account at the provider, decides whether its owner hears of it. */
interface WayInRow {
  removedAt?: string;
  changedBy: string;
}

const WAY_IN_MAILS = {
  passkey: { added: "staff.passkey_added", reset: "staff.passkeys_reset" },
  identity: { added: "staff.identity_added", reset: "staff.identity_reset" },
} as const;

/** Use cases of messages; all of them start from the stream or a queue. */
export type MessageService = ReturnType<typeof createMessageService>;

/** Makes the use cases of messages over their stores. */
export function createMessageService({
  messages,
  registrations,
  staff,
  settlingSeconds = SETTLING_SECONDS,
}: {
  messages: MessageStore;
  registrations: Pick<RegistrationStore, "eachByName" | "find">;
  staff: Pick<StaffStore, "find">;
  /** How long news of an event settle before they are sent. */
  settlingSeconds?: number;
}) {
  function queued(ctx: Context, message: Omit<Message, "state" | "attempts" | "queuedAt">): Message {
    return { ...message, state: "queued", attempts: 0, queuedAt: ctx.now };
  }

  /** Does something for each person of an event who counts and has an address, some at the same time. */
  async function forPeople(
    eventId: EventHead["eventId"],
    work: (person: StoredRegistration) => Promise<unknown>,
  ): Promise<void> {
    let batch: Promise<unknown>[] = [];
    for await (const person of registrations.eachByName(eventId)) {
      if (!person.email || !isActive(person.status)) continue;
      batch.push(work(person));
      if (batch.length === FAN_OUT) {
        await Promise.all(batch);
        batch = [];
      }
    }
    await Promise.all(batch);
  }

  const service = {
    /**
     * Queues the mails that follow from a change of a registration, at an event that may be `over`. The same change
     * twice queues once.
     */
    async queueForRegistration(
      ctx: Context,
      before: StoredRegistration | undefined,
      after: StoredRegistration,
      isOver = false,
    ): Promise<void> {
      for (const { kind, cause, to } of messagesOfRegistration(before, after, isOver)) {
        const { registrationId, eventId, locale, email, statusReason } = after;
        await messages.queue(
          queued(ctx, {
            messageId: derivedId("msg", kind, registrationId, cause),
            kind,
            to: to ?? email ?? "",
            locale,
            registrationId,
            eventId,
            ...(statusReason ? { facts: { reason: statusReason } } : {}),
          }),
        );
      }
    },

    /**
     * Queues one mail for each person who still counts when an event was cancelled, or when its day, hour, place or link changed
     * for them; when it was published, the mails that people who were entered before have waited for.
     */
    async queueForEvent(ctx: Context, before: EventHead | undefined, after: EventHead): Promise<void> {
      if (before && !isPublic(before) && isPublic(after)) {
        await forPeople(after.eventId, (person) => service.queueForRegistration(ctx, undefined, person));
        return;
      }
      const follows = messageOfEvent(before, after);
      if (!follows || !before) return;
      const isNews = follows.kind === "event.moved";
      const { dates, place, timeZone } = before;
      const about: Pick<Message, "facts" | "notBefore"> = isNews
        ? {
            facts: { version: String(after.version), before: JSON.stringify({ dates, place, timeZone }) },
            notBefore: addSeconds(ctx.now, settlingSeconds),
          }
        : { facts: { reason: after.cancellation?.reason ?? "" } };
      await forPeople(after.eventId, async (person) => {
        // Who signed up after the change knows nothing else.
        if (isNews && (!concerns(after, person) || person.createdAt > after.updatedAt)) return;
        const { registrationId, eventId, email = "", locale } = person;
        if (follows.audience === "told" && !(await messages.hasAny(registrationId))) return;
        const messageId = derivedId("msg", follows.kind, registrationId, follows.cause);
        await messages.queue(
          queued(ctx, {
            messageId,
            kind: follows.kind,
            to: email,
            locale,
            registrationId,
            eventId,
            ...about,
          }),
        );
      });
    },

    /** Queues the mail that brings a person their certificate, or says that it was annulled. */
    async queueForCertificate(
      ctx: Context,
      before: Certificate | undefined,
      after: Certificate,
    ): Promise<void> {
      const follows = messageOfCertificate(before, after);
      const { holder } = after.facts;
      // Institutions have no address here: staff download what is theirs.
      if (!follows || holder.type !== "person") return;
      const person = await registrations.find(holder.registrationId);
      if (!person?.email) return;
      const { registrationId, eventId, locale, email } = person;
      await messages.queue(
        queued(ctx, {
          messageId: derivedId("msg", follows.kind, registrationId, follows.cause),
          kind: follows.kind,
          to: email,
          locale,
          registrationId,
          eventId,
          facts: { certificateId: after.certificateId },
        }),
      );
    },

    /** Queues the mail that brings a member of staff the way in. */
    async queueForStaff(ctx: Context, before: Staff | undefined, after: ChangedStaff): Promise<void> {
      const follows = messageOfStaff(before, after);
      if (!follows) return;
      const { staffId, email, locale, changedBy } = after;
      const messageId = derivedId("msg", follows.kind, staffId, follows.cause);
      const facts = { by: changedBy };
      await messages.queue(queued(ctx, { messageId, kind: follows.kind, to: email, locale, staffId, facts }));
    },

    /** Queues a mail for everybody who came into the team of an event with that change. */
    async queueForTeam(ctx: Context, before: EventHead | undefined, after: ChangedEvent): Promise<void> {
      const { eventId, version, changedBy } = after;
      for (const staffId of toldOfTeam(teamChanges(before, after).joined, changedBy)) {
        const person = await staff.find(staffId);
        if (!person?.active) continue;
        const messageId = derivedId("msg", "team.joined", eventId, staffId, `v${version}`);
        const { email: to, locale } = person;
        const facts = { by: changedBy };
        await messages.queue(
          queued(ctx, { messageId, kind: "team.joined", to, locale, staffId, eventId, facts }),
        );
      }
    },

    /** Queues the mail with a sign-in code. */
    async queueForSignIn(ctx: Context, signInId: `sgn_${string}`, to: string, locale: Locale): Promise<void> {
      const messageId = derivedId("msg", "staff.sign_in_code", signInId);
      await messages.queue(queued(ctx, { messageId, kind: "staff.sign_in_code", to, locale, signInId }));
    },

    /**
     * Queues the mail that tells somebody of a new way in of theirs, or that somebody else took theirs away: one mail,
     * however many there were.
     */
    async queueForWayIn(
      ctx: Context,
      { staffId, email: to, locale }: Staff,
      what: "passkey" | "identity",
      before: WayInRow | undefined,
      after: WayInRow & { id: string },
    ): Promise<void> {
      const isNew = after.removedAt === undefined && (!before || before.removedAt !== undefined);
      const isReset =
        after.removedAt !== undefined && !before?.removedAt && after.changedBy !== `staff:${staffId}`;
      if (!isNew && !isReset) return;
      const kind = WAY_IN_MAILS[what][isReset ? "reset" : "added"];
      const messageId = derivedId("msg", kind, staffId, after.removedAt ?? after.id);
      await messages.queue(queued(ctx, { messageId, kind, to, locale, staffId }));
    },

    /** Queues the mail that tells somebody that their code was guessed at. `cause` is the door and the day. */
    async queueForGuard(ctx: Context, { staffId, email: to, locale }: Staff, cause: string): Promise<void> {
      const kind = "staff.sign_in_guarded";
      const messageId = derivedId("msg", kind, staffId, cause);
      await messages.queue(queued(ctx, { messageId, kind, to, locale, staffId }));
    },

    /**
     * Sends one message once: takes it under a lease, hands it to `send`, notes what came of it. A message
     * that somebody else has, or that was sent, is left alone.
     * @param options `again`: also one that was given up, because somebody mended the cause
     * @returns what to do with the queue's item: `again` when it is worth another try; with `done` and `given_up` it is over
     */
    async deliver(
      ctx: Context,
      messageId: MessageId,
      send: (message: Message) => Promise<SendResult>,
      clock: () => string,
      options: { again?: boolean } = {},
    ): Promise<"done" | "again" | "given_up"> {
      const message = await messages.find(messageId);
      if (!message || !canTake(message, ctx.now, options.again)) return "done";
      const mine = taken(message, ctx.now);
      if (!(await messages.replace(message, mine))) return "done";
      const result = await send(mine);
      // Before the message is noted as sent: whoever is told twice after a crash is told the same.
      if (result.outcome === "sent" && result.told) await messages.noteTold(result.told);
      const after = settled(mine, result, clock());
      const noted = await messages.replace(mine, after);
      if (result.outcome === "retry" || result.outcome === "failed")
        ctx.log.warn("mail not sent", { messageId, kind: message.kind, reason: result.reason });
      if (after.state === "queued") return "again";
      return after.state === "failed" && noted ? "given_up" : "done";
    },

    /**
     * Notes what became of a message after it was sent; the same news twice change nothing. A message that
     * is no longer kept is nobody's news.
     * @throws Error when others keep changing the message: the news must come again
     */
    async noteFeedback(ctx: Context, messageId: MessageId, feedback: Feedback): Promise<void> {
      for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
        const message = await messages.find(messageId);
        const after = message && afterFeedback(message, feedback, ctx.now);
        if (!message || !after || (await messages.replace(message, after))) return;
        await jitter(attempt);
      }
      throw new Error(`The message ${messageId} is being changed by others.`);
    },
  };
  return service;
}
