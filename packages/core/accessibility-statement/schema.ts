import * as v from "valibot";
import { DaySchema, EmailSchema, line, optionalLine, PhoneSchema, VersionSchema } from "../shared/field.ts";
import { localizedLine, localizedText } from "../shared/localized-text.ts";
import type { Instant } from "../shared/time.ts";

/** How far the site conforms to the act of 4 April 2019, in the words that the act has for it. */
export const CONFORMANCES = ["full", "partial", "none"] as const;
/** How far the site conforms. */
export type Conformance = (typeof CONFORMANCES)[number];

/** Who looked: the public body itself, or somebody from outside. */
export const ASSESSMENTS = ["self", "external"] as const;
/** Who looked. */
export type Assessment = (typeof ASSESSMENTS)[number];

/** Characters of what cannot be used, and of what is said of premises and apps. */
export const STATEMENT_TEXT_MAX = 3_000;

/**
 * What a public body states of the accessibility of its site (act of 4 April 2019, art. 10 and 11; structure 2.0 of the ministry, 31 July
 * 2024). What is the same at every installation – the procedure, the Ombudsman, what the product checks itself – is no field.
 */
export const StatementInputSchema = v.strictObject({
  /** Full name of the public body. */
  entity: localizedLine(200),
  /** Where its seat is. */
  address: line(200),
  /** When the site was published, and when it was last changed in a way that matters. */
  publishedOn: DaySchema,
  changedOn: DaySchema,
  conformance: v.picklist(CONFORMANCES),
  /** What cannot be used and why; required where the site does not conform in full. */
  inaccessible: v.optional(localizedText(STATEMENT_TEXT_MAX)),
  preparedOn: DaySchema,
  /** When it was last looked over; absent where it has been prepared only. */
  reviewedOn: v.optional(DaySchema),
  assessment: v.picklist(ASSESSMENTS),
  /** Who looked from outside; required there. */
  assessor: optionalLine(200),
  /** Person or unit that answers for accessibility. */
  contactName: line(100),
  contactEmail: EmailSchema,
  contactPhone: PhoneSchema,
  /** How to get into the seat: entrances, lifts, toilets, assistance dogs, interpreters. */
  premises: localizedText(STATEMENT_TEXT_MAX),
  /** Mobile apps of the body; absent where it has none. */
  apps: v.optional(localizedText(STATEMENT_TEXT_MAX)),
  /** On top of the version that was on the screen. */
  version: VersionSchema,
});
/** What a public body states of the accessibility of its site. */
export type StatementInput = v.InferOutput<typeof StatementInputSchema>;

/** The statement of the installation, as it is kept. */
export interface AccessibilityStatement extends StatementInput {
  updatedAt: Instant;
  changedBy: string;
}
