import {
  copyKey,
  copyPage,
  createOutbox,
  refOf,
  type Message,
  type MessageRef,
  type SendResult,
  type Told,
} from "@zapisy/core/message";
import type { Context } from "@zapisy/core/shared/context";
import { withinTime } from "@zapisy/core/shared/time-limit";
import { hasAccess } from "@zapisy/core/staff";
import {
  classifySesError,
  composeMime,
  createSesMailer,
  type Mailbox,
  type Mailer,
  type RenderedMail,
} from "@zapisy/mail";
import { loadMail } from "@zapisy/words/mail";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { causeText } from "../log.ts";
import type { Event } from "@zapisy/core/event";
import { fundingOf } from "../mails/funding.ts";
import { offersOf } from "../mails/adaptable.ts";
import { writeLetter } from "../mails/adapted.ts";
import { mailOf } from "../mails/index.ts";
import { textFiles } from "../mails/text-files.ts";
import type { Gathered, Mail, Documents } from "../mails/mail.ts";
import { createGate } from "./gate.ts";
import { fetchLetterFiles } from "./letter-files.ts";
import type { Turns } from "./paced.ts";

const BodySchema = v.object({
  /** A `MessageRef`; the id alone of what was queued before there were such. */
  messageId: v.pipe(v.string(), v.regex(/^(?:[a-z]{3}_[0-9A-Z]{26}\/)?msg_[0-9A-Z]{26}$/)),
  /** Somebody mended why it was refused: it is sent although it was given up. */
  again: v.optional(v.boolean()),
});

/** From so many bytes of files on a mail is a heavy one. */
const HEAVY_BYTES = 500_000;
/**
 * How many heavy mails are written and handed over at once: one of 5 MB takes some 30 MB for a moment, and a quarter of a second of a processor,
 * of which a mailer has less than a third.
 */
const HEAVY_AT_ONCE = 2;

/** Where nobody keeps a pace, each mail is tried once, at once. */
function atOnce(): Turns {
  let isTaken = false;
  return { take: async () => !isTaken && (isTaken = true), refused: () => undefined };
}

/**
 * Sends the messages of a queue's batch, each when it has its turn; those worth another try are left in the queue, those given up are
 * counted.
 * @param onSent hears which message was sent, and where to, before that is noted
 */
export function createMailQueueHandler(
  deps: Deps,
  onSent: (message: Message, to: string) => void = () => undefined,
): (event: SQSEvent, turns?: Turns) => Promise<SQSBatchResponse> {
  const { config } = deps;
  const mailer = createSesMailer({
    region: config.AWS_REGION,
    endpoint: config.SES_ENDPOINT,
    from: config.MAIL_FROM,
    configurationSet: config.MAIL_CONFIGURATION_SET,
  });
  const outbox = createOutbox(deps.table);
  const how = { documents: documentsOf(deps), heavy: createGate(HEAVY_AT_ONCE) };
  return async ({ Records }, turns) => {
    const ctx = deps.context({ type: "system", name: "send-mail" }, "mail-queue");
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const record of Records) {
      const { messageId, again } = v.parse(BodySchema, JSON.parse(record.body));
      let sent: { message: Message; words: Words } | undefined;
      const outcome = await outbox.deliver(
        { ...ctx, now: deps.clock() },
        messageId as MessageRef,
        async (message) => {
          const { result, mail } = await send(deps, mailer, message, { turns: turns ?? atOnce(), ...how });
          if (result.outcome === "sent") onSent(message, result.to ?? message.to);
          if (result.outcome === "sent" && mail) sent = { message, words: wordsOf(mail) };
          return result;
        },
        deps.clock,
        { again },
      );
      // After it was noted as sent: keeping a copy neither holds a mail up nor has one sent again.
      if (sent) await keepCopy(deps, ctx, sent.message, sent.words);
      if (outcome === "given_up") deps.count("MailRefused");
      if (outcome === "again") batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  };
}

/** How long keeping a copy may take: a store of files that does not answer keeps no mailer for longer. */
const COPY_LIMIT_MS = 3_000;

/** What a mail says, without the bytes of its files, which would stand in memory for longer. */
type Words = Parameters<typeof copyPage>[0];

function wordsOf({ subject, text, html, attachments }: RenderedMail): Words {
  return { subject, text, html, attachments: attachments.map(({ filename }) => filename) };
}

/** Keeps what a mail about a registration said (docs/decisions/0094). Where that does not work, the mail went all the same. */
async function keepCopy(deps: Deps, ctx: Context, message: Message, words: Words): Promise<void> {
  const key = copyKey(message);
  if (key === undefined) return;
  try {
    const page = Buffer.from(copyPage(words, deps.config.PUBLIC_URL));
    await withinTime(deps.bucket.put(key, page, "text/html; charset=utf-8"), COPY_LIMIT_MS);
  } catch (cause) {
    ctx.log.warn("copy of a mail not kept", { messageId: message.messageId, cause: causeText(cause) });
  }
}

/** What sending came to, and of what was written the words. */
interface Sending {
  result: SendResult;
  mail?: RenderedMail;
}

/** With what a mail is sent. */
interface Means {
  turns: Turns;
  documents: Documents;
  heavy: ReturnType<typeof createGate>;
}

async function send(deps: Deps, mailer: Mailer, message: Message, means: Means): Promise<Sending> {
  const composed = await composeMail(deps, message, means.documents);
  return composed
    ? { result: await sendComposed(deps, mailer, message, composed, means), mail: composed.mail }
    : // It was changed back, or again, or the person knows it already.
      {
        result: mailOf(message.kind)?.supersedable
          ? { outcome: "superseded" }
          : { outcome: "failed", reason: "mail.subject_gone" },
      };
}

async function sendComposed(
  deps: Deps,
  mailer: Mailer,
  message: Message,
  { mail, to, replyTo, told }: ComposedMail,
  { turns, heavy }: Means,
): Promise<SendResult> {
  const [suppressed] = mailOf(message.kind)?.toMany ? await deps.services.address.suppressionsOf([to]) : [];
  if (suppressed) return { outcome: "withheld", reason: `suppressed.${suppressed.reason}`, to };
  const handOver = async () => {
    const mime = await composeMime({
      ...mail,
      messageId: message.messageId,
      from: { name: deps.config.ORGANISER_NAME, address: deps.config.MAIL_FROM },
      to: { address: to },
      replyTo,
    });
    return whenThereIsRoom(turns, () => mailer.send({ to, mime, ref: refOf(message) }));
  };
  try {
    const taken = await (isHeavy(mail) ? heavy(handOver) : handOver());
    if (!taken) return { outcome: "postponed", reason: "mail.no_room" };
    return { outcome: "sent", sesMessageId: taken.sesMessageId, told, to };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.name : "unknown";
    // An address that cannot stand in a header (RangeError) will not become one by waiting.
    const verdict = cause instanceof RangeError ? "permanent" : classifySesError(cause);
    if (verdict === "too_many_today") return { outcome: "postponed", reason: "mail.no_room_today" };
    return { outcome: verdict === "permanent" ? "failed" : "retry", reason, to };
  }
}

function isHeavy({ attachments }: RenderedMail): boolean {
  return attachments.reduce((sum, { content }) => sum + content.length, 0) >= HEAVY_BYTES;
}

/** Tries again, turn by turn, what the service refused for the number of mails: nothing was sent. Undefined when no turn is left. */
async function whenThereIsRoom<Taken>(
  turns: Turns,
  attempt: () => Promise<Taken>,
): Promise<Taken | undefined> {
  while (await turns.take()) {
    try {
      return await attempt();
    } catch (cause) {
      if (classifySesError(cause) !== "too_many_now") throw cause;
      turns.refused();
    }
  }
  return undefined;
}

/** A mail in words, where it goes, and what its reader knows once it is sent. */
interface ComposedMail {
  mail: RenderedMail;
  to: string;
  replyTo?: Mailbox;
  told?: Told;
}

/** Writes a mail from what is true now; undefined when what it is about is gone, or nobody is left to read it. */
export async function composeMail(
  deps: Deps,
  message: Message,
  documents = documentsOf(deps),
): Promise<ComposedMail | undefined> {
  const kind = mailOf(message.kind);
  const found = kind && (await gather(deps, kind, message, documents));
  if (!kind || !found) return undefined;
  const { gathered, event, options = [], ...where } = found;
  const words = await loadMail(message.locale);
  const [funding, texts] = await Promise.all([
    event && fundingOf(deps, event, message.locale, words),
    event && offersOf(kind) && deps.recent.texts({ ...event, kind: message.kind }),
  ]);
  const mail = writeLetter(
    { mail: kind, facts: gathered.facts, words, funding },
    texts && { texts, options, mode: event?.place.mode },
    (reason) => deps.log.warn("mail_text.unusable", { reason, kind: message.kind, eventId: event?.eventId }),
  );
  const files = await textFiles(documents, texts || [], mail.attachments, (fileId, reason) =>
    deps.log.warn("mail_text.file_left", { reason, fileId, kind: message.kind, eventId: event?.eventId }),
  );
  const attachments = [...mail.attachments, ...files];
  return { ...where, mail: { ...mail, attachments }, told: gathered.told };
}

/**
 * A mail about a registration goes to the address that it has when it is sent: one that was queued for another would
 * bring a stranger the link that was made against them. Only that address is told that it was left.
 */
async function gather(
  deps: Deps,
  kind: Mail,
  message: Message,
  documents: Documents,
): Promise<
  | ({
      gathered: Gathered<unknown>;
      event?: Event;
      /** What its reader chose. */
      options?: string[];
    } & Pick<ComposedMail, "to" | "replyTo">)
  | undefined
> {
  if (kind.whose === "staff") {
    const gathered = await kind.facts(deps, message, documents);
    return gathered && { gathered, to: message.to };
  }
  if (kind.whose === "invited") return gatherInvited(deps, kind, message, documents);
  if (kind.whose === "subscriber") return gatherSubscriber(deps, kind, message, documents);
  if (kind.whose === "interested") return gatherInterested(deps, kind, message, documents);
  if (kind.whose === "contact") {
    const { delegationId } = message;
    const delegation = delegationId && (await deps.stores.delegations.find(delegationId, deps.clock()));
    const event = delegation && (await deps.recent.event(delegation.eventId, message.queuedAt));
    const gathered = event && (await kind.facts(deps, { message, delegation, event }, documents));
    return gathered && { gathered, event, to: delegation.contact.email, replyTo: replyToOf(event) };
  }
  if (kind.whose === "contributor") {
    const event = message.eventId && (await deps.recent.event(message.eventId, message.queuedAt));
    const gathered = event && (await kind.facts(deps, { message, event }, documents));
    return gathered && { gathered, event, to: message.to, replyTo: replyToOf(event) };
  }
  if (kind.whose === "account") return gatherAccount(deps, kind, message, documents);
  const { registrationId } = message;
  const registration = registrationId && (await deps.stores.registrations.find(registrationId));
  const event = registration && (await deps.recent.event(registration.eventId, message.queuedAt));
  if (!registration || !event) return undefined;
  const to = kind.whose === "former_address" ? message.to : registration.email;
  const gathered =
    to === undefined ? undefined : await kind.facts(deps, { message, registration, event }, documents);
  if (!gathered || to === undefined) return undefined;
  // To an address that is theirs no more, nothing of the person is said.
  const options = kind.whose === "participant" ? Object.values(registration.choices) : [];
  return { gathered, event, options, to, replyTo: replyToOf(event) };
}

function replyToOf({ contact: { name, email } }: Event): Mailbox | undefined {
  return email ? { name, address: email } : undefined;
}

/** A mail to an account of an institution goes to the address that it has; to one that opens nothing any more none goes. */
async function gatherAccount(
  deps: Deps,
  kind: Extract<Mail, { whose: "account" }>,
  message: Message,
  documents: Documents,
): ReturnType<typeof gather> {
  const { staffId, accountId = staffId, eventId } = message;
  const account = accountId && (await deps.stores.staff.find(accountId));
  const event = eventId && (await deps.recent.event(eventId, message.queuedAt));
  if (!account || !event || !hasAccess(account, deps.clock())) return undefined;
  const gathered = await kind.facts(deps, { message, account, event }, documents);
  return gathered && { gathered, event, to: account.email, replyTo: replyToOf(event) };
}

/** A mail to somebody who is invited goes where it was to go: another address is another invitation. */
async function gatherInvited(
  deps: Deps,
  kind: Extract<Mail, { whose: "invited" }>,
  message: Message,
  documents: Documents,
): ReturnType<typeof gather> {
  const { invitationId, eventId } = message;
  const invitation = invitationId && eventId && (await deps.stores.invitations.find(eventId, invitationId));
  const event = invitation && (await deps.recent.event(invitation.eventId, message.queuedAt));
  if (!event) return undefined;
  const gathered = await kind.facts(deps, { message, invitation, event }, documents);
  return gathered && { gathered, event, to: message.to, replyTo: replyToOf(event) };
}

/** A mail to somebody who waits for an event goes where it was to go: by then the address stands nowhere else. */
async function gatherInterested(
  deps: Deps,
  kind: Extract<Mail, { whose: "interested" }>,
  message: Message,
  documents: Documents,
): ReturnType<typeof gather> {
  const { interestId, eventId } = message;
  const interest = interestId && eventId && (await deps.stores.interests.find(eventId, interestId));
  const event = interest && (await deps.recent.event(interest.eventId, message.queuedAt));
  if (!event) return undefined;
  const gathered = await kind.facts(deps, { message, interest, event }, documents);
  return gathered && { gathered, event, to: message.to, replyTo: replyToOf(event) };
}

/** News go to the address that the subscription has. */
async function gatherSubscriber(
  deps: Deps,
  kind: Extract<Mail, { whose: "subscriber" }>,
  message: Message,
  documents: Documents,
): ReturnType<typeof gather> {
  const { subscriptionId, eventId, queuedAt } = message;
  const subscription = subscriptionId && (await deps.stores.subscriptions.find(subscriptionId));
  const event = eventId && (await deps.recent.event(eventId, queuedAt));
  if (!subscription || (eventId && !event)) return undefined;
  const about = { message, subscription, event: event || undefined };
  const gathered = await kind.facts(deps, about, documents);
  const replyTo = event ? replyToOf(event) : undefined;
  return gathered && { gathered, event: event || undefined, to: subscription.email, replyTo };
}

function documentsOf(deps: Deps): Documents {
  return {
    file: fetchLetterFiles(deps),
    async certificate(certificate) {
      const [{ certificateBytes }, { certificateFileName }] = await Promise.all([
        import("../document/certificate.ts"),
        import("@zapisy/documents/certificate"),
      ]);
      return {
        filename: certificateFileName(certificate),
        contentType: "application/pdf",
        content: await certificateBytes(deps, certificate),
      };
    },
  };
}
