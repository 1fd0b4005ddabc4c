import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraph, type Letter } from "./letter.ts";
import { markup } from "./markup.ts";
import { renderLetter } from "./render.ts";

const letterOf = (text: string): Letter => ({
  locale: "pl",
  subject: "Temat",
  heading: "Temat",
  blocks: [paragraph("⟦"), ...markup(text), paragraph("⟧")],
  footer: { note: "Stopka" },
});

/** The written part of the HTML, without styles and the space around blocks. */
function shown(text: string): string {
  const { html } = renderLetter(letterOf(text));
  const [, body = ""] = /⟦\s*<\/p>(.*?)<p[^>]*>\s*⟧/s.exec(html) ?? [];
  return body
    .replace(/ (style|class)="[^"]*"/g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?(<\/?(?:p|ul|ol|li)) ?(>) ?/g, "$1$2");
}

describe("what staff write", () => {
  it.each([
    ["raz\ndwa\n\n\ntrzy", "<p>raz<br />dwa</p><p>trzy</p>"],
    ["**Ważne:** jutro", "<p><strong>Ważne:</strong> jutro</p>"],
    [
      "*jutro*, **od *9:00* rano**",
      "<p><em>jutro</em>, <strong>od </strong><strong><em>9:00</em></strong><strong> rano</strong></p>",
    ],
    ["***oba***", "<p><strong><em>oba</em></strong></p>"],
    ["5 * 3 * 2 i 2*3", "<p>5 * 3 * 2 i 2*3</p>"],
    ["\\*tak\\*", "<p>*tak*</p>"],
    ["**bez końca", "<p>**bez końca</p>"],
    [
      "[regulamin](https://rops.example/r.pdf) i [poczta](mailto:a@rops.example)",
      '<p><a href="https://rops.example/r.pdf">regulamin</a> i <a href="mailto:a@rops.example">poczta</a></p>',
    ],
    ["[a](javascript:alert)", "<p>[a](javascript:alert)</p>"],
    ["[a](http://rops.example)", "<p>[a](http://rops.example)</p>"],
    ["https://rops.example/a*b*c", "<p>https://rops.example/a*b*c</p>"],
    [
      "Lista:\n- raz\n- **dwa**\nkoniec",
      "<p>Lista:</p><ul><li>raz</li><li><strong>dwa</strong></li></ul><p>koniec</p>",
    ],
    ["1. raz\n   i pół\n2) dwa", "<ol><li>raz i pół</li><li>dwa</li></ol>"],
    ["- raz\n1. dwa", "<ul><li>raz</li></ul><ol><li>dwa</li></ol>"],
    ["<b>&\n# nagłówek", "<p>&lt;b&gt;&amp;<br /># nagłówek</p>"],
  ])("as %j is a part of Markdown", (text, html) => {
    expect(shown(text)).toBe(html);
  });

  it("reads well as plain text", () => {
    const { text } = renderLetter(
      letterOf("**Ważne:** zob. [regulamin](https://rops.example/r.pdf).\n\n- raz\n- dwa\n\n1. a\n2. b"),
    );
    expect(text).toBe(
      "⟦\n\nWażne: zob. regulamin (https://rops.example/r.pdf).\n\n- raz\n- dwa\n\n1. a\n2. b\n\n⟧\n\nStopka\n",
    );
  });

  it("never becomes markup of another kind, nor a link elsewhere, and loses no word", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "*",
        "**",
        "[",
        "](",
        ")",
        "https://a.example",
        "javascript:",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "<b>",
        '"',
        "\\",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const html = shown(text);
        expect(
          html.replace(
            /<\/?(p|strong|em|ul|ol|li)\s*>|<br \/>|<\/a>|<a href="(https:\/\/|mailto:)[^"<>]*">/g,
            "",
          ),
        ).not.toMatch(/[<>]/);
        const letters = (some: string) => some.replace(/[^a-z]/gi, "").length;
        const plain = markup(text)
          .flatMap((block) => (block.type === "list" ? block.items : block.lines))
          .flat()
          .map(({ text: words, href = "" }) => words + href)
          .join("");
        expect(letters(plain)).toBeGreaterThanOrEqual(letters(text));
      }),
    );
  });

  it("is read in no time, however odd it is", () => {
    const start = performance.now();
    for (const odd of ["**a ", "*a ", "[a](", "***", "\\", "[", "- "]) markup(odd.repeat(8_000 / odd.length));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
