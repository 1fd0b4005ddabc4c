import { Html, html } from "./html.ts";
import { groupDigits, type Block, type Fact, type FactValue, type Letter } from "./letter.ts";

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
export function toDocument(letter: Letter): string {
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
