import PdfkitDocument from "pdfkit";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";
import { type Face, type Family, loadFonts } from "../font/index.ts";
import { isSoundPng } from "./sound-png.ts";
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
    }
    interface PDFDocument {
      _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
    }
  }
}

/** Soft hyphens, joiners, marks of direction, and accents that belong to no letter of their own. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\p{M}]/gu;
/** The first byte of every PNG file. */
const PNG_START = 0x89;

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
  readonly #glyphs = new Map<string, boolean>();
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
    const fonts = await loadFonts();
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
      lines = wrapText(this.#printable(text), width, (line) =>
        this.#useFont(line, style).widthOfString(line),
      );
      this.#lines.set(key, lines);
    }
    return lines;
  }

  /** Width of a short text on one line. */
  widthOf(text: string, style: TextStyle): number {
    return this.#useFont(text, style).widthOfString(text);
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

  /** Draws a straight line on the current page, once the page is complete. */
  rule(from: [x: number, y: number], to: [x: number, y: number], weight: number, color: string): void {
    this.#rules.push({ from, to, weight, color });
  }

  /**
   * Reads a PNG or JPEG picture; undefined when the bytes are neither or are broken, so that one bad
   * file does not cost the whole document.
   */
  openImage(data: Uint8Array): PDFKit.OpenedImage | undefined {
    if (data[0] === PNG_START && !isSoundPng(data)) return undefined;
    try {
      const image = this.#doc.openImage(data);
      return image.width > 0 && image.height > 0 ? image : undefined;
    } catch {
      // pdfkit throws strings as well as errors here; either way there is no picture.
      return undefined;
    }
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
    const family = Array.from(line).every((character) => this.#has(character, "main")) ? "main" : "cyrillic";
    return this.#doc.font(`${face} ${family}`, size);
  }

  #has(character: string, family: Family): boolean {
    const key = family + character;
    let has = this.#glyphs.get(key);
    if (has === undefined) {
      // Both weights of a family have the same letters.
      has = this.#doc
        .font(`regular ${family}`)
        ._font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
      this.#glyphs.set(key, has);
    }
    return has;
  }
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
