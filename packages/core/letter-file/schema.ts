import * as v from "valibot";
import type { Attachment } from "../attachment/schema.ts";
import { OFFICE_TYPES, type FileType } from "../file/schema.ts";
import { line } from "../shared/field.ts";

/** Most files that are named for one mail in one place. */
export const MAX_LETTER_FILES = 10;
/**
 * Bytes of all files of one mail. In it they are a third more, and SES takes ten million: there is room for what the letter says, and few
 * mailboxes refuse it.
 */
export const LETTER_FILES_MAX_BYTES = 5_000_000;

/** What may go with a letter, told by its bytes: what offices write, scan and photograph, none of it with macros. */
export const LETTER_FILE_TYPES = [
  "application/pdf",
  "image/jpeg",
  "image/png",
  ...OFFICE_TYPES,
] as const satisfies readonly (FileType | (typeof OFFICE_TYPES)[number])[];
/** What may go with a letter. */
export type LetterFileType = (typeof LETTER_FILE_TYPES)[number];

/** Announces a file that is to go with a letter. */
export const LetterFileInputSchema = v.strictObject({
  name: line(200),
  mediaType: v.picklist(LETTER_FILE_TYPES, "file.letter_type"),
  bytes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1, "file.empty"),
    v.maxValue(LETTER_FILES_MAX_BYTES, "letter_file.too_large"),
  ),
});
/** Announces a file that is to go with a letter. */
export type LetterFileInput = v.InferOutput<typeof LetterFileInputSchema>;

/** A file that goes with a letter. */
export interface LetterFile extends Attachment<LetterFileType> {
  /** As the person called it, made fit to be saved anywhere. */
  name: string;
}

/** Accepts what goes along: of a file that the letter has, its id; of a new one, its receipt. Absent: nothing. */
export const NamedFilesSchema = v.optional(
  v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.maxLength(2000, "field.too_long"),
        v.regex(/^(fil_[0-9A-Z]{26}|[\w-]+\.[\w-]{43})$/, "field.invalid"),
      ),
    ),
    v.maxLength(MAX_LETTER_FILES, "letter_file.too_many"),
  ),
);
