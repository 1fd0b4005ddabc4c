import * as v from "valibot";
import { count, id, Instant } from "../shared/answer.ts";
import { WallTimeSchema } from "../shared/field.ts";

/** An access code as those see it who give it away: they can read it again at any time. */
export const AccessCodeView = v.strictObject({
  code: v.string(),
  uses: count,
  /** How many sign-ups hold a use now; one that ends gives it back. */
  used: count,
  ownSeats: v.boolean(),
  until: v.optional(WallTimeSchema),
  /** Of which institution people have to be who come by it. */
  institution: v.optional(v.strictObject({ institutionId: id("ins"), name: v.string() })),
  note: v.optional(v.string()),
  isOff: v.boolean(),
  version: count,
  createdAt: Instant,
});
export type AccessCodeView = v.InferOutput<typeof AccessCodeView>;

/** All access codes of an event, the oldest first. */
export const AccessCodes = v.strictObject({ items: v.array(AccessCodeView) });
