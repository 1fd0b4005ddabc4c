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
