import { AuditEntryAnswer } from "@zapisy/core/audit/answer";
import { Message } from "@zapisy/core/message/answer";
import { StaffRegistrationView } from "@zapisy/core/registration/answer";
import { Text, Url } from "@zapisy/core/shared/answer";
import { DaySchema as Day } from "@zapisy/core/shared/field";
import * as v from "valibot";

/** A registration with its messages and history. */
export const RegistrationDetail = v.strictObject({
  ...StaffRegistrationView.entries,
  messages: v.array(Message),
  history: v.array(AuditEntryAnswer),
  /** What the consents of the log were given to, by the ids there. */
  wordings: v.record(v.string(), Text),
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
      }),
    ),
  ),
});
