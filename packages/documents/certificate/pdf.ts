import type { Locale } from "@zapisy/core/shared/localized-text";
import { documentMessages } from "@zapisy/words/document";
import {
  drawLogoStrip,
  type Element,
  type Logo,
  openLogos,
  qrCode,
  TaggedPdf,
  type TextStyle,
} from "../pdf/index.ts";
import { type CertificateDocument, holderName } from "./document.ts";
import {
  certificateStyles,
  HEAD,
  INK,
  LINE,
  MARK,
  MM,
  SMALL,
  SMALL_STRONG,
  WARNING,
  WATERMARK,
} from "./style.ts";
import {
  certificateTitle,
  certificateWording,
  type CertificateWording,
  localesOf,
  type Said,
} from "./wording.ts";

const MARGIN = { top: 14 * MM, bottom: 12 * MM, side: 22 * MM };
const PAGE_WIDTH = 210 * MM;
const LOGO_HEIGHT = 15 * MM;
/** Between the columns of two languages. */
const GUTTER = 10 * MM;
const QR_SIZE = 23 * MM;
/** Room for a signature, by hand or as a picture. */
const SIGNATURE = { width: 68 * MM, height: 17 * MM };
/** Between a bullet and its text. */
const INDENT = 10;
/** Size steps: text on one page down to the last but one; the essential part alone also at the last. */
const STEPS = [1, 0.93, 0.86, 0.8, 0.7];
const STEPS_WITH_SECTIONS = STEPS.slice(0, -1);
/** Lists of short items stand in two columns from so many on. */
const MANY_ITEMS = 5;
/** White space that is left over goes above a block, up to this much for a weight of 1. */
const MOST_STRETCH = 14 * MM;

/** A piece of the page, measured before anything is drawn. */
interface Block {
  height: number;
  /** White space above. */
  before: number;
  /** Share in the white space that is left over. */
  stretch: number;
  draw(y: number): void;
}

interface Paragraph {
  type: "P" | "H1" | "H2";
  said: Said;
  style: TextStyle;
  /** What is read instead, where the drawn words alone make no sense. */
  actual?: string;
}

/** Makes the document of a certificate: A4 upright, one page unless topics and outcomes fill more. */
export async function certificatePdf(document: CertificateDocument): Promise<Uint8Array> {
  const [locale, ...others] = localesOf(document.facts);
  const pdf = await TaggedPdf.create(certificateTitle(document, locale), locale, document.issuedAt);
  const texts = [locale, ...others].map((each) => certificateWording(document, each));
  new CertificatePages(pdf, document, texts).draw();
  const words = documentMessages[locale].attendanceList;
  return pdf.finish((page, pages, { width, height }) => {
    if (pages === 1) return;
    const text = words.pageOfPages(`${page}`, `${pages}`);
    pdf.drawLines([text], width - MARGIN.side, height - 9 * MM, SMALL, "right");
  });
}

class CertificatePages {
  readonly #pdf: TaggedPdf;
  readonly #document: CertificateDocument;
  readonly #texts: CertificateWording[];
  readonly #logos: Logo[];
  readonly #signature: Logo[];
  readonly #sheet: Element;
  readonly #parts: Element[] = [];
  #right = 0;
  #bottom = 0;

  constructor(pdf: TaggedPdf, document: CertificateDocument, texts: CertificateWording[]) {
    const { logos, signatory } = document.facts;
    const open = (
      pictures: readonly { sha256: string; alt: string }[],
      most: { width: number; height: number },
    ) =>
      openLogos(
        pdf,
        pictures.map(({ sha256, alt }) => ({ data: document.pictures.get(sha256), alt })),
        most,
      );
    this.#pdf = pdf;
    this.#document = document;
    this.#texts = texts;
    this.#logos = open(logos, { width: PAGE_WIDTH, height: LOGO_HEIGHT });
    this.#signature = signatory.signature ? open([signatory.signature], SIGNATURE) : [];
    this.#sheet = pdf.element(pdf.root, "Sect");
  }

  draw(): void {
    this.#addPage();
    const top = this.#drawTop();
    for (const { locale } of this.#texts) {
      const lang = this.#texts.length > 1 ? { lang: locale } : {};
      this.#parts.push(this.#pdf.element(this.#sheet, "Div", undefined, lang));
    }
    const closing = this.#closing();
    const room = this.#bottom - top - closing.height;
    const layouts = STEPS_WITH_SECTIONS.map((scale) => [
      ...this.#core(scale),
      ...this.#sections(scale, true),
    ]);
    const whole = layouts.find((blocks) => heightOf(blocks) <= room);
    if (whole) {
      this.#place(whole, top, room);
      closing.draw(this.#bottom - closing.height);
    } else {
      const cores = STEPS.map((scale) => [...this.#core(scale), this.#continuation(scale)]);
      const core = cores.find((blocks) => heightOf(blocks) <= room);
      if (core) {
        this.#place(core, top, room);
        closing.draw(this.#bottom - closing.height);
        this.#flow(this.#sections(1, false), this.#bottom);
      } else {
        // So many words that not even the smallest step holds them: they flow, and the closing after them.
        const smallest = STEPS.at(-1) ?? 1;
        this.#flow([...this.#core(smallest), ...this.#sections(smallest, false), closing], top);
      }
    }
    this.#sheet.end();
  }

  get #width(): number {
    return this.#right - MARGIN.side;
  }

  get #middle(): number {
    return (MARGIN.side + this.#right) / 2;
  }

  #addPage(): void {
    const { width, height } = this.#pdf.addPage("portrait");
    this.#right = width - MARGIN.side;
    this.#bottom = height - MARGIN.bottom;
    this.#drawWatermark(width, height);
  }

  /** Draws across the page, under everything else, that this is no valid certificate: as outlines, not as text. */
  #drawWatermark(width: number, height: number): void {
    const { preview, annulled } = this.#document;
    const words = documentMessages[this.#texts[0]?.locale ?? "pl"].certificate;
    const word = preview ? words.preview : annulled ? words.annulled : undefined;
    if (!word) return;
    const pdf = this.#pdf;
    const outline = pdf.outline(word.toUpperCase(), "semibold");
    const scale = (width * 0.95) / outline.width;
    const angle = Math.atan2(height, width);
    // Half of the capitals' height (0.668 em) below the middle.
    const drop = 0.334 * outline.unitsPerEm;
    pdf.artifact("Layout", () => {
      for (const { path, x } of outline.letters) {
        if (!path) continue;
        const along = (x - outline.width / 2) * scale;
        const across = drop * scale;
        pdf.fillPath(
          path,
          {
            x: width / 2 + along * Math.cos(angle) + across * Math.sin(angle),
            y: height / 2 - along * Math.sin(angle) + across * Math.cos(angle),
            scale,
            turn: (-angle * 180) / Math.PI,
            flipped: true,
          },
          WATERMARK,
        );
      }
    });
  }

  /** Logos and marks; returns the `y` below. */
  #drawTop(): number {
    const pdf = this.#pdf;
    let y = MARGIN.top;
    const box = { x: MARGIN.side, y, width: this.#width, height: LOGO_HEIGHT };
    y += drawLogoStrip(pdf, this.#sheet, this.#logos, box, SMALL);
    for (const { marks, locale } of this.#texts) {
      for (const mark of marks) {
        const lines = pdf.wrap(mark, MARK, this.#width - 16);
        const half = Math.max(...lines.map((line) => pdf.widthOf(line, MARK))) / 2 + 8;
        const top = y + 4 * MM;
        const bottom = top + lines.length * MARK.leading + 6;
        pdf.element(this.#sheet, "P", () => pdf.drawLines(lines, this.#middle, top + 3, MARK, "middle"), {
          lang: locale,
        });
        const [left, right] = [this.#middle - half, this.#middle + half];
        pdf.rule([left, top], [right, top], 1, WARNING);
        pdf.rule([left, bottom], [right, bottom], 1, WARNING);
        pdf.rule([left, top], [left, bottom], 1, WARNING);
        pdf.rule([right, top], [right, bottom], 1, WARNING);
        y = bottom;
      }
    }
    return y + 5 * MM;
  }

  /** Everything that a certificate must say, from the issuer to the place. */
  #core(scale: number): Block[] {
    const { facts } = this.#document;
    const texts = this.#texts;
    const style = certificateStyles(scale, texts.length);
    const gap = (millimetres: number) => millimetres * MM * scale;
    const [first] = texts;
    if (!first) return [];
    const own = (text: string, locale: Locale): Said => ({ text, locale });
    const name = holderName(facts);
    const each = (
      make: (text: CertificateWording) => Said | undefined,
      textStyle: TextStyle,
      type: Paragraph["type"] = "P",
    ) =>
      texts.map((text) => {
        const said = make(text);
        return said?.text ? { type, said, style: textStyle } : undefined;
      });
    const certifies = texts.map((text, index): Paragraph | undefined => {
      if (!text.certifies) return undefined;
      const said = own(text.certifies, text.locale);
      // The name is drawn once, in the first language; readers of the other one hear it too.
      const actual = index > 0 ? `${text.certifies} ${name}` : undefined;
      return { type: "P", said, style: style.running, actual };
    });
    const together = `${texts.map(({ partners: label }) => label).join(" / ")}: ${facts.partners.join(", ")}`;
    const partners: Paragraph | undefined =
      facts.partners.length > 0
        ? { type: "P", said: own(together, first.locale), style: style.partners }
        : undefined;
    const town = facts.holder.type === "institution" ? facts.holder.town : undefined;
    return [
      this.#shared({ type: "P", said: own(facts.issuer, "pl"), style: style.issuer }, 0, 0),
      this.#shared(partners, gap(1), 0),
      this.#columns(
        each(({ heading }) => heading, style.heading, "H1"),
        gap(9),
        1,
      ),
      this.#shared({ type: "P", said: own(first.number, first.locale), style: style.number }, gap(0.5), 0),
      this.#columns(certifies, gap(8), 0.8),
      this.#shared(
        { type: "P", said: own(name, "pl"), style: this.#holderStyle(name, style.holder) },
        gap(2.5),
        0.2,
      ),
      this.#shared(town ? { type: "P", said: own(town, "pl"), style: style.number } : undefined, gap(0.5), 0),
      this.#columns(
        each(({ wording }) => wording, style.running),
        gap(3),
        0.4,
      ),
      this.#columns(
        each(({ title }) => title, style.title),
        gap(2),
        0.2,
      ),
      this.#columns(
        each(({ module }) => module, style.running),
        gap(1.5),
        0,
      ),
      this.#columns(
        each(({ when, locale }) => own(when, locale), style.running),
        gap(4),
        0.4,
      ),
      this.#columns(
        each(({ place }) => place, style.running),
        gap(1),
        0,
      ),
    ].filter((block) => block !== undefined);
  }

  /** The largest style from the given one down to two thirds of it that sets the name on two lines. */
  #holderStyle(name: string, style: TextStyle): TextStyle {
    const sizes = [1, 0.9, 0.8, 0.7].map((part) => ({
      ...style,
      size: style.size * part,
      leading: style.leading * part,
    }));
    return sizes.find((each) => this.#pdf.wrap(name, each, this.#width).length <= 2) ?? sizes.at(-1) ?? style;
  }

  /** A paragraph that all languages share, about the middle of the page. */
  #shared(paragraph: Paragraph | undefined, before: number, stretch: number): Block | undefined {
    if (!paragraph) return undefined;
    const { said, style, type } = paragraph;
    const lines = this.#pdf.wrap(said.text, style, this.#width);
    return {
      before,
      stretch,
      height: lines.length * style.leading,
      draw: (y) => {
        this.#pdf.element(
          this.#parts[0] ?? this.#sheet,
          type,
          () => this.#pdf.drawLines(lines, this.#middle, y, style, "middle"),
          this.#langOf(said, 0),
        );
      },
    };
  }

  /** A paragraph in each language, side by side. */
  #columns(paragraphs: (Paragraph | undefined)[], before: number, stretch: number): Block | undefined {
    const cells = paragraphs.map((paragraph, index) => {
      const lines = paragraph ? this.#pdf.wrap(paragraph.said.text, paragraph.style, this.#columnWidth) : [];
      return { paragraph, lines, middle: this.#columnLeft(index) + this.#columnWidth / 2 };
    });
    const height = Math.max(
      ...cells.map(({ paragraph, lines }) => lines.length * (paragraph?.style.leading ?? 0)),
    );
    if (height === 0) return undefined;
    return {
      before,
      stretch,
      height,
      draw: (y) => {
        for (const [index, { paragraph, lines, middle }] of cells.entries()) {
          if (!paragraph) continue;
          const { type, said, style, actual } = paragraph;
          this.#pdf.element(
            this.#parts[index] ?? this.#sheet,
            type,
            () => this.#pdf.drawLines(lines, middle, y, style, "middle"),
            { ...this.#langOf(said, index), ...(actual && { actual }) },
          );
        }
      },
    };
  }

  get #columnWidth(): number {
    const count = this.#texts.length;
    return (this.#width - GUTTER * (count - 1)) / count;
  }

  #columnLeft(index: number): number {
    return MARGIN.side + index * (this.#columnWidth + GUTTER);
  }

  /** Says of an element in which language it is, where its part is in another. */
  #langOf({ locale }: Said, part: number): { lang?: Locale } {
    return locale === this.#texts[part]?.locale ? {} : { lang: locale };
  }

  /** Institutions visited, topics and outcomes; `compact` lets short items stand in two columns. */
  #sections(scale: number, compact: boolean): Block[] {
    const style = certificateStyles(scale, this.#texts.length);
    const count = Math.max(0, ...this.#texts.map(({ sections }) => sections.length));
    return Array.from({ length: count }, (_, index) => {
      const sections = this.#texts.map(({ sections: all }) => all[index]);
      const columns = sections.map((section, part) => this.#list(section, part, style, compact));
      const rows = Math.max(...columns.map(({ length }) => length));
      return Array.from({ length: rows }, (_row, row): Block => {
        const cells = columns.map((cell) => cell[row]).filter((cell) => cell !== undefined);
        return {
          before: row === 0 ? 5 * MM * scale : row === 1 ? 1 * MM * scale : 1.5 * scale,
          stretch: row === 0 ? 0.3 : 0,
          height: Math.max(...cells.map(({ height }) => height)),
          draw: (y) => {
            for (const cell of cells) cell.draw(y);
          },
        };
      });
    }).flat();
  }

  /** Title and items of a list in one language. */
  #list(
    section: CertificateWording["sections"][number] | undefined,
    part: number,
    style: Record<"sectionTitle" | "item", TextStyle>,
    compact: boolean,
  ): Pick<Block, "height" | "draw">[] {
    if (!section) return [];
    const pdf = this.#pdf;
    const parent = this.#parts[part] ?? this.#sheet;
    const left = this.#columnLeft(part);
    const title = pdf.wrap(section.title, style.sectionTitle, this.#columnWidth);
    const half = (this.#columnWidth - GUTTER) / 2;
    const twoColumns =
      compact &&
      this.#texts.length === 1 &&
      section.items.length >= MANY_ITEMS &&
      section.items.every(({ text }) => pdf.wrap(text, style.item, half - INDENT).length <= 2);
    const width = twoColumns ? half : this.#columnWidth;
    let list: Element | undefined;
    const items = section.items.map((said) => {
      const lines = pdf.wrap(said.text, style.item, width - INDENT);
      return {
        height: lines.length * style.item.leading,
        drawAt: (x: number, y: number) => {
          list ??= pdf.element(parent, "L");
          const item = pdf.element(list, "LI");
          // Drawn, not written: read out, a dash at each item would only disturb.
          const dash = y + style.item.leading / 2 + 0.5;
          pdf.rule([x, dash], [x + 4, dash], 0.5, INK);
          pdf.element(
            item,
            "LBody",
            () => pdf.drawLines(lines, x + INDENT, y, style.item),
            this.#langOf(said, part),
          );
        },
      };
    });
    const head = {
      height: title.length * style.sectionTitle.leading,
      draw: (y: number) => {
        pdf.element(parent, "H2", () => pdf.drawLines(title, left, y, style.sectionTitle));
      },
    };
    if (!twoColumns) {
      return [head, ...items.map(({ height, drawAt }) => ({ height, draw: (y: number) => drawAt(left, y) }))];
    }
    const middle = Math.ceil(items.length / 2);
    const halves = [items.slice(0, middle), items.slice(middle)];
    const body = {
      height: Math.max(...halves.map((half_) => half_.reduce((sum, { height }) => sum + height + 1.5, 0))),
      draw: (y: number) => {
        for (const [column, half_] of halves.entries()) {
          let top = y;
          for (const { height, drawAt } of half_) {
            drawAt(left + column * (half + GUTTER), top);
            top += height + 1.5;
          }
        }
      },
    };
    return [head, body];
  }

  /** Says that topics and outcomes follow on the next page. */
  #continuation(scale: number): Block {
    const { item } = certificateStyles(scale, this.#texts.length);
    const said = this.#texts.map(({ continued, locale }): Paragraph => ({
      type: "P",
      said: { text: continued, locale },
      style: item,
    }));
    return (
      this.#columns(said, 5 * MM * scale, 0) ?? { before: 0, stretch: 0, height: 0, draw: () => undefined }
    );
  }

  /** Place, date and signature, and below them how to check the document and who paid for it. */
  #closing(): Block {
    const foot = this.#foot();
    const { facts } = this.#document;
    const texts = this.#texts;
    const pdf = this.#pdf;
    const { signatory: strong } = certificateStyles(1, texts.length);
    const { width } = SIGNATURE;
    const left = { x: MARGIN.side, middle: MARGIN.side + width / 2 };
    const right = { x: this.#right - width, middle: this.#right - width / 2 };
    const distinct = (make: (words: (typeof documentMessages)["pl"]["certificate"]) => string) =>
      texts.map(({ locale }) => make(documentMessages[locale].certificate)).join(" / ");
    const issued = texts.flatMap(({ issued: text }) => pdf.wrap(text, strong, width));
    const dateLabel = pdf.wrap(
      distinct(({ placeAndDate }) => placeAndDate),
      SMALL,
      width,
    );
    const signer = pdf.wrap(facts.signatory.name ?? "", strong, width);
    const position = pdf.wrap(facts.signatory.position ?? "", SMALL, width);
    const signLabel =
      signer.length > 0
        ? []
        : pdf.wrap(
            distinct(({ signature }) => signature),
            SMALL,
            width,
          );
    const above = Math.max(SIGNATURE.height, issued.length * strong.leading + 2);
    const below =
      3 +
      Math.max(
        dateLabel.length * SMALL.leading,
        signer.length * strong.leading + (position.length + signLabel.length) * SMALL.leading,
      );
    const gap = 7 * MM;
    return {
      before: 0,
      stretch: 0,
      height: above + below + gap + foot.height,
      draw: (y) => {
        const line = y + above;
        pdf.element(this.#sheet, "P", () =>
          pdf.drawLines(issued, left.middle, line - 2 - issued.length * strong.leading, strong, "middle"),
        );
        pdf.element(this.#sheet, "P", () => pdf.drawLines(dateLabel, left.middle, line + 3, SMALL, "middle"));
        this.#drawSignature(right, line);
        if (signer.length + position.length + signLabel.length > 0) {
          pdf.element(this.#sheet, "P", () => {
            const under = pdf.drawLines(signer, right.middle, line + 3, strong, "middle");
            pdf.drawLines([...position, ...signLabel], right.middle, under, SMALL, "middle");
          });
        }
        for (const { x } of [left, right]) pdf.rule([x, line], [x + width, line], 0.5, INK);
        foot.draw(y + above + below + gap);
      },
    };
  }

  #drawSignature({ middle }: { middle: number }, line: number): void {
    const [picture] = this.#signature;
    if (!picture?.image) return;
    const { image, alt } = picture;
    const scale = Math.min(SIGNATURE.width / image.width, SIGNATURE.height / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    this.#pdf.figure(this.#sheet, image, alt, { x: middle - width / 2, y: line - height, width, height });
  }

  #foot(): Pick<Block, "height" | "draw"> {
    const pdf = this.#pdf;
    const { verifyUrl } = this.#document;
    const x = MARGIN.side + QR_SIZE + 6 * MM;
    const width = this.#right - x;
    const wrapped = (said: Said, style: TextStyle) => ({
      said,
      style,
      lines: pdf.wrap(said.text, style, width),
    });
    const paragraphs = [
      ...this.#texts.map(({ check, locale }) => wrapped({ text: check, locale }, SMALL)),
      wrapped({ text: verifyUrl, locale: "pl" }, SMALL_STRONG),
      ...once(this.#texts.map(({ project }) => project)).map((said) => wrapped(said, SMALL)),
      ...once(this.#texts.flatMap(({ funder }) => funder ?? [])).map((said) => wrapped(said, SMALL)),
      ...once(this.#texts.flatMap(({ clause }) => clause ?? [])).map((said) => wrapped(said, SMALL)),
    ];
    const gapAfter = (index: number) => (index === this.#texts.length ? 4 : 0);
    const textHeight = paragraphs.reduce(
      (sum, { lines, style }, index) => sum + lines.length * style.leading + gapAfter(index),
      0,
    );
    const above = 4 * MM;
    const height = Math.max(QR_SIZE, textHeight);
    return {
      height: above + height,
      draw: (y) => {
        pdf.rule([MARGIN.side, y], [this.#right, y], 0.5, LINE);
        const top = y + above;
        const code = qrCode(verifyUrl);
        const box = { x: MARGIN.side, y: top, width: QR_SIZE, height: QR_SIZE };
        pdf.drawing(this.#sheet, this.#texts[0]?.qrCode ?? "", box, () =>
          pdf.fillBars(code.bars, { x: box.x, y: top, scale: QR_SIZE / code.size }, INK),
        );
        let under = top + Math.max(0, (QR_SIZE - textHeight) / 2);
        for (const [index, { said, style, lines }] of paragraphs.entries()) {
          if (said.text === verifyUrl) {
            const paragraph = pdf.element(this.#sheet, "P");
            under = pdf.link(paragraph, verifyUrl, lines, [x, under], style) + gapAfter(index);
            paragraph.end();
            continue;
          }
          pdf.element(
            this.#sheet,
            "P",
            () => {
              under = pdf.drawLines(lines, x, under, style);
            },
            this.#langOf(said, 0),
          );
          under += gapAfter(index);
        }
      },
    };
  }

  /** Draws blocks below each other, white space that is left over above those that take it. */
  #place(blocks: Block[], top: number, room: number): void {
    const spare = Math.max(0, room - heightOf(blocks));
    const weights = blocks.reduce((sum, { stretch }) => sum + stretch, 0);
    const unit = weights > 0 ? Math.min(MOST_STRETCH, spare / weights) : 0;
    let y = top;
    for (const { before, stretch, height, draw } of blocks) {
      y += before + stretch * unit;
      draw(y);
      y += height;
    }
  }

  /** Draws blocks from `top` downwards, over further pages headed by whose continuation they are. */
  #flow(blocks: Block[], top: number): void {
    let y = top;
    for (const [index, { before, height, draw }] of blocks.entries()) {
      // A title stays with its first item.
      const kept = before > 2 * MM ? (blocks[index + 1]?.height ?? 0) : 0;
      if (y + before + height + kept > this.#bottom) {
        y = this.#continue();
      } else {
        y += before;
      }
      draw(y);
      y += height;
    }
  }

  #continue(): number {
    this.#addPage();
    const pdf = this.#pdf;
    const [first] = this.#texts;
    const text = [first?.heading.text, first?.number, holderName(this.#document.facts)]
      .filter(Boolean)
      .join(" · ");
    let y = MARGIN.top;
    pdf.artifact("Pagination", () => {
      y = pdf.drawLines(pdf.wrap(text, HEAD, this.#width), MARGIN.side, y, HEAD);
    });
    pdf.rule([MARGIN.side, y + 4], [this.#right, y + 4], 0.5, LINE);
    return y + 6 * MM;
  }
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { before, height }) => sum + before + height, 0);
}

/** Texts that are the same in both languages stand once. */
function once(texts: Said[]): Said[] {
  return texts.filter(({ text }, index) => texts.findIndex((other) => other.text === text) === index);
}
