import { toDocument } from "./document.ts";
import type { Letter, MailAttachment } from "./letter.ts";
import { toPlainText } from "./plain-text.ts";

/** A mail in words, before it becomes MIME. */
export interface RenderedMail {
  subject: string;
  text: string;
  /** A whole HTML document. */
  html: string;
  attachments: MailAttachment[];
}

/** Writes a letter as text and as HTML. Pure: the same letter always looks the same. */
export function renderLetter(letter: Letter): RenderedMail {
  return {
    subject: letter.subject,
    text: toPlainText(letter),
    html: toDocument(letter),
    attachments: letter.attachments ?? [],
  };
}
