import MailComposer from "nodemailer/lib/mail-composer";
import type { MailAttachment } from "./letter.ts";
import { oneLine } from "./line.ts";

/** A mailbox: an ASCII address and, if wanted, a name to show. */
export interface Mailbox {
  name?: string;
  address: string;
}

/** What a MIME message is made of. One person, one message: a visible list of recipients is a breach. */
export interface MimeInput {
  /** Our id of the message; goes into `X-Zapisy-Message`, so that bounces find their way back. */
  messageId: string;
  from: Mailbox;
  to: Mailbox;
  replyTo?: Mailbox;
  subject: string;
  text: string;
  html: string;
  attachments?: readonly MailAttachment[];
  /** Where a mail program ends a subscription by one POST (RFC 8058); whatever has none cannot be unsubscribed from. */
  unsubscribe?: string;
}

/**
 * Builds a MIME message (UTF-8, CRLF, text and HTML as alternatives, attachments after them).
 * Subject and shown names are put on one line; an address, a header, a file name or a content type with
 * a line break or another control character is refused, so that nothing can inject a header.
 * `Auto-Submitted` keeps out-of-office replies away (RFC 3834).
 * @throws RangeError when a value cannot stand in a header
 */
export async function composeMime(input: MimeInput): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: mailbox(input.from),
    to: mailbox(input.to),
    replyTo: input.replyTo && mailbox(input.replyTo),
    subject: oneLine(input.subject),
    text: input.text,
    html: input.html,
    attachments: (input.attachments ?? []).map(({ filename, contentType, content }) => ({
      filename: headerText(filename),
      contentType: headerText(contentType),
      content: typeof content === "string" ? content : Buffer.from(content),
    })),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Zapisy-Message": headerText(input.messageId),
      ...(input.unsubscribe !== undefined && {
        // No address of mail beside it: nobody reads what would come there.
        "List-Unsubscribe": `<${webAddress(input.unsubscribe)}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    newline: "win",
    // Contents are given as they are; a text that looks like a path must never be opened.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function mailbox({ name, address }: Mailbox): { name: string; address: string } {
  if (!/^[\x21-\x7e]+$/.test(address) || !/^[^@<>,;:"()[\]\\]+@[^@<>,;:"()[\]\\]+$/.test(address)) {
    throw new RangeError("An address of the message is not a single ASCII mailbox.");
  }
  return { name: oneLine(name ?? ""), address };
}

/** An address between angle brackets, which would end at one. */
function webAddress(url: string): string {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(url) || /[<>,]/.test(url))
    throw new RangeError("A value of the message is no address of the web.");
  return url;
}

function headerText(value: string): string {
  if (/\p{Cc}/u.test(value)) throw new RangeError("A value of the message holds a control character.");
  return value;
}
