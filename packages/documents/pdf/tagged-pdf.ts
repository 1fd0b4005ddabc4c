import PdfkitDocument from "pdfkit";
import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";
import type { Face, Family } from "../font/index.ts";
import { packObjects } from "./pack-objects.ts";
import { openPicture, type PrintedSize } from "./picture.ts";
import type { Bar } from "./qr-code.ts";
import {
  fontOf,
  inPrint,
  isOrdinary,
  setLine,
  shareRuns,
  type SetLine,
  type Western,
  westernOf,
  widthIn,
} from "./typeface.ts";
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
      interface PDFAnnotation {
        annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): this;
      }
    }
    interface PDFOutline {
      addItem(title: string, options: { pageNumber: number; fit: boolean }): PDFOutline;
    }
    interface PDFStructureElement {
      /** What stands of it in the file, until it is written there. */
      dictionary: { data: Record<string, unknown> };
    }
    interface PDFDocument {
      appendXML(xml: string): void;
    }
  }
}

/** Says in the XMP packet what the file conforms to: ISO 14289-1. */
const PDF_UA = `
  <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
    <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>`;

/** An element of the document's structure tree: what a screen reader walks through. */
export type Element = PDFKit.PDFStructureElement;

/** A place in the document's outline, which readers show beside the pages. */
export type Bookmark = PDFKit.PDFOutline;

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

/** Texts whose lines are remembered: what the documents of an event say in common. */
const MOST_TEXTS = 4_000;
const wrapped = new Map<string, string[]>();

function remember(key: string, lines: string[]): void {
  if (wrapped.size >= MOST_TEXTS) wrapped.clear();
  wrapped.set(key, lines);
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
  readonly #western = new Map<string, Western>();
  readonly #set = new Map<string, SetLine>();
  readonly #fonts = new Set<string>();
  #rules: Rule[] = [];
  /** What the element that is being drawn says, as it is read aloud. */
  #said = "";
  #reordered = false;

  private constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#finished = new Promise((resolve, reject) => {
      doc.on("data", (chunk: Uint8Array) => this.#chunks.push(chunk));
      doc.on("end", resolve);
      doc.on("error", reject);
    });
    // The two that every document has, whichever text is measured first: fonts are numbered as they come.
    for (const face of ["regular", "semibold"] as const) this.#font({ face, size: 10 }, "main");
    this.root = doc.struct("Document");
    doc.addStructure(this.root);
  }

  /** Opens a document without pages. `createdAt` is the only date in it: no clock is read. */
  static async create(title: string, locale: Locale, createdAt: Instant): Promise<TaggedPdf> {
    // Not `subset: "PDF/UA"`: all it does is to say so, as is done below, and to add to each font a list of its
    // glyphs that leaves out the parts of composite letters. PDF/UA wants no such list, and a wrong one breaks it.
    const doc = new PdfkitDocument({
      pdfVersion: "1.7",
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
      doc.appendXML(PDF_UA);
      endMetadata();
    };
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
    const content = draw && (() => this.#speak(element, draw));
    const element: Element = content
      ? this.#doc.struct(type, options, [content])
      : this.#doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Draws an element; where its pieces stand in another order than its words, it says how it is read. */
  #speak(element: Element, draw: () => void): void {
    this.#said = "";
    this.#reordered = false;
    draw();
    const { data } = element.dictionary;
    // pdfkit takes a `String` object for a text, a plain one for a name.
    if (this.#reordered) data.ActualText ??= new String(this.#said.trim());
  }

  /** Draws lines that lead to an address, as a tagged link; returns the `y` under the last one. */
  link(
    parent: Element,
    url: string,
    lines: readonly string[],
    [x, y]: readonly [x: number, y: number],
    style: TextStyle,
  ): number {
    const link = this.#doc.struct("Link");
    parent.add(link);
    let under = y;
    link.add(() => {
      under = this.drawLines(lines, x, y, style);
    });
    const width = Math.max(...lines.map((line) => this.widthOf(line, style)));
    this.#doc.annotate(x, y, width, under - y, {
      Subtype: "Link",
      A: { S: "URI", URI: new String(url) },
      Contents: new String(url),
      structParent: link,
    });
    link.end();
    return under;
  }

  /** How many pages there are so far. */
  get pages(): number {
    return this.#doc.bufferedPageRange().count;
  }

  /** Adds a bookmark to a page by its number from 0, below another one or to the outermost. */
  bookmark(title: string, pageNumber: number, parent: Bookmark = this.#doc.outline): Bookmark {
    return parent.addItem(inPrint(title), { pageNumber, fit: true });
  }

  /** Draws what is no content of its own: running heads, page numbers, rules. */
  artifact(type: "Pagination" | "Layout", draw: () => void): void {
    this.#doc.markContent("Artifact", { type });
    draw();
    this.#doc.endMarkedContent();
  }

  /**
   * The lines of a text in a column; the same question is answered from memory. Each ends in a space, unless it is
   * broken within a word: texts below each other do not run together for those who hear them.
   */
  wrap(text: string, style: TextStyle, width: number): readonly string[] {
    const key = `${style.face} ${style.size} ${width} ${text}`;
    let lines = wrapped.get(key) ?? this.#lines.get(key);
    if (!lines) {
      const printable = inPrint(text);
      const western = westernOf(printable);
      // A column made as wide as its text must hold it in spite of rounding.
      lines = wrapText(printable, width + 0.01, this.#measure(printable, western, style));
      const last = lines.pop();
      if (last !== undefined) lines.push(last.endsWith(" ") ? last : `${last} `);
      if (western === "western") for (const line of lines) this.#western.set(line.trimEnd(), western);
      // What is in other alphabets is measured by each document, so that its fonts are numbered as it comes upon them.
      if (isOrdinary(printable)) remember(key, lines);
      else this.#lines.set(key, lines);
    }
    return lines;
  }

  /** Measures parts of a text; nearly all texts are in one typeface, which is then looked up once. */
  #measure(text: string, western: Western, style: TextStyle): (part: string) => number {
    if (!isOrdinary(text)) return (part) => this.#width(setLine(part, western), style);
    const font = this.#font(style, western);
    return (part) => widthIn(font, { ...style, family: western }, part);
  }

  /** Width of a short text on one line, without the space at its end. */
  widthOf(text: string, style: TextStyle): number {
    return this.#width(this.#setLine(text.trimEnd()), style);
  }

  /** Draws lines below each other, the edge of each, or its middle, at `x`; returns the `y` under the last one. */
  drawLines(
    lines: readonly string[],
    x: number,
    y: number,
    style: TextStyle,
    at: "left" | "middle" | "right" = "left",
  ): number {
    let top = y;
    for (const line of lines) {
      // Half of the capitals' height (0.668 em) below the middle of the line box: looks centred.
      const baseline = top + style.leading / 2 + style.size * 0.334;
      const width = at === "left" ? 0 : this.widthOf(line, style);
      let left = x - (at === "middle" ? width / 2 : width);
      const { runs, reordered } = this.#setLine(line);
      for (const { text, family } of runs) {
        const font = this.#font(style, family);
        font.fillColor(style.color).text(text, left, baseline, { lineBreak: false, baseline: "alphabetic" });
        left += widthIn(font, { ...style, family }, text);
      }
      this.#said += line;
      this.#reordered ||= reordered;
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
   * @param most the largest that it is printed
   */
  openImage(data: Uint8Array, most: PrintedSize): PDFKit.OpenedImage | undefined {
    return openPicture(this.#doc, data, most);
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

  /** Fills bars of height 1 whose unit is `scale` points: a code in a third of the bytes of its outline. */
  fillBars(bars: readonly Bar[], at: { x: number; y: number; scale: number }, color: string): void {
    this.#doc.save().translate(at.x, at.y).scale(at.scale);
    for (const { x, y, width } of bars) this.#doc.rect(x, y, width, 1);
    this.#doc.fill(color).restore();
  }

  /** The outlines of a word on one line, each letter by itself, in units of `1 / unitsPerEm` em. */
  outline(
    word: string,
    face: Face,
  ): { letters: { path: string; x: number }[]; width: number; unitsPerEm: number } {
    const font = fontOf("main", face);
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
    return new Uint8Array(packObjects(Buffer.concat(this.#chunks)));
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

  /** How a line stands on the page; the typeface of its text was chosen when that was broken into lines. */
  #setLine(line: string): SetLine {
    let set = this.#set.get(line);
    if (!set) {
      set = setLine(line, this.#western.get(line.trimEnd()) ?? westernOf(line));
      this.#set.set(line, set);
    }
    return set;
  }

  #width({ runs }: SetLine, style: TextStyle): number {
    return runs.reduce(
      (sum, { text, family }) => sum + widthIn(this.#font(style, family), { ...style, family }, text),
      0,
    );
  }

  #font({ face, size }: Pick<TextStyle, "face" | "size">, family: Family): PDFKit.PDFDocument {
    const name = `${face} ${family}`;
    if (this.#fonts.has(name)) return this.#doc.font(name, size);
    this.#fonts.add(name);
    this.#doc.registerFont(name, fontOf(family, face)).font(name, size);
    shareRuns(this.#doc, family, face);
    return this.#doc;
  }
}

/** Text for XML, without the control characters that XML forbids. */
function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}
