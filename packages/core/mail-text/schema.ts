import * as v from "valibot";
import { PLACE_MODES, type EventId } from "../event/schema.ts";
import { NamedFilesSchema, type LetterFile } from "../letter-file/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import { RegistrationIdSchema } from "../registration/schema.ts";
import { line, optionalParagraphs, paragraphs, PartIdSchema, VersionSchema } from "../shared/field.ts";
import { LocaleSchema, localizedText, type LocalizedText } from "../shared/localized-text.ts";
import type { Day, Instant } from "../shared/time.ts";
import type { StaffId } from "../staff/schema.ts";

/** Characters of a heading, with which the subject begins: the title of the event follows. */
export const HEADING_MAX = 60;
/** Characters of what happened. */
export const LEAD_MAX = 1_500;
/** Characters of what is said after the facts. */
export const NEXT_MAX = 3_000;
/** Most paragraphs that an event adds. */
export const MAX_PARAGRAPHS = 10;
/** Characters of one of them. */
export const PARAGRAPH_MAX = 600;
/** Most fields that are filled in in one language. */
export const MAX_FIELDS = 30;

/** Whose text it is: of the installation, of a project, of an event. The nearest counts. */
export type MailTextOwner = "installation" | ProjectId | EventId;
/** Accepts whose text it is. */
export const MailTextOwnerSchema = v.pipe(
  v.string(),
  v.regex(/^(installation|(prj|evt)_[0-9A-Z]{26})$/, "field.id"),
) as unknown as v.GenericSchema<MailTextOwner>;

/** Accepts the name of a kind of mail. The core knows no kinds (docs/decisions/0054). */
export const MailKindSchema = v.pipe(v.string(), v.regex(/^[a-z]{1,20}\.[a-z_]{1,30}$/, "field.id"));

/** What staff say in one language in place of the built-in words; the frame around it is none of theirs. */
const WordsSchema = v.strictObject({
  heading: line(HEADING_MAX),
  lead: paragraphs(LEAD_MAX),
  next: optionalParagraphs(NEXT_MAX),
});
/** What staff say in one language in place of the built-in words. */
export type MailWords = v.InferOutput<typeof WordsSchema>;

/** What an event adds, for everybody or for those of one option; and what any place adds at events that are held in one way. */
const ParagraphSchema = v.strictObject({
  optionId: v.optional(PartIdSchema),
  /** Said only where the event is held so. */
  mode: v.optional(v.picklist(PLACE_MODES)),
  text: localizedText(PARAGRAPH_MAX),
});
/** What is added to a mail. */
export type MailParagraph = v.InferOutput<typeof ParagraphSchema>;

const textEntries = {
  /** Absent: what holds above is said. */
  pl: v.optional(WordsSchema),
  en: v.optional(WordsSchema),
  paragraphs: v.pipe(v.array(ParagraphSchema), v.maxLength(MAX_PARAGRAPHS, "field.too_many")),
  /** What goes along, whosever the text is. */
  attachments: NamedFilesSchema,
};

/** What a mail of one kind says in one place, on top of the version that was on the screen; with nothing in it, what holds above is said again. */
export const MailTextInputSchema = v.strictObject({ ...textEntries, version: VersionSchema });
/** What a mail of one kind says in one place. */
export type MailTextInput = v.InferOutput<typeof MailTextInputSchema>;

/** A text that is not saved, as it would be read: by a made-up person, perhaps of an option, or by somebody of the event. */
export const MailTextSampleSchema = v.strictObject({
  ...textEntries,
  locale: LocaleSchema,
  registrationId: v.optional(RegistrationIdSchema),
  optionId: v.optional(PartIdSchema),
  /** How the event is held, where it is made up. */
  mode: v.optional(v.picklist(PLACE_MODES)),
});
/** A text that is not saved, as it would be read. */
export type MailTextSample = v.InferOutput<typeof MailTextSampleSchema>;

/** What a mail of one kind says in one place. */
export interface MailText extends Omit<MailTextInput, "version" | "attachments"> {
  /** What goes along, in this order; absent: nothing. */
  attachments?: LetterFile[];
  owner: MailTextOwner;
  kind: string;
  /** What the kind was called in Polish when it was saved: it may be no more. */
  name: string;
  version: number;
  updatedAt: Instant;
  changedBy: string;
}

/** How often a text of one kind and language can be sent to oneself in a day. */
export const MAX_TESTS = 20;

/** That somebody of staff wants a text that is not saved as a mail to themselves; the latest of each kind and language. */
export interface MailTextTest extends Omit<MailTextSample, "attachments"> {
  attachments?: LetterFile[];
  /** What a bulletin says, of which nothing is adapted. */
  text?: LocalizedText;
  staffId: StaffId;
  owner: MailTextOwner;
  kind: string;
  /** Which of the tests of that day it is. */
  day: Day;
  count: number;
  askedAt: Instant;
}
