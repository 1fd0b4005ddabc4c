import PdfkitDocument from "pdfkit";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";
import { type Face, type Family, loadFonts } from "../font/index.ts";
import { openPicture } from "./picture.ts";
import { wrapText } from "./wrap-text.ts";

// What pdfkit 0.20 has and @types/pdfkit does not know yet.
declare global {
  namespace PDFKit {
    interface OpenedImage {
      width: number;
      height: number;
      /** EXIF orientation of a JPEG; above 4 the picture lies on its side. */
      orientation?: number;
    }
    namespace Mixins {
      interface StructureElementOptions {
        scope?: "Column" | "Row";
        bbox?: BoundingBox;
        placement?: "Block" | "Inline";
      }
      interface PDFImage {
        openImage(source: Uint8Array): OpenedImage;
        image(source: OpenedImage, x: number, y: number, options: ImageOption): this;
      }
      interface PDFFont {
        registerFont(name: string, font: ParsedFont): this;
      }
    }
    /** A font file as fontkit reads it, once for all documents: parsing takes longer than a page of text. */
    interface ParsedFont {
      unitsPerEm: number;
      characterSet: number[];
      glyphForCodePoint(codePoint: number): unknown;
      hasGlyphForCodePoint(codePoint: number): boolean;
      layout(text: string, features?: unknown): GlyphRun;
    }
    interface GlyphRun {
      glyphs: { path: { toSVG(): string } }[];
      /** pdfkit scales these in place. */
      positions: { xAdvance: number }[];
      advanceWidth: number;
    }
    interface PDFDocument {
      _font: { font: ParsedFont };
    }
  }
}

/** Soft hyphens, joiners, marks of direction, and accents that belong to no letter of their own. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\p{M}]/gu;
/** Texts of letters that the product's typeface certainly has. */
const ORDINARY = /^[ -~ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–…·]*$/;
/** Words whose setting is remembered per font: a few megabytes. */
const MOST_RUNS = 4000;
/** Whether a typeface has a letter, by both; the same for all documents. */
const letters = new Map<string, boolean>();
let parsing: Promise<Record<Face, Record<Family, PDFKit.ParsedFont>>> | undefined;

/** An element of the document's structure tree: what a screen reader walks through. */
export type Element = PDFKit.PDFStructureElement;

/** How a line of text is set, in points. */
export interface TextStyle {
  face: Face;
  size: number;
  /** Height of the line box. */
  leading: number;
  color: string;
}

interface Rule {
  from: [x: number, y: number];
  to: [x: number, y: number];
  weight: number;
  color: string;
}

/**
 * A tagged PDF (PDF/UA-1, PDF 1.7) made line by line: fonts embedded, language and title set, the same
 * calls always giving the same bytes. Coordinates are points from the page's upper left corner.
 */
export class TaggedPdf {
  /** The root of the structure tree. */
  readonly root: Element;
  readonly #doc: PDFKit.PDFDocument;
  readonly #chunks: Uint8Array[] = [];
  readonly #finished: Promise<void>;
  readonly #lines = new Map<string, string[]>();
  readonly #families = new Map<string, Family>();
  #rules: Rule[] = [];

  private constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#finished = new Promise((resolve, reject) => {
      doc.on("data", (chunk: Uint8Array) => this.#chunks.push(chunk));
      doc.on("end", resolve);
      doc.on("error", reject);
    });
    this.root = doc.struct("Document");
    doc.addStructure(this.root);
  }

  /** Opens a document without pages. `createdAt` is the only date in it: no clock is read. */
  static async create(title: string, locale: Locale, createdAt: Instant): Promise<TaggedPdf> {
    const fonts = await (parsing ??= parseFonts());
    const doc = new PdfkitDocument({
      pdfVersion: "1.7",
      subset: "PDF/UA" as string as PDFKit.Mixins.PDFSubsets,
      tagged: true,
      lang: locale,
      displayTitle: true,
      info: {
        Title: title,
        Creator: "Zapisy",
        Producer: "Zapisy (PDFKit)",
        CreationDate: new Date(createdAt),
      },
      // Without this pdfkit embeds a reference to Helvetica, which PDF/UA forbids.
      font: "",
      autoFirstPage: false,
      bufferPages: true,
    });
    // pdfkit pastes the title into the XMP packet as it is; by now the information dictionary is written.
    const endMetadata = doc.endMetadata.bind(doc);
    doc.endMetadata = () => {
      doc.info = { ...doc.info, Title: escapeXml(title) };
      endMetadata();
    };
    for (const face of ["regular", "semibold"] as const) {
      doc.registerFont(`${face} main`, fonts[face].main);
      doc.registerFont(`${face} cyrillic`, fonts[face].cyrillic);
    }
    return new TaggedPdf(doc);
  }

  /** Begins an A4 page. */
  addPage(layout: "portrait" | "landscape"): { width: number; height: number } {
    this.#drawRules();
    this.#doc.addPage({ size: "A4", layout, margin: 0 });
    return { width: this.#doc.page.width, height: this.#doc.page.height };
  }

  /**
   * Adds an element to the structure. What `draw` draws is the element's content; without it the element
   * holds other elements and stays open for more.
   */
  element(
    parent: Element,
    type: string,
    draw?: () => void,
    options: PDFKit.Mixins.StructureElementOptions = {},
  ): Element {
    const element = draw ? this.#doc.struct(type, options, [draw]) : this.#doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Draws what is no content of its own: running heads, page numbers, rules. */
  artifact(type: "Pagination" | "Layout", draw: () => void): void {
    this.#doc.markContent("Artifact", { type });
    draw();
    this.#doc.endMarkedContent();
  }

  /** The lines of a text in a column; the same question is answered from memory. */
  wrap(text: string, style: TextStyle, width: number): string[] {
    const key = `${style.face} ${style.size} ${width} ${text}`;
    let lines = this.#lines.get(key);
    if (!lines) {
      const printable = this.#printable(text);
      const font = this.#useFont(printable, style);
      // A column made as wide as its text must hold it in spite of rounding.
      lines = wrapText(printable, width + 0.01, (line) => font.widthOfString(line));
      this.#lines.set(key, lines);
    }
    return lines;
  }

  /** Width of a short text on one line, without the space at its end. */
  widthOf(text: string, style: TextStyle): number {
    return this.#useFont(text, style).widthOfString(text.trimEnd());
  }

  /** Draws lines below each other; returns the `y` under the last one. */
  drawLines(lines: readonly string[], x: number, y: number, style: TextStyle): number {
    let top = y;
    for (const line of lines) {
      // Half of the capitals' height (0.668 em) below the middle of the line box: looks centred.
      const baseline = top + style.leading / 2 + style.size * 0.334;
      this.#useFont(line, style)
        .fillColor(style.color)
        .text(line, x, baseline, { lineBreak: false, baseline: "alphabetic" });
      top += style.leading;
    }
    return top;
  }

  /** Draws lines below each other about a middle; returns the `y` under the last one. */
  drawCentred(lines: readonly string[], middle: number, y: number, style: TextStyle): number {
    let top = y;
    for (const line of lines)
      top = this.drawLines([line], middle - this.widthOf(line, style) / 2, top, style);
    return top;
  }

  /** Draws a straight line on the current page, once the page is complete. */
  rule(from: [x: number, y: number], to: [x: number, y: number], weight: number, color: string): void {
    this.#rules.push({ from, to, weight, color });
  }

  /**
   * Reads a PNG or JPEG picture; undefined when the bytes are neither or are broken, so that one bad
   * file does not cost the whole document.
   */
  openImage(data: Uint8Array): PDFKit.OpenedImage | undefined {
    return openPicture(this.#doc, data);
  }

  /** Draws a picture as a figure with the words that stand for it. */
  figure(
    parent: Element,
    image: PDFKit.OpenedImage,
    alt: string,
    box: { x: number; y: number; width: number; height: number },
  ): void {
    const { x, y, width, height } = box;
    this.element(parent, "Figure", () => this.#doc.image(image, x, y, { width, height }), {
      alt,
      bbox: [x, y, x + width, y + height],
      placement: "Block",
    });
  }

  /** Draws a figure that `draw` makes of outlines, with the words that stand for it. */
  drawing(
    parent: Element,
    alt: string,
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
    draw: () => void,
  ): void {
    this.element(parent, "Figure", draw, { alt, bbox: [x, y, x + width, y + height], placement: "Block" });
  }

  /**
   * Fills the outline of an SVG path whose unit is `scale` points and whose `y` runs downwards, or upwards
   * where `flipped`, as in typefaces. It is neither text nor content: mark it as one or as an artifact.
   */
  fillPath(
    path: string,
    at: { x: number; y: number; scale: number; turn?: number; flipped?: boolean },
    color: string,
  ): void {
    this.#doc.save().translate(at.x, at.y);
    if (at.turn) this.#doc.rotate(at.turn);
    this.#doc
      .scale(at.scale, at.flipped ? -at.scale : at.scale)
      .path(path)
      .fill(color)
      .restore();
  }

  /** The outlines of a word on one line, each letter by itself, in units of `1 / unitsPerEm` em. */
  outline(
    word: string,
    face: Face,
  ): { letters: { path: string; x: number }[]; width: number; unitsPerEm: number } {
    const { font } = this.#doc.font(`${face} main`)._font;
    const { glyphs, positions, advanceWidth } = font.layout(word);
    let x = 0;
    const drawn = glyphs.map((glyph, index) => {
      const letter = { path: glyph.path.toSVG(), x };
      x += positions[index]?.xAdvance ?? 0;
      return letter;
    });
    return { letters: drawn, width: advanceWidth, unitsPerEm: font.unitsPerEm };
  }

  /** Draws something on every page when their number is known, closes the document and gives its bytes. */
  async finish(
    drawFolio: (page: number, pages: number, size: { width: number; height: number }) => void,
  ): Promise<Uint8Array> {
    this.#drawRules();
    const { start, count } = this.#doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.#doc.switchToPage(start + index);
      const { width, height } = this.#doc.page;
      this.artifact("Pagination", () => drawFolio(index + 1, count, { width, height }));
      this.#drawRules();
    }
    this.#doc.end();
    await this.#finished;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #drawRules(): void {
    if (this.#rules.length === 0) return;
    const rules = this.#rules;
    this.#rules = [];
    this.artifact("Layout", () => {
      for (const { from, to, weight, color } of rules) {
        this.#doc
          .moveTo(...from)
          .lineTo(...to)
          .lineWidth(weight)
          .stroke(color);
      }
    });
  }

  /** The text in letters of one of the typefaces; a text is set in the Cyrillic one only if it must be. */
  #printable(text: string): string {
    if (ORDINARY.test(text)) return text;
    const characters = Array.from(text.normalize("NFC").replace(INVISIBLE, ""));
    const inFamily = (family: Family) =>
      characters
        .map((character) =>
          character < " " ? character : nearest(character, (each) => this.#has(each, family)),
        )
        .join("");
    const main = inFamily("main");
    return count("?", main) > count("?", text) ? inFamily("cyrillic") : main;
  }

  /** Chooses the font for one printable line: a line is never set in two typefaces. */
  #useFont(line: string, { face, size }: TextStyle): PDFKit.PDFDocument {
    let family = this.#families.get(line);
    if (!family) {
      const isMain =
        ORDINARY.test(line) || Array.from(line).every((character) => this.#has(character, "main"));
      family = isMain ? "main" : "cyrillic";
      this.#families.set(line, family);
    }
    return this.#doc.font(`${face} ${family}`, size);
  }

  #has(character: string, family: Family): boolean {
    const key = family + character;
    let has = letters.get(key);
    if (has === undefined) {
      // Both weights of a family have the same letters.
      has = this.#doc
        .font(`regular ${family}`)
        ._font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
      letters.set(key, has);
    }
    return has;
  }
}

/** Parses each font once per process, by way of a document that is thrown away: it takes 10 ms. */
async function parseFonts(): Promise<Record<Face, Record<Family, PDFKit.ParsedFont>>> {
  const files = await loadFonts();
  const doc = new PdfkitDocument({ font: "", autoFirstPage: false });
  const parse = (name: string, file: Uint8Array) => {
    doc.registerFont(name, Buffer.from(file));
    const { font } = doc.font(name)._font;
    // A letter made first as a part of another one ("S" of "Ś") would never know which character it stands
    // for. Ligatures are left out: they stand for the characters that they are made of.
    for (const character of font.characterSet) if (!isLigature(character)) font.glyphForCodePoint(character);
    return rememberingLayout(font);
  };
  return {
    regular: {
      main: parse("regular main", files.regular.main),
      cyrillic: parse("regular cyrillic", files.regular.cyrillic),
    },
    semibold: {
      main: parse("semibold main", files.semibold.main),
      cyrillic: parse("semibold cyrillic", files.semibold.cyrillic),
    },
  };
}

/** The letter with as many of its accents as the typeface has ("ạ" becomes "a"), else a question mark. */
function nearest(character: string, has: (character: string) => boolean): string {
  if (has(character)) return character;
  const parts = Array.from(character.normalize("NFKD"));
  for (; parts.length > 0; parts.pop()) {
    const simpler = parts.join("").normalize("NFC");
    if (!/\p{M}/u.test(simpler) && Array.from(simpler).every(has)) return simpler;
  }
  return "?";
}

function count(part: string, text: string): number {
  return text.split(part).length - 1;
}

/** Text for XML, without the control characters that XML forbids. */
function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

function isLigature(codePoint: number): boolean {
  return codePoint >= 0xfb00 && codePoint <= 0xfb06;
}

/**
 * Makes a font remember how words are set: certificates of one event, and the columns of a list, say the same
 * words over and over, and setting them is most of the work.
 */
function rememberingLayout(font: PDFKit.ParsedFont): PDFKit.ParsedFont {
  const layOut = font.layout.bind(font);
  const runs = new Map<string, PDFKit.GlyphRun>();
  font.layout = (text, features) => {
    if (features) return layOut(text, features);
    let run = runs.get(text);
    if (!run) {
      run = layOut(text);
      if (runs.size >= MOST_RUNS) runs.clear();
      runs.set(text, run);
    }
    const positions = run.positions.map((position) => ({ ...position }));
    return {
      glyphs: run.glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  return font;
}
