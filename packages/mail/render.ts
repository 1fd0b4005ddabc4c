import {
  groupDigits,
  type Block,
  type Fact,
  type FactValue,
  type Letter,
  type MailAttachment,
} from "./letter.ts";

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

/** Lines of mail in plain text stay readable below 78 characters (RFC 5322 2.1.1), also when quoted. */
const WIDTH = 72;

/** Writes a letter as plain text: wrapped at words, every address on a line of its own. */
function toPlainText(letter: Letter): string {
  const { note, link } = letter.footer;
  const footer = link ? `${wrap(note)}\n${link.label}:\n${link.url}` : wrap(note);
  return `${[...letter.blocks.map(blockText), footer].join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return wrap(block.text);
    case "lines":
      return block.lines.map((line) => wrap(line.map(({ text }) => text).join(""))).join("\n");
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
// contrast of at least 4.5:1.
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const STYLE = {
  page: `margin:0;padding:0;background:#f3f5f4;color:#1b2624;${FONT};font-size:16px;line-height:1.5`,
  frame: `max-width:600px;margin:0 auto;padding:16px 12px;${FONT};font-size:16px;line-height:1.5;color:#1b2624`,
  paper:
    "background:#ffffff;border:1px solid #d5dcda;border-radius:8px;padding:24px 20px;overflow-wrap:break-word",
  heading: "margin:0 0 20px;font-size:22px;line-height:1.3;font-weight:600;color:#0b5650",
  paragraph: "margin:0 0 16px",
  facts: "margin:0 0 20px;padding:4px 0 4px 16px;border-left:3px solid #0b5650",
  label: "margin:0;font-size:14px;color:#4c5a57",
  value: "margin:0 0 2px",
  lastValue: "margin:0 0 10px",
  link: "color:#0b5650;overflow-wrap:anywhere",
  button:
    "display:inline-block;padding:12px 22px;border-radius:6px;background:#0b5650;color:#ffffff;font-weight:600;text-decoration:none",
  hint: "margin:0 0 20px;font-size:14px;color:#4c5a57;overflow-wrap:anywhere",
  code: "margin:0 0 16px;font-family:ui-monospace,Consolas,Menlo,monospace;font-size:32px;line-height:1.3;font-weight:600",
  footer: "padding:16px 20px 0;font-size:14px;color:#4c5a57",
};

const STYLE_SHEET = new Html(`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #121817 !important; }
  .page, .frame { color: #e6ecea !important; }
  .paper { background: #1b2422 !important; border-color: #3a4744 !important; }
  .heading, .link { color: #7fd3c8 !important; }
  .facts { border-color: #7fd3c8 !important; }
  .soft { color: #b3c0bd !important; }
  .button { background: #7fd3c8 !important; color: #0c201d !important; }
}
`);

/**
 * Writes a letter as an HTML document for mail programs: no tables, no pictures, nothing loaded from
 * elsewhere, readable at 320 px and without its style sheet.
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
        <div
          class="frame"
          role="article"
          aria-label="${letter.subject}"
          lang="${letter.locale}"
          dir="ltr"
          style="${STYLE.frame}"
        >
          <div class="paper" style="${STYLE.paper}">
            <h1 class="heading" style="${STYLE.heading}">${letter.heading}</h1>
            ${letter.blocks.map(blockMarkup)}
          </div>
          <div class="soft" style="${STYLE.footer}">
            <p style="margin:0">
              ${note}${link && html`<br />${anchor({ text: link.label, href: link.url })}`}
            </p>
          </div>
        </div>
      </body>
    </html> `.markup;
}

function blockMarkup(block: Block): Html {
  switch (block.type) {
    case "paragraph":
      return html`<p style="${STYLE.paragraph}">${block.text}</p> `;
    case "lines":
      return html`<p ${block.lang && html`lang="${block.lang}"`} style="${STYLE.paragraph}">
        ${block.lines.map((line, index) => html`${index > 0 ? html`<br />` : undefined}${line.map(anchor)}`)}
      </p> `;
    case "facts":
      return html`<dl class="facts" style="${STYLE.facts}">${block.facts.map(factMarkup)}</dl> `;
    case "action":
      return html`<p style="margin:0 0 12px">
          <a class="button" href="${block.url}" style="${STYLE.button}">${block.label}</a>
        </p>
        <p class="soft" style="${STYLE.hint}">${block.copyHint}<br />${block.url}</p> `;
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

function anchor({ text, href }: FactValue): Html {
  // Anything but a web or mail address stays text, whatever has got into the data.
  if (!href || !/^(https?:\/\/|mailto:)/.test(href)) return html`${text}`;
  return html`<a class="link" href="${href}" style="${STYLE.link}">${text}</a>`;
}
