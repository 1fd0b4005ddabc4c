import * as v from "valibot";
import { count, id } from "../shared/answer.ts";
import { LETTER_FILE_TYPES } from "./schema.ts";

/** A file that goes with a letter. */
export const LetterFileView = v.strictObject({
  fileId: id("fil"),
  /** As those who get the letter see it. */
  name: v.string(),
  mediaType: v.picklist(LETTER_FILE_TYPES),
  bytes: count,
  sha256: v.string(),
});
