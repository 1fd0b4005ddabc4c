import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import { ImportedPersonSchema, type ImportedPerson } from "../registration/schema.ts";
import { line, optionalLine, VersionSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Instant } from "../shared/time.ts";

export { ImportedPersonSchema, type ImportedPerson };

/** Ids of imports. */
export type ImportId = Id<"imp">;

/** Most people that one file brings. */
export const MAX_IMPORTED_PEOPLE = 2_000;
/** Most of them in one request: each is a transaction, and what waits for an answer must not wait for long. */
export const MAX_PEOPLE_AT_ONCE = 25;

/** What staff say of a file before its people come. */
export const ImportInputSchema = v.strictObject({
  /** As the file is called on their computer. */
  fileName: line(200),
  /** How many people of it are to be entered. */
  people: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_IMPORTED_PEOPLE, "field.too_many")),
  /** Whether each of them is mailed where they stand. */
  tells: v.boolean(),
  /** Why whoever does not meet a criterion of the event is entered all the same. */
  reason: optionalLine(300),
});
/** What staff say of a file before its people come. */
export type ImportInput = v.InferOutput<typeof ImportInputSchema>;

/** Some people of a file, in its order. */
export const ImportedPeopleSchema = v.strictObject({
  people: v.pipe(
    v.array(ImportedPersonSchema),
    v.minLength(1),
    v.maxLength(MAX_PEOPLE_AT_ONCE, "field.too_many"),
  ),
  /** The version of the form to whose questions the columns were matched. */
  formVersion: v.optional(VersionSchema),
});
/** Some people of a file, in its order. */
export type ImportedPeople = v.InferOutput<typeof ImportedPeopleSchema>;

/** That people of an event came from a file. */
export interface PeopleImport {
  eventId: EventId;
  importId: ImportId;
  fileName: string;
  /** How many people of the file were to be entered. */
  people: number;
  tells: boolean;
  reason?: string;
  /** How many of them it entered, once it has ended. Absent: it has not, or it broke off. */
  entered?: number;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  changedBy: string;
}
