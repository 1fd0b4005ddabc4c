import * as v from "valibot";
import { EVENT_KINDS } from "../event/schema.ts";
import { Instant } from "../shared/answer.ts";
import { SUBSCRIPTION_STATES } from "./schema.ts";

/** What the holder of an address sees of their subscription. */
export const OwnSubscription = v.strictObject({
  /** The address, with most of it left out: the link may have been passed on. */
  address: v.string(),
  state: v.picklist(SUBSCRIPTION_STATES),
  /** Absent: every kind. */
  kinds: v.optional(v.array(v.picklist(EVENT_KINDS))),
  /** Absent: every county. */
  counties: v.optional(v.array(v.string())),
  since: Instant,
});
export type OwnSubscription = v.InferOutput<typeof OwnSubscription>;
