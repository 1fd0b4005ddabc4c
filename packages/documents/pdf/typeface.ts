import PdfkitDocument from "pdfkit";
import bidiFactory, { type Bidi } from "bidi-js";
import { type Alphabet, alphabetOf, clustersOf, toPrint } from "@zapisy/core/shared/printable";
import { type Face, type Family, readFont } from "../font/index.ts";

// What pdfkit 0.20 has and @types/pdfkit does not know yet.
declare global {
  namespace PDFKit {
    namespace Mixins {
      interface PDFFont {
        registerFont(name: string, font: ParsedFont): this;
      }
    }
    /** A font file as fontkit reads it, once for all documents: parsing takes longer than a page of text. */
    interface ParsedFont {
      unitsPerEm: number;
      characterSet: number[];
      glyphForCodePoint(codePoint: number): Glyph;
      hasGlyphForCodePoint(codePoint: number): boolean;
      layout(text: string, features?: unknown): GlyphRun;
    }
    interface Glyph {
      id: number;
      /** Which characters it stands for: what is copied and read aloud. */
      codePoints: number[];
      path: { toSVG(): string };
    }
    interface GlyphRun {
      glyphs: Glyph[];
      /** pdfkit scales these in place. */
      positions: Position[];
      advanceWidth: number;
    }
    interface Position {
      xAdvance: number;
      yAdvance: number;
      xOffset: number;
      yOffset: number;
    }
    /** A font in one document. */
    interface EmbeddedFont {
      font: ParsedFont;
      /** How words are set, with positions in thousandths of an em; only read once it is there. */
      layoutCache: Record<string, GlyphRun>;
      layout(text: string, features: undefined, onlyWidth: true): Pick<GlyphRun, "advanceWidth">;
    }
    interface PDFDocument {
      _font: EmbeddedFont;
    }
  }
}

/** A piece of a line in one typeface. */
export interface Run {
  text: string;
  family: Family;
}

/** A line as it stands on the page: its pieces from left to right. */
export interface SetLine {
  runs: Run[];
  /** Whether a part of it is read from right to left, so that its pieces are in another order than its words. */
  reordered: boolean;
}

/** The typeface of the product, and the one for western letters that it does not have. */
export type Western = Extract<Family, "main" | "western">;

const ORDINARY = /^[ -~ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–…·]*$/;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
/** Words whose setting is remembered per font, and texts whose width is: a few megabytes. */
const MOST_RUNS = 4000;
const MOST_WIDTHS = 20_000;

/** Whether a text has only letters that the product's typeface certainly has. */
export function isOrdinary(text: string): boolean {
  return ORDINARY.test(text);
}

/** A font of this process, and what is remembered of it: all documents say much the same, and setting it is most of the work. */
interface Known {
  font: PDFKit.ParsedFont;
  /** {@link PDFKit.EmbeddedFont.layoutCache} of its documents. */
  runs: Record<string, PDFKit.GlyphRun>;
  runCount: number;
  /** Widths of whole texts in thousandths of an em. */
  widths: Map<string, number>;
}

const fonts = new Map<string, Known>();
let bidi: Bidi | undefined;

/** A font, parsed once per process, by way of a document that is thrown away: it takes 3 to 10 ms. */
export function fontOf(family: Family, face: Face): PDFKit.ParsedFont {
  return known(family, face).font;
}

/** Lets the font that a document has just opened remember how words are set with all others of its kind. */
export function shareRuns(doc: PDFKit.PDFDocument, family: Family, face: Face): void {
  doc._font.layoutCache = known(family, face).runs;
}

/** Width in points of a text in the font that a document has just chosen. */
export function widthIn(
  doc: PDFKit.PDFDocument,
  { family, face, size }: { family: Family; face: Face; size: number },
  text: string,
): number {
  const { widths } = known(family, face);
  let width = widths.get(text);
  if (width === undefined) {
    width = doc._font.layout(text, undefined, true).advanceWidth;
    if (widths.size >= MOST_WIDTHS) widths.clear();
    widths.set(text, width);
  }
  return width * (size / 1000);
}

function known(family: Family, face: Face): Known {
  const name = `${face} ${family}`;
  let found = fonts.get(name);
  if (!found) {
    const doc = new PdfkitDocument({ font: "", autoFirstPage: false });
    doc.registerFont(name, Buffer.from(readFont(family, face)));
    const { font } = doc.font(name)._font;
    // A letter made first as a part of another one ("S" of "Ś") would never know which character it stands for.
    // Ligatures and the shapes of Arabic letters are left out: they stand for the letters that they are made of.
    for (const character of font.characterSet) if (!isShape(character)) font.glyphForCodePoint(character);
    if (family === "arabic") spellLigatures(font);
    found = { font, runs: noRuns(), runCount: 0, widths: new Map() };
    setWords(found);
    fonts.set(name, found);
  }
  return found;
}

/** An object without a prototype: any word may be its key. */
function noRuns(): Known["runs"] {
  return Object.create(null) as Known["runs"];
}

/**
 * A text in characters that some typeface has. What none has is named by its number, "[U+1F600]": nobody is called
 * by a question mark, and who proofreads sees what is missing.
 */
export function inPrint(text: string): string {
  if (isOrdinary(text)) return text;
  return clustersOf(toPrint(text)).map(nameWhatIsMissing).join("");
}

function nameWhatIsMissing(cluster: string): string {
  if (alphabetOf(cluster)) return cluster;
  const [letter = "", ...marks] = cluster;
  const code = (character: string) =>
    `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
  return (alphabetOf(letter) && !/\p{M}/u.test(letter) ? letter : code(letter)) + marks.map(code).join("");
}

/** Which of the two western typefaces sets a text: one text is not set in both, if that can be. */
export function westernOf(text: string): Western {
  if (isOrdinary(text)) return "main";
  const letters = clustersOf(text).filter((cluster) => alphabetOf(cluster) === "western");
  return letters.every((cluster) => hasLetter("main", cluster)) ? "main" : "western";
}

/** Parts a line by typefaces and brings the parts into the order in which they stand, by Unicode's rules (UAX 9). */
export function setLine(line: string, western: Western): SetLine {
  if (isOrdinary(line)) return { runs: [{ text: line, family: western }], reordered: false };
  const reordered = RIGHT_TO_LEFT.test(line);
  const levels = reordered ? directions().getEmbeddingLevels(line, "ltr").levels : undefined;
  const runs: (Run & { level: number; alphabet?: Alphabet })[] = [];
  let index = 0;
  for (const cluster of clustersOf(line)) {
    const level = levels?.[index] ?? 0;
    index += cluster.length;
    const isRightToLeft = level % 2 === 1;
    const text = (isRightToLeft && directions().getMirroredCharacter(cluster)) || cluster;
    const alphabet = alphabetOf(text);
    const family = alphabet === "western" || !alphabet ? westernFamily(text, western) : alphabet;
    const last = runs.at(-1);
    // A font turns a word of its script round, and its digits, which it must not; but neither lines nor signs.
    const isBreak = isRightToLeft
      ? alphabet === "western" || last?.alphabet === "western"
      : alphabet === "arabic" || alphabet === "hebrew";
    if (last && last.family === family && last.level === level && !isBreak) last.text += text;
    else runs.push({ text, family, level, alphabet });
  }
  return { runs: reordered ? inVisualOrder(runs) : runs, reordered };
}

function westernFamily(letter: string, wanted: Western): Western {
  const other = wanted === "main" ? "western" : "main";
  return hasLetter(wanted, letter) || !hasLetter(other, letter) ? wanted : other;
}

/** Turns round what is read from right to left, the innermost first (UAX 9, rule L2). */
function inVisualOrder<Piece extends { level: number }>(pieces: Piece[]): Piece[] {
  const highest = Math.max(...pieces.map(({ level }) => level));
  let ordered = pieces;
  for (let level = highest; level > 0; level -= 1) {
    const turned: Piece[] = [];
    let inner: Piece[] = [];
    for (const piece of ordered) {
      if (piece.level >= level) {
        inner.unshift(piece);
      } else {
        turned.push(...inner, piece);
        inner = [];
      }
    }
    ordered = [...turned, ...inner];
  }
  return ordered;
}

/** Made by the first line that needs it. */
function directions(): Bidi {
  // Typed as an ES module; as CommonJS, which Node takes, it is the function itself.
  bidi ??= (bidiFactory as unknown as () => Bidi)();
  return bidi;
}

/** Whether a western typeface has all of a letter; both weights have the same. Marks of its own only Noto can place. */
function hasLetter(family: Western, cluster: string): boolean {
  const [letter = "", ...marks] = cluster;
  if (marks.length > 0) return family === "western";
  return fontOf(family, "regular").hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
}

/** Latin, Armenian and Hebrew ligatures, and Arabic letters as they look at the beginning, middle or end of a word. */
function isShape(codePoint: number): boolean {
  return (codePoint >= 0xfb00 && codePoint <= 0xfdff) || (codePoint >= 0xfe70 && codePoint <= 0xfefc);
}

/** Every alef that joins a lam in one glyph, and the invisible character whose empty glyph stands for it. */
const BEHIND: Readonly<Record<number, number>> = {
  0x622: 0x200e,
  0x623: 0x200f,
  0x625: 0x202a,
  0x627: 0x202b,
  0x671: 0x202c,
};

/**
 * Makes a ligature that is written from right to left stand for its first letter alone, and sets an empty glyph for the
 * other to its left. Some programs turn letters round that one glyph stands for: a name would be copied misspelt.
 */
function spellLigatures(font: PDFKit.ParsedFont): void {
  const layOut = font.layout.bind(font);
  font.layout = (text, features) => {
    const { glyphs, positions, advanceWidth } = layOut(text, features);
    const letters = glyphs.flatMap((glyph, index): [PDFKit.Glyph, PDFKit.Position | undefined][] => {
      const [first = 0, ...others] = glyph.codePoints;
      const behind = others.flatMap((other) => BEHIND[other] ?? []);
      if (behind.length === 0 || behind.length < others.length) return [[glyph, positions[index]]];
      return [
        ...behind.map((invisible, at): [PDFKit.Glyph, PDFKit.Position] => [
          standingFor(font.glyphForCodePoint(invisible), others[at] ?? 0),
          { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 },
        ]),
        [standingFor(glyph, first), positions[index]],
      ];
    });
    return {
      glyphs: letters.map(([glyph]) => glyph),
      positions: letters.flatMap(([, position]) => position ?? []),
      advanceWidth,
    };
  };
}

function standingFor(glyph: PDFKit.Glyph, codePoint: number): PDFKit.Glyph {
  return Object.create(glyph, { codePoints: { value: [codePoint] } }) as PDFKit.Glyph;
}

/** Says how words are set that no document has had yet, and forgets all when they have become many. */
function setWords(known: Known): void {
  const { font } = known;
  const layOut = font.layout.bind(font);
  font.layout = (text, features) => {
    if (features) return layOut(text, features);
    known.runCount += 1;
    if (known.runCount > MOST_RUNS) Object.assign(known, { runs: noRuns(), runCount: 0 });
    return layOut(text, {
      // Noto would make "ị" of two glyphs: two letters for who copies it. It has all letters that NFC has in one.
      ccmp: /\p{M}/u.test(text),
      // The one ligature of four letters, of which two are the same: too many for one glyph to stand for.
      liga: !text.includes("\u0644\u0644\u0647"),
    });
  };
}
