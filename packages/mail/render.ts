import {
  groupDigits,
  type Block,
  type Fact,
  type FactValue,
  type Funding,
  type Letter,
  type MailAttachment,
  type Piece,
} from "./letter.ts";

/** A mail in words, before it becomes MIME. */
export interface RenderedMail {
  subject: string;
  text: string;
  /** A whole HTML document. */
  html: string;
  attachments: MailAttachment[];
  /** {@link Letter.unsubscribe} */
  unsubscribe?: string;
}

/** Writes a letter as text and as HTML. Pure: the same letter always looks the same. */
export function renderLetter(letter: Letter): RenderedMail {
  return {
    subject: letter.subject,
    text: toPlainText(letter),
    html: toDocument(letter),
    attachments: letter.attachments ?? [],
    ...(letter.unsubscribe !== undefined && { unsubscribe: letter.unsubscribe }),
  };
}

/** Lines of mail in plain text stay readable below 78 characters (RFC 5322 2.1.1), also when quoted. */
const WIDTH = 72;

/** Writes a letter as plain text: wrapped at words, every address on a line of its own. */
function toPlainText(letter: Letter): string {
  const { note, link } = letter.footer;
  const footer = link ? `${wrap(note)}\n${link.label}:\n${link.url}` : wrap(note);
  const funding = (letter.funding?.lines ?? []).map(({ text }) => wrap(text)).join("\n");
  return `${[...letter.blocks.map(blockText), ...(funding ? [funding] : []), footer].join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return wrap(block.text);
    case "lines":
      return block.lines.map((line) => wrap(line.map(pieceText).join(""))).join("\n");
    case "list":
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${index + 1}. ` : "- ";
          return wrap(mark + item.map(pieceText).join(""), " ".repeat(mark.length));
        })
        .join("\n");
    case "facts":
      return block.facts.map(factText).join("\n");
    case "action":
      return `${block.label}:\n${block.url}`;
    case "code":
      return `    ${groupDigits(block.code)}`;
    case "signature":
      return block.lines.map((line) => wrap(line)).join("\n");
  }
}

/** A piece as plain text: a link in words says where it leads to. */
export function pieceText({ text, href }: Piece): string {
  const address = href?.replace(/^mailto:/, "");
  return address === undefined || address === text ? text : `${text} (${address})`;
}

function factText({ label, values }: Fact): string {
  const [first, ...others] = values;
  if (!first) return "";
  if (others.length > 0)
    return [`${label}:`, ...values.map(({ text }) => wrap(`- ${text}`, "  "))].join("\n");
  return first.href?.startsWith("https:")
    ? `${label}:\n${first.text}`
    : wrap(`${label}: ${first.text}`, "  ");
}

/** Breaks a line at words; a word that is longer than the width stays whole, so that addresses work. */
function wrap(text: string, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

/** Markup that is safe to put into a document: written in the source, with every value escaped. */
export class Html {
  readonly markup: string;

  /** Takes the markup as it is; templates are made by {@link html}, which escapes. */
  constructor(markup: string) {
    this.markup = markup;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Escapes a text for use between tags and within quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** What can stand in a template: text, which is escaped, markup, which is not, or nothing. */
export type HtmlValue = string | Html | readonly Html[] | undefined;

/** Template tag for markup: every value that is not markup itself is escaped. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let markup = strings[0] ?? "";
  for (const [index, value] of values.entries()) markup += markupOf(value) + (strings[index + 1] ?? "");
  return new Html(markup);
}

function markupOf(value: HtmlValue): string {
  if (value === undefined) return "";
  if (typeof value === "string") return escapeHtml(value);
  return value instanceof Html ? value.markup : value.map(({ markup }) => markup).join("");
}

// Mail programs keep inline styles best, so light colours stand there. Programs that know the reader's
// colour scheme get the dark ones from the style sheet by class. All pairs of text and ground have a
// contrast of at least 4.5:1. Which program knows what is asked of caniemail's data (looks.test.ts).
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const STYLE = {
  page: `margin:0;padding:0;background-color:#f3f5f4;color:#1b2624;${FONT};font-size:16px;line-height:1.5`,
  around: `padding:16px 12px;${FONT};font-size:16px;line-height:1.5;color:#1b2624`,
  frame: "max-width:600px;margin:0 auto;text-align:left",
  paper:
    "border-collapse:separate;table-layout:fixed;background-color:#ffffff;border:1px solid #d5dcda;border-radius:8px",
  sheet: `padding:24px 20px;${FONT};font-size:16px;line-height:1.5;color:#1b2624`,
  heading: "margin:0 0 20px;font-size:22px;line-height:1.3;font-weight:600;color:#0b5650",
  paragraph: "margin:0 0 16px",
  points: "margin:0 0 16px;padding:0 0 0 24px",
  item: "margin:0 0 4px",
  facts: "margin:0 0 20px",
  factsCell: `padding:4px 0 4px 16px;border-left:3px solid #0b5650;${FONT};font-size:16px;line-height:1.5;color:#1b2624`,
  list: "margin:0",
  label: "margin:0;font-size:14px;color:#4c5a57",
  value: "margin:0 0 2px",
  lastValue: "margin:0 0 10px",
  link: "color:#0b5650;word-break:break-word",
  name: "color:#0b5650",
  buttonCell: "background-color:#0b5650;border-radius:6px;mso-padding-alt:12px 22px",
  button: `display:inline-block;padding:12px 22px;color:#ffffff;${FONT};font-size:16px;font-weight:600;text-decoration:none`,
  hint: "margin:12px 0 20px;font-size:14px;color:#4c5a57",
  address: "word-break:break-all",
  code: "margin:0 0 16px;font-family:ui-monospace,Consolas,Menlo,monospace;font-size:32px;line-height:1.3;font-weight:600",
  // The signs of funders are made for a white ground, in the dark, too.
  signs: `padding:16px 20px;background-color:#ffffff;border-top:1px solid #d5dcda;border-radius:0 0 8px 8px;${FONT};font-size:14px;line-height:1.5;color:#4c5a57`,
  // High enough for what is read in place of a picture that is not loaded.
  sign: "width:auto;height:auto;max-width:100%;max-height:72px;border:0;margin:0 16px 8px 0;vertical-align:middle;font-size:12px;line-height:1.4;color:#4c5a57",
  funding: "margin:8px 0 0",
  footer: `padding:16px 20px 0;${FONT};font-size:14px;line-height:1.5;color:#4c5a57`,
};

const STYLE_SHEET = new Html(`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #121817 !important; }
  .page, .text { color: #e6ecea !important; }
  .paper { background-color: #1b2422 !important; border-color: #3a4744 !important; }
  .heading, .link { color: #7fd3c8 !important; }
  .facts { border-color: #7fd3c8 !important; }
  .soft { color: #b3c0bd !important; }
  .fill { background-color: #7fd3c8 !important; }
  .button { color: #0c201d !important; }
}
`);

/** A table that only places things: Outlook for Windows knows no other way to a width, a ground or an edge. */
const PLACING = new Html('role="presentation" cellpadding="0" cellspacing="0" border="0"');

// Outlook for Windows has no greatest width: the frame gets a table of 600 px there, and nowhere else.
const OUTLOOK_FRAME = new Html(
  '<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->',
);
const OUTLOOK_FRAME_END = new Html("<!--[if mso]></td></tr></table><![endif]-->");

/**
 * Writes a letter as an HTML document for mail programs: readable at 320 px, without its style sheet and without pictures. The
 * signs of who pays are the only thing that is loaded, and their address is the same for every reader.
 */
function toDocument(letter: Letter): string {
  const { note, link } = letter.footer;
  // The language stands on the frame too, because web mail keeps only what is inside the body.
  return html`<!doctype html>
    <html lang="${letter.locale}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${letter.subject}</title>
        <style>
          ${STYLE_SHEET}
        </style>
      </head>
      <body class="page" style="${STYLE.page}">
        <table ${PLACING} width="100%" class="page" style="${STYLE.page}">
          <tr>
            <td style="${STYLE.around}">
              ${OUTLOOK_FRAME}
              <div
                role="article"
                aria-label="${letter.subject}"
                lang="${letter.locale}"
                dir="ltr"
                style="${STYLE.frame}"
              >
                <table ${PLACING} width="100%" class="paper" style="${STYLE.paper}">
                  <tr>
                    <td class="text" style="${STYLE.sheet}">
                      <h1 class="heading" style="${STYLE.heading}">${letter.heading}</h1>
                      ${letter.blocks.map(blockMarkup)}
                    </td>
                  </tr>
                  ${letter.funding && fundingMarkup(letter.funding)}
                </table>
                <table ${PLACING} width="100%">
                  <tr>
                    <td class="soft" style="${STYLE.footer}">
                      ${note}${link && html`<br />${anchor({ text: link.label, href: link.url }, "name")}`}
                    </td>
                  </tr>
                </table>
              </div>
              ${OUTLOOK_FRAME_END}
            </td>
          </tr>
        </table>
      </body>
    </html> `.markup;
}

function fundingMarkup({ logos, lines }: Funding): Html {
  return html`<tr>
    <td style="${STYLE.signs}">
      ${logos.map(
        ({ url, alt }) => html`<img src="${url}" alt="${alt}" height="44" style="${STYLE.sign}" /> `,
      )}
      ${lines.map(
        ({ text, lang }) => html`<p ${lang && html`lang="${lang}"`} style="${STYLE.funding}">${text}</p> `,
      )}
    </td>
  </tr>`;
}

function blockMarkup(block: Block): Html {
  switch (block.type) {
    case "paragraph":
      return html`<p style="${STYLE.paragraph}">${block.text}</p> `;
    case "lines":
      return html`<p ${block.lang && html`lang="${block.lang}"`} style="${STYLE.paragraph}">
        ${block.lines.map(
          (line, index) => html`${index > 0 ? html`<br />` : undefined}${line.map(pieceMarkup)}`,
        )}
      </p> `;
    case "list": {
      const items = block.items.map((item) => html`<li style="${STYLE.item}">${item.map(pieceMarkup)}</li> `);
      const lang = block.lang && html`lang="${block.lang}"`;
      return block.ordered
        ? html`<ol ${lang} style="${STYLE.points}">
            ${items}
          </ol> `
        : html`<ul ${lang} style="${STYLE.points}">
            ${items}
          </ul> `;
    }
    case "facts":
      return html`<table ${PLACING} width="100%" style="${STYLE.facts}">
        <tr>
          <td class="facts text" style="${STYLE.factsCell}">
            <dl style="${STYLE.list}">${block.facts.map(factMarkup)}</dl>
          </td>
        </tr>
      </table> `;
    case "action":
      return html`<table ${PLACING}>
          <tr>
            <td class="fill" style="${STYLE.buttonCell}">
              <a class="button" href="${block.url}" style="${STYLE.button}">${block.label}</a>
            </td>
          </tr>
        </table>
        <p class="soft" style="${STYLE.hint}">
          ${block.copyHint}<br /><span style="${STYLE.address}">${block.url}</span>
        </p> `;
    case "code":
      return html`<p style="${STYLE.code}">${groupDigits(block.code)}</p> `;
    case "signature":
      return html`<p style="margin:0">
        ${block.lines.map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`))}
      </p> `;
  }
}

function factMarkup({ label, values }: Fact): Html {
  const last = values.length - 1;
  return html`<dt class="soft" style="${STYLE.label}">${label}</dt>
    ${values.map(
      (value, index) =>
        html`<dd
          style="${index === last ? STYLE.lastValue : STYLE.value}"
          ${value.lang && html`lang="${value.lang}"`}
        >
          ${anchor(value)}
        </dd> `,
    )}`;
}

function pieceMarkup({ strong, emphasis, ...value }: Piece): Html {
  const { text, href = "" } = value;
  const plain = anchor(value, href.endsWith(text) ? "link" : "name");
  const inner = emphasis ? html`<em>${plain}</em>` : plain;
  return strong ? html`<strong>${inner}</strong>` : inner;
}

/** `link` breaks anywhere, as addresses must on a phone; `name` is in words. */
function anchor({ text, href }: FactValue, kind: "link" | "name" = "link"): Html {
  // Anything but a web or mail address stays text, whatever has got into the data.
  if (!href || !/^(https?:\/\/|mailto:)/.test(href)) return html`${text}`;
  return html`<a class="link" href="${href}" style="${STYLE[kind]}">${text}</a>`;
}
