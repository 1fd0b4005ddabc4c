import * as v from "valibot";
import { FileRow } from "../registration/answer.ts";
import { count, id, Instant } from "../shared/answer.ts";

/** That people of an event come from a file. */
export const PeopleImportView = v.strictObject({
  importId: id("imp"),
  fileName: v.string(),
  people: count,
  tells: v.boolean(),
  /** How many it entered; absent: it has not ended. */
  entered: v.optional(count),
  createdAt: Instant,
});
export type PeopleImportView = v.InferOutput<typeof PeopleImportView>;

/** What there is to say of some rows of a file, in their order. */
export const FileRows = v.strictObject({ rows: v.array(FileRow) });
export type FileRows = v.InferOutput<typeof FileRows>;
