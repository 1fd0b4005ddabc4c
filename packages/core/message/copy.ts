import type { Message } from "./schema.ts";

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

/**
 * Where the copy of a mail is kept; undefined for those of which there is none. Only what is about a registration is kept: codes and links by
 * which staff sign in, those of contacts and of who is invited are not.
 */
export function copyKey({
  registrationId,
  messageId,
}: Pick<Message, "registrationId" | "messageId">): string | undefined {
  return registrationId && `mails/${registrationId}/${messageId}.html`;
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
      if (OPENS_NOTHING.test(path)) return path;
      const [first = ""] = path.split(/[/?#]/);
      return first === path ? path : `${first}/…`;
    }),
  );
  return [before, ...shortened].join(`${siteUrl}/`);
}
