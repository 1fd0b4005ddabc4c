import { AuditEntryAnswer } from "@zapisy/core/audit/answer";
import { DelegatedBy } from "@zapisy/core/delegation/answer";
import { MESSAGE_STATES } from "@zapisy/core/message/schema";
import { ReferredBy } from "@zapisy/core/referral/answer";
import { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { count, Email, id, Instant, Text, Url } from "@zapisy/core/shared/answer";
import { DaySchema as Day } from "@zapisy/core/shared/field";
import { MailTrouble } from "@zapisy/core/undelivered/answer";
import type { MailKind } from "@zapisy/words/mail";
import * as v from "valibot";
import { mails } from "../mails/index.ts";

/** A mail as staff see it with the registration that it was about. */
export const Message = v.strictObject({
  messageId: id("msg"),
  kind: v.picklist(Object.keys(mails) as MailKind[]),
  state: v.picklist(MESSAGE_STATES),
  to: Email,
  locale: v.picklist(["pl", "en"]),
  registrationId: v.optional(id("reg")),
  eventId: v.optional(id("evt")),
  signInId: v.optional(id("sgn")),
  staffId: v.optional(id("stf")),
  delegationId: v.optional(id("del")),
  facts: v.optional(v.record(v.string(), v.string())),
  attempts: count,
  notBefore: v.optional(Instant),
  takenUntil: v.optional(Instant),
  failure: v.optional(v.string()),
  sesMessageId: v.optional(v.string()),
  queuedAt: Instant,
  sentAt: v.optional(Instant),
  /** The message that was given up, and is sent again by this one. */
  againOf: v.optional(id("msg")),
});

/** A registration with its messages and history. */
export const RegistrationDetail = v.strictObject({
  ...StaffRegistrationView.entries,
  messages: v.array(Message),
  history: v.array(AuditEntryAnswer),
  /** What the consents of the log were given to, by the ids there. */
  wordings: v.record(v.string(), Text),
  /** By whom they were registered, and who had the place before or after them, where it was another person. */
  origin: v.optional(DelegatedBy),
  /** By which institution they were referred, and on what. */
  referral: v.optional(ReferredBy),
  /** What did not arrive, and that their address gets no mail to many. */
  trouble: MailTrouble,
});

/** That every part of the service works; when one does not, the answer is a problem that names it. */
export const Health = v.strictObject({
  parts: v.strictObject({ database: v.literal("ok"), files: v.literal("ok"), mail: v.literal("ok") }),
});

/** What the pages need to know of the installation; `provider` is the name of that at which staff may sign in. */
export const Settings = v.strictObject({
  organiserName: v.string(),
  publicUrl: Url,
  today: Day,
  provider: v.optional(v.string()),
});

/** The document itself. */
export const OpenApiDocument = v.object({
  openapi: v.literal("3.1.0"),
  paths: v.record(v.string(), v.unknown()),
});

/** An answer for a failure, RFC 9457. */
export const Problem = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  requestId: v.string(),
  issues: v.optional(
    v.array(
      v.object({
        path: v.string(),
        code: v.string(),
        limit: v.optional(v.union([v.number(), v.string()])),
        character: v.optional(v.string()),
        words: v.optional(v.object({ pl: v.string(), en: v.optional(v.string()) })),
      }),
    ),
  ),
});
