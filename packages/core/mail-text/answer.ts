import * as v from "valibot";
import { PLACE_MODES } from "../event/schema.ts";
import { LetterFileView } from "../letter-file/answer.ts";
import { count, Instant, Text } from "../shared/answer.ts";
import { MERGE_FIELDS } from "./rules.ts";

const Words = v.strictObject({ heading: v.string(), lead: v.string(), next: v.optional(v.string()) });

/** Words from further up: whose they are. */
const Above = v.strictObject({ level: v.picklist(["installation", "project"]), words: Words });

/** What a mail of one kind says in one place, and what it would say without that. */
export const MailTextView = v.strictObject({
  kind: v.string(),
  /** What it is called in Polish. */
  name: v.string(),
  /** What its text can name; absent: no such mail is sent any more. */
  offers: v.optional(v.array(v.picklist(MERGE_FIELDS))),
  /** It is about somebody who may have chosen an option. */
  byOption: v.boolean(),
  pl: v.optional(Words),
  en: v.optional(Words),
  paragraphs: v.array(
    v.strictObject({
      optionId: v.optional(v.string()),
      mode: v.optional(v.picklist(PLACE_MODES)),
      text: Text,
    }),
  ),
  /** What goes along; absent: nothing. */
  attachments: v.optional(v.array(LetterFileView)),
  /** Bytes that this may have together: what the mail brings along itself, and what is added above, is taken off. */
  room: count,
  /** What is added above, and goes along as far as there is room. */
  filesAbove: v.array(
    v.strictObject({ level: v.picklist(["installation", "project"]), name: v.string(), bytes: count }),
  ),
  /** By language: what is said where this place says nothing; absent: the built-in words. */
  above: v.strictObject({ pl: v.optional(Above), en: v.optional(Above) }),
  /** What of it cannot be said any more, so that the built-in words are. */
  issues: v.array(
    v.strictObject({
      path: v.string(),
      code: v.string(),
      limit: v.optional(v.union([v.string(), v.number()])),
    }),
  ),
  /** 0: nothing was saved here yet. */
  version: count,
  updatedAt: v.optional(Instant),
  changedByName: v.optional(v.string()),
});
export type MailTextView = v.InferOutput<typeof MailTextView>;

/** The texts of all automatic mails in one place. */
export const MailTexts = v.strictObject({
  mayEdit: v.boolean(),
  items: v.array(MailTextView),
});
export type MailTexts = v.InferOutput<typeof MailTexts>;

/** A mail as it would be read. */
export const MailTextPreview = v.strictObject({
  subject: v.string(),
  text: v.string(),
  html: v.string(),
  /** Names of the files that staff added. */
  attachments: v.array(v.string()),
});
export type MailTextPreview = v.InferOutput<typeof MailTextPreview>;
