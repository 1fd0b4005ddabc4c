import * as v from "valibot";
import { count, Email, Text, Url } from "../shared/answer.ts";
import { ASSESSMENTS, CONFORMANCES } from "./schema.ts";

const Day = v.pipe(v.string(), v.isoDate());

const Stated = v.strictObject({
  entity: Text,
  address: v.string(),
  publishedOn: Day,
  changedOn: Day,
  conformance: v.picklist(CONFORMANCES),
  inaccessible: v.optional(Text),
  preparedOn: Day,
  reviewedOn: v.optional(Day),
  assessment: v.picklist(ASSESSMENTS),
  assessor: v.optional(v.string()),
  contactName: v.string(),
  contactEmail: Email,
  contactPhone: v.string(),
  premises: Text,
  apps: v.optional(Text),
});

/** What the product's own tests look at, with each version of it. */
const Check = v.strictObject({
  on: Day,
  tool: v.string(),
  /** Pages and states of pages. */
  views: count,
});

/** What the organiser states of the accessibility of the site. */
export const AccessibilityStatementView = v.strictObject({
  /** Absent: not written yet. */
  statement: v.optional(Stated),
  siteUrl: Url,
  check: Check,
});
export type AccessibilityStatementView = v.InferOutput<typeof AccessibilityStatementView>;

/** The same as whoever writes it sees it. */
export const StatementSettings = v.strictObject({
  statement: v.optional(Stated),
  /** 0: not written yet. */
  version: count,
  /** By when it has to be looked over, and how that stands. */
  review: v.optional(v.strictObject({ dueOn: Day, state: v.picklist(["done", "soon", "late"]) })),
  /** As the site calls itself: what a new one begins with. */
  organiserName: v.string(),
});
export type StatementSettings = v.InferOutput<typeof StatementSettings>;
