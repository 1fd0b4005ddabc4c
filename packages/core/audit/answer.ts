import * as v from "valibot";
import { count, id, Instant, page } from "../shared/answer.ts";

/** Who did what, when, to what, why. No values of people's data; entries are never changed. */
export const AuditEntryAnswer = v.strictObject({
  auditId: id("aud"),
  at: Instant,
  /** `staff:stf_…`, `desk:chk_…`, `participant:reg_…`, `contact:del_…`, `public` or `system:…`. */
  actor: v.string(),
  /** Name of the member of staff or of the desk at the time of reading. */
  actorName: v.optional(v.string()),
  /** e.g. `event.published`, `registration.confirmed`, `registration.corrected`. */
  action: v.string(),
  /** Id of the thing that changed. */
  target: v.string(),
  /** Name at the time of reading, where the target is a member of staff or a desk; for admins also of others. */
  targetName: v.optional(v.string()),
  /** Fields that changed; dotted where deeper. */
  fields: v.array(v.string()),
  /** Of an event: what changed within the fields, from what to what where that is short and not private. */
  changes: v.optional(
    v.array(
      v.strictObject({
        field: v.string(),
        of: v.optional(v.string()),
        from: v.optional(v.string()),
        to: v.optional(v.string()),
      }),
    ),
  ),
  /** How many more changes there were than an entry holds. */
  changesLeft: v.optional(count),
  /** State before and after, for things that have one. */
  from: v.optional(v.string()),
  to: v.optional(v.string()),
  reason: v.optional(v.string()),
});
export type AuditEntry = v.InferOutput<typeof AuditEntryAnswer>;

/** An event's history. */
export const AuditPage = page(AuditEntryAnswer);
