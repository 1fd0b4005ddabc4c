import * as v from "valibot";
import { count, id } from "../shared/answer.ts";
import { ATTACHMENT_TYPES } from "./schema.ts";

/** What is known of files that answer questions, by question. */
export const Attachments = v.record(
  v.string(),
  v.strictObject({
    fileId: id("fil"),
    mediaType: v.picklist(ATTACHMENT_TYPES),
    bytes: count,
    sha256: v.string(),
  }),
);
