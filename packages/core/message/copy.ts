import { invitationIn } from "../invitation/rules.ts";
import { ownerOf } from "./rules.ts";

/** A mail as it went out, without what opens somebody's registration. */
export interface MailCopy {
  subject: string;
  /** As plain text. */
  text: string;
  /** Names of the files that went with it. */
  attachments: string[];
}

/** Nothing of a copy runs, sends or loads, and its links lead nowhere: it is shown in a frame that may open nothing. */
const GUARD =
  '<meta http-equiv="content-security-policy" content="default-src \'none\'; style-src \'unsafe-inline\'" /><base target="_blank" />';
/** Data beside the page: browsers do not run what is of such a type. */
const DATA = '<script type="application/json">';
const DATA_END = "</script>";

/** Whose mails are kept: of registrations, of who is invited, of contacts of institutions, and of events, to who hosts or leads something, and to accounts of institutions. */
const KEPT = /^(reg|inv|del|evt)_/;

/** Where the copy of a mail is kept; undefined for those of which there is none: codes and links by which staff sign in, and news. */
export function copyKey(message: Parameters<typeof ownerOf>[0]): string | undefined {
  const ownerId = ownerOf(message);
  return KEPT.test(ownerId) ? `mails/${ownerId}/${message.messageId}.html` : undefined;
}

/**
 * A mail as a page that is kept: how it looked, and as data how it read.
 * @param siteUrl where the installation is; of its addresses only those of events stay whole
 */
export function copyPage(
  { html, subject, text, attachments }: MailCopy & { html: string },
  siteUrl: string,
): string {
  const copy: MailCopy = { subject, text: withoutKeys(text, siteUrl), attachments };
  const data = JSON.stringify(copy).replaceAll("<", "\\u003c");
  const page = withoutKeys(html, siteUrl)
    .replace("<head>", () => `<head>${GUARD}`)
    // Pictures are told in words: whoever looks at a copy fetches nothing.
    .replaceAll(/<img src="[^"]*"/g, "<img");
  return `${page}${DATA}${data}${DATA_END}`;
}

/** What a page that was kept says. @throws SyntaxError when it is none */
export function readCopy(page: string): MailCopy {
  const data = page.slice(page.lastIndexOf(DATA) + DATA.length, -DATA_END.length);
  return JSON.parse(data) as MailCopy;
}

/** What may follow the address of the site and opens nothing: the page of an event. */
const OPENS_NOTHING = /^events\/[\w.~%-]+$/;

/** A text in which addresses of the site lead no further than to what everybody may see: the rest of them is a secret, or may be one. */
function withoutKeys(text: string, siteUrl: string): string {
  const [before = "", ...others] = text.split(`${siteUrl}/`);
  const shortened = others.map((other) =>
    other.replace(/^[^\s"'<>]*/, (path) => {
      if (OPENS_NOTHING.test(path) && invitationIn(path) === undefined) return path;
      const [first = ""] = path.split(/[/?#]/);
      return first === path ? path : `${first}/…`;
    }),
  );
  return [before, ...shortened].join(`${siteUrl}/`);
}
