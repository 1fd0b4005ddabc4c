import { isAllowed } from "../access/rules.ts";
import type { Owned } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { PlaceMode } from "../event/schema.ts";
import type { Issue } from "../shared/error.ts";
import { LOCALES, type Locale } from "../shared/localized-text.ts";
import { FIELD_NAMES, fieldsOf, MERGE_FIELDS, names, piecesOf, textIssues } from "./fields.ts";
import type { MergeField } from "./fields.ts";
import {
  MAX_FIELDS,
  type MailParagraph,
  type MailText,
  type MailTextOwner,
  type MailWords,
} from "./schema.ts";

export { fileHolder, filesThatGo, roomForFiles, type PlacedFile } from "./files.ts";
export { FIELD_NAMES, fieldsOf, MERGE_FIELDS, names, piecesOf, textIssues, type MergeField };

/** What staff can adapt of a kind of mail. */
export interface AdaptableKind {
  /** What it is called in Polish. */
  name: string;
  /** What its text can name. */
  offers: readonly MergeField[];
  /** It is about somebody who may have chosen an option. */
  byOption: boolean;
  /** Bytes that its mails bring along themselves, at most: a calendar, a certificate. */
  brings: number;
}

/** Where a text is. */
export type MailTextLevel = "installation" | "project" | "event";

/** Where the text of that owner is. */
export function levelOf(owner: MailTextOwner): MailTextLevel {
  if (owner === "installation") return owner;
  return owner.startsWith("prj_") ? "project" : "event";
}

/** Whether somebody of staff may change the texts there; `owned`: the project, or the event, that they are of. */
export function canEditMailTexts(actor: StaffActor, level: MailTextLevel, owned?: Partial<Owned>): boolean {
  return isAllowed(actor, `texts.edit_${level}`, owned);
}

/** What can be adapted. */
type Written = Pick<MailText, "pl" | "en" | "paragraphs">;

/** The same with what goes along, however it is named. */
type WrittenWithFiles = Written & { attachments?: readonly unknown[] };

/** Whether it says anything of its own. */
export function saysAnything({ pl, en, paragraphs, attachments = [] }: WrittenWithFiles): boolean {
  return pl !== undefined || en !== undefined || paragraphs.length > 0 || attachments.length > 0;
}

/** What of a text cannot be said, each beside its field. */
export function wordingIssues(text: Written, { offers }: Pick<AdaptableKind, "offers">): Issue[] {
  return LOCALES.flatMap((locale) => {
    const said = [
      ...Object.entries(text[locale] ?? {}).map(([part, words]) => [`${locale}.${part}`, words] as const),
      ...text.paragraphs.map(
        ({ text: words }, index) => [`paragraphs.${index}.text.${locale}`, words[locale]] as const,
      ),
    ];
    const issues = said.flatMap(([path, words = ""]) => textIssues(path, words, offers));
    const [first] = said.find(([, words = ""]) => fieldsOf(words).length > 0) ?? [];
    const count = said.reduce((sum, [, words = ""]) => sum + fieldsOf(words).length, 0);
    return first !== undefined && count > MAX_FIELDS
      ? [...issues, { path: first, code: "mail_text.too_many_fields", limit: MAX_FIELDS }]
      : issues;
  });
}

/**
 * What is wrong with a text in its place.
 * @param options what can be chosen at the event, or could once; of what is no event, nothing
 */
export function mailTextIssues(
  text: Written,
  kind: Pick<AdaptableKind, "offers" | "byOption">,
  level: MailTextLevel,
  options: readonly string[],
): Issue[] {
  const misplaced = text.paragraphs.flatMap(({ optionId, mode }, index) => {
    const path = `paragraphs.${index}.optionId`;
    // Above an event a text is said by everybody; what is added there is for events of one kind.
    if (level !== "event" && (optionId !== undefined || mode === undefined))
      return [{ path, code: "mail_text.events_only" }];
    if (optionId === undefined) return [];
    if (!kind.byOption) return [{ path, code: "mail_text.no_options" }];
    return options.includes(optionId) ? [] : [{ path, code: "mail_text.option_gone" }];
  });
  return [...wordingIssues(text, kind), ...misplaced];
}

/** The words that count in a language, and where they are from: the first that are there. Undefined: the built-in ones. */
export function nearestWords(
  texts: readonly (MailText | undefined)[],
  locale: Locale,
): { level: MailTextLevel; words: MailWords } | undefined {
  for (const text of texts) {
    const words = text?.[locale];
    if (text && words) return { level: levelOf(text.owner), words };
  }
  return undefined;
}

/** For whom a mail is, as far as paragraphs go by it: what they chose, and how the event is held. */
export interface ParagraphReader {
  options: readonly string[];
  /** Absent: nobody knows. */
  mode?: PlaceMode;
}

/** What is added for a reader. */
export function paragraphsFor(
  paragraphs: readonly MailParagraph[],
  { options, mode }: ParagraphReader,
): MailParagraph[] {
  return paragraphs.filter(
    (one) =>
      (one.optionId === undefined || options.includes(one.optionId)) &&
      (one.mode === undefined || one.mode === mode),
  );
}
