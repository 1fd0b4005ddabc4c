import * as v from "valibot";
import { count, id, Instant, Text } from "../shared/answer.ts";
import { Recruitment } from "../event/answer.ts";
import { INTEREST_STATES } from "./schema.ts";

/** What the holder of a mailed link reads of it. */
export const OwnInterest = v.strictObject({
  /** Its first letter and the domain: the link may have been passed on. */
  address: v.optional(v.string()),
  /** open: nothing is waited for any more, and the address is erased. */
  state: v.picklist([...INTEREST_STATES, "ended"]),
  event: v.strictObject({
    eventId: id("evt"),
    title: Text,
    /** What its address ends with. */
    slug: v.string(),
    recruitment: Recruitment,
  }),
  /** When the address is erased at the latest. */
  until: v.optional(Instant),
});
export type OwnInterest = v.InferOutput<typeof OwnInterest>;

/** How many people want to be told of an event. Who they are nobody is told. */
export const Interests = v.strictObject({ waiting: count });
export type Interests = v.InferOutput<typeof Interests>;
