import type { MailTextView } from "@zapisy/core/mail-text/answer";
import type { MailTextLevel } from "@zapisy/core/mail-text/rules";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { ShownFile } from "../circular/letter-files.ts";
import type { MailKind, MailMessages } from "@zapisy/words/mail";

/** Words of a mail as a form has them. */
export interface WordsDraft {
  heading: string;
  lead: string;
  next: string;
}

/** What a mail says in a place, while it is written. */
export interface MailTextDraft {
  pl?: WordsDraft;
  en?: WordsDraft;
  paragraphs: MailTextView["paragraphs"];
  attachments: ShownFile[];
}

/** Built-in words of mails, in both languages. */
export type BuiltIn = Record<Locale, MailMessages>;

/** What is stored, as a form begins with it. */
export function toDraft({
  pl,
  en,
  paragraphs,
  attachments = [],
}: Pick<MailTextView, "pl" | "en" | "paragraphs" | "attachments">): MailTextDraft {
  const words = (stored: MailTextView["pl"]) => stored && { ...stored, next: stored.next ?? "" };
  const files = attachments.map(({ fileId, name, bytes }) => ({ fileId, name, bytes }));
  return { ...(pl && { pl: words(pl) }), ...(en && { en: words(en) }), paragraphs, attachments: files };
}

/** Whose words a mail says in a language: of the place itself where it has some. */
export function sourceOf(
  view: Pick<MailTextView, Locale | "above">,
  locale: Locale,
  level: MailTextLevel,
): MailTextLevel | "builtIn" {
  return view[locale] ? level : (view.above[locale]?.level ?? "builtIn");
}

/** What a mail says in a language where the place says nothing: words from above, or the built-in ones. */
export function wordsAbove(
  { kind, above }: Pick<MailTextView, "kind" | "above">,
  locale: Locale,
  builtIn: BuiltIn,
): WordsDraft {
  const upper = above[locale]?.words;
  if (upper) return { ...upper, next: upper.next ?? "" };
  const { heading, lead, next } = builtIn[locale].kind[kind as MailKind];
  return { heading, lead, next: next.join("\n\n") };
}
