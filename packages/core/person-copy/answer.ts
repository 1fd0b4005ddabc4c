import * as v from "valibot";
import { count, Email, id, Instant, Text } from "../shared/answer.ts";
import { ENDS, PURPOSES, type Saying } from "../shared/holding.ts";
import { STAFF_ROLES } from "../staff/schema.ts";

const keysOf = <Name extends string>(names: Record<Name, unknown>) => Object.keys(names) as [Name, ...Name[]];
const SAYINGS = ["name", "contact", "facts", "words", "special"] as const satisfies readonly Saying[];

/** One value of a row that says something of a person. */
export const CopiedValue = v.strictObject({
  /** Where in the row it stands: `person.answers.why`. */
  path: v.string(),
  /** The stored field to which it belongs, as docs/privacy.md has it: `person.answers`. */
  field: v.string(),
  says: v.array(v.picklist(SAYINGS)),
  value: v.union([v.string(), v.number(), v.boolean()]),
  /** What the form asked there, or offered. */
  asked: v.optional(Text),
  /** What was chosen is called there. */
  chosen: v.optional(Text),
});
export type CopiedValue = v.InferOutput<typeof CopiedValue>;

/** A row in which something of a person is kept. */
export const CopiedRow = v.strictObject({
  /** What it is, as docs/privacy.md calls it. */
  entity: v.string(),
  /** The event to which it belongs. */
  eventId: v.optional(id("evt")),
  eventTitle: v.optional(Text),
  /** What it is kept for, and when it ends (art. 15(1)(a) and (d) GDPR). */
  why: v.picklist(keysOf(PURPOSES)),
  until: v.picklist(keysOf(ENDS)),
  /** Which roles of staff see it, as far as their rights go (c). */
  readers: v.array(v.picklist(STAFF_ROLES)),
  values: v.array(CopiedValue),
});
export type CopiedRow = v.InferOutput<typeof CopiedRow>;

/** All that is kept of a person, as they are given it. */
export const PersonCopy = v.strictObject({
  madeAt: Instant,
  /** The address by which they were found. */
  address: v.optional(Email),
  registrations: count,
  rows: v.array(CopiedRow),
});
export type PersonCopy = v.InferOutput<typeof PersonCopy>;
