import type { Locale } from "@zapisy/core/shared/localized-text";
import { documentMessages } from "@zapisy/words/document";
import {
  drawLogoStrip,
  type Element,
  type Logo,
  openLogos,
  TaggedPdf,
  type TextStyle,
} from "../pdf/index.ts";
import type { SheetHead } from "./data.ts";
import { type Density, INK, MM, ROOMY } from "./style.ts";
import { eventLine, organisations } from "./wording.ts";

const SIGNATURE_GAP = 24;
/** Between facts. */
const FACT_GAP = 14;
/** Width of the labels at the head. */
const LABEL_WIDTH = 100;
/** Where the page number stands, from the lower edge. */
const FOLIO = 12 * MM;
/** Documents of more pages are looked through by bookmarks. */
const FEW_PAGES = 2;

/** How a page lies. */
export type PageLayout = "portrait" | "landscape";

/** Of A4, in points. */
const LONG_SIDE = 842;

/** A place that is to be found among the bookmarks. */
interface Mark {
  title: string;
  /** From 0. */
  page: number;
  parts: Mark[];
}

/** A document of sheets: what all of them share. */
export interface SheetDocument {
  pdf: TaggedPdf;
  head: SheetHead;
  logos: Logo[];
  marks: Mark[];
}

/** Opens a document of sheets; `title` names it together with the event. */
export async function openSheets(head: SheetHead, title: string): Promise<SheetDocument> {
  const pdf = await TaggedPdf.create(`${title}: ${head.event.title}`, head.locale, head.drawnUp.at);
  const most = { width: LONG_SIDE, height: ROOMY.logo.portrait };
  return { pdf, head, logos: openLogos(pdf, head.project.logos, most), marks: [] };
}

/** Numbers the pages of a document of sheets, gives a long one its bookmarks, and closes it. */
export function finishSheets(
  { pdf, head, marks }: SheetDocument,
  { numbered = true }: { numbered?: boolean } = {},
): Promise<Uint8Array> {
  if (pdf.pages > FEW_PAGES) {
    for (const { title, page, parts } of marks) {
      const bookmark = pdf.bookmark(title, page);
      for (const part of parts) pdf.bookmark(part.title, part.page, bookmark);
    }
  }
  const { margin, smallSoft } = ROOMY;
  const { pageOfPages } = documentMessages[head.locale].attendanceList;
  return pdf.finish((page, pages, { width, height }) => {
    if (!numbered) return;
    const text = pageOfPages(`${page}`, `${pages}`);
    pdf.drawLines([text], width - margin.right, height - FOLIO, smallSoft, "right");
  });
}

/** What continued pages say at their top: loose pages get parted. */
export type RunningHead = [strong: string, soft: string];

/** Lines to sign on, side by side, with what stands under each. */
export interface SignatureLines {
  height: number;
  draw(): void;
}

/** Writes one sheet downwards over as many pages as it needs. */
export class PageWriter {
  readonly pdf: TaggedPdf;
  readonly density: Density;
  readonly left: number;
  readonly section: Element;
  y = 0;
  right = 0;
  bottom = 0;
  readonly #document: SheetDocument;
  readonly #layout: PageLayout;
  readonly #running: RunningHead;

  constructor(
    document: SheetDocument,
    layout: PageLayout,
    running: RunningHead,
    { density = ROOMY, bookmark = running[0] }: { density?: Density; bookmark?: string } = {},
  ) {
    this.pdf = document.pdf;
    this.density = density;
    this.left = density.margin.left;
    this.#document = document;
    this.#layout = layout;
    this.#running = running;
    this.section = document.pdf.element(document.pdf.root, "Sect");
    this.#addPage();
    document.marks.push({ title: bookmark, page: this.page, parts: [] });
  }

  get width(): number {
    return this.right - this.left;
  }

  /** Number of the page that is being written, from 0. */
  get page(): number {
    return this.pdf.pages - 1;
  }

  #addPage(): void {
    const { margin } = this.density;
    const { width, height } = this.pdf.addPage(this.#layout);
    this.right = width - margin.right;
    this.bottom = height - margin.bottom;
    this.y = margin.top;
  }

  /** Adds a bookmark below that of the sheet. */
  bookmark(title: string, page = this.page): void {
    this.#document.marks.at(-1)?.parts.push({ title, page, parts: [] });
  }

  /** Ends the sheet: nothing is added to it any more. */
  end(): void {
    this.section.end();
  }

  /** Begins a page that says whose continuation it is. */
  turnPage(): void {
    this.#addPage();
    const { smallStrong, smallSoft } = this.density;
    const [strong, soft] = this.#running;
    this.pdf.artifact("Pagination", () => {
      for (const [text, style] of [
        [strong, smallStrong],
        [soft, smallSoft],
      ] as const) {
        this.y = this.pdf.drawLines(this.pdf.wrap(text, style, this.width), this.left, this.y, style);
      }
    });
    this.y += 8;
  }

  /** Turns the page unless so much height is left. */
  need(height: number): void {
    if (this.y + height > this.bottom) this.turnPage();
  }

  /** The strip of logos, project, who pays for it and organisations, and the funding clause. */
  projectHead(): void {
    const { logos, head } = this.#document;
    const { project, locale } = head;
    const { label, smallStrong, smallSoft, gap, logo } = this.density;
    const words = documentMessages[locale].attendanceList;
    const strip = { x: this.left, y: this.y, width: this.width, height: logo[this.#layout] };
    const used = drawLogoStrip(this.pdf, this.section, logos, strip, label);
    if (used > 0) this.y += used + gap.part;
    this.entry(
      words.project,
      project.number ? words.projectWithNumber(project.title, project.number) : project.title,
      smallStrong,
    );
    if (project.funder) this.entry(words.funder, project.funder);
    let apart = false;
    for (const organisation of organisations(project, words)) {
      // Those who are no parties to the project stand apart (programme scenario A3.1).
      if (organisation.apart && !apart) this.y += gap.line;
      ({ apart } = organisation);
      this.entry(organisation.label, organisation.names.join("; "));
    }
    if (project.fundingClause) {
      this.y += gap.line;
      this.paragraph("P", project.fundingClause, smallSoft);
    }
    this.y += gap.line * 2;
    this.pdf.rule([this.left, this.y], [this.right, this.y], 0.75, INK);
    this.y += gap.part;
  }

  /** What the sheet is, of which event, and what it is about: not without what follows. */
  heading(title: string, subtitle: string): void {
    const { title: titleStyle, event, subtitle: subtitleStyle, fact, label, gap } = this.density;
    const { head } = this.#document;
    this.need(titleStyle.leading + event.leading + subtitleStyle.leading + fact.leading + label.leading + 12);
    const ofEvent = eventLine(head.event, documentMessages[head.locale]);
    const beside = this.#widthOnOneLine(title, titleStyle) + gap.part * 2;
    const isBeside = this.density.eventBeside && beside + this.#widthOnOneLine(ofEvent, event) <= this.width;
    this.paragraph("H1", title, titleStyle);
    if (isBeside) {
      const lines = this.pdf.wrap(ofEvent, event, this.width);
      const y = this.y - (titleStyle.leading + event.leading) / 2;
      this.pdf.element(this.section, "P", () => this.pdf.drawLines(lines, this.left + beside, y + 1, event));
    } else {
      this.paragraph("P", ofEvent, event);
    }
    this.y += gap.part / 2;
    if (subtitle) this.paragraph("H2", subtitle, subtitleStyle);
    this.y += gap.part / 2;
  }

  /** A label on the left, its value beside it. */
  entry(label: string, value: string, valueStyle = this.density.small): void {
    const { smallSoft, cell } = this.density;
    const labelLines = this.pdf.wrap(label, smallSoft, LABEL_WIDTH - cell.side);
    const lines = this.pdf.wrap(value, valueStyle, this.width - LABEL_WIDTH);
    this.need(labelLines.length * smallSoft.leading);
    const entry = this.pdf.element(this.section, "P");
    const y = this.y;
    this.pdf.element(entry, "Span", () => this.pdf.drawLines(labelLines, this.left, y, smallSoft));
    this.#flow(entry, "Span", lines, this.left + LABEL_WIDTH, valueStyle);
    this.y = Math.max(this.y, y + labelLines.length * smallSoft.leading);
    entry.end();
  }

  /** @param lang where it is another than that of the document */
  paragraph(type: "P" | "H1" | "H2" | "H3", text: string, style: TextStyle, lang?: Locale): void {
    const lines = this.pdf.wrap(text, style, this.width);
    this.#flow(this.section, type, lines, this.left, style, lang && { lang });
  }

  /** A line at the foot of the page, left of its number. */
  footLine(text: string): void {
    const { smallSoft, margin } = this.density;
    const y = this.bottom + margin.bottom - FOLIO;
    const lines = this.pdf.wrap(text, smallSoft, this.width - LABEL_WIDTH);
    this.pdf.element(this.section, "P", () =>
      this.pdf.drawLines(lines, this.left, y - (lines.length - 1) * smallSoft.leading, smallSoft),
    );
  }

  /** Draws lines downwards, over as many pages as they need. */
  #flow(
    parent: Element,
    type: string,
    lines: readonly string[],
    x: number,
    style: TextStyle,
    options?: { lang: Locale },
  ): void {
    let rest = lines;
    while (rest.length > 0) {
      this.need(style.leading);
      const fitting = rest.slice(0, Math.floor((this.bottom - this.y) / style.leading));
      const draw = () => {
        this.y = this.pdf.drawLines(fitting, x, this.y, style);
      };
      this.pdf.element(parent, type, draw, options);
      rest = rest.slice(fitting.length);
    }
  }

  /** Labels above values, side by side; a long value takes more than its share, or a row of its own. */
  facts(facts: readonly (readonly [label: string, value: string | undefined])[]): void {
    const { fact: factStyle, label: labelStyle, gap: space } = this.density;
    let row: { label: string; lines: readonly string[]; x: number }[] = [];
    let x = this.left;
    const flush = () => {
      const height = Math.max(
        0,
        ...row.map(({ lines }) => labelStyle.leading + lines.length * factStyle.leading),
      );
      this.need(height);
      for (const { label, lines, x: left } of row) {
        const fact = this.pdf.element(this.section, "P");
        this.pdf.element(fact, "Span", () => this.pdf.drawLines([`${label} `], left, this.y, labelStyle));
        this.pdf.element(fact, "Span", () =>
          this.pdf.drawLines(lines, left, this.y + labelStyle.leading, factStyle),
        );
        fact.end();
      }
      this.y += height + space.line + 3;
      row = [];
      x = this.left;
    };
    for (const [label, value] of facts) {
      if (!value) continue;
      const width = this.#factWidth(label, value);
      if (row.length > 0 && x + width > this.right + 0.01) flush();
      row.push({ label, lines: this.pdf.wrap(value, factStyle, width), x });
      x += width + FACT_GAP;
    }
    if (row.length > 0) flush();
    this.y += space.line + 1;
  }

  /** A share of the page's width, or several for a long value; where facts are packed, what it takes by itself. */
  #factWidth(label: string, value: string): number {
    const { fact: factStyle, label: labelStyle, factsPerRow } = this.density;
    if (factsPerRow === "packed") {
      const wanted = Math.max(this.pdf.widthOf(label, labelStyle), this.#widthOnOneLine(value, factStyle));
      // A little more: words set one by one are wider than the line of them.
      return Math.min(this.width, wanted + 3);
    }
    const perRow = factsPerRow[this.#layout];
    const share = (this.width - FACT_GAP * (perRow - 1)) / perRow;
    const widthOf = (span: number) => span * share + (span - 1) * FACT_GAP;
    let span = 1;
    while (span < perRow && this.pdf.wrap(value, factStyle, widthOf(span)).length > 1) span += 1;
    return widthOf(span);
  }

  #widthOnOneLine(text: string, style: TextStyle): number {
    return this.pdf.widthOf(this.pdf.wrap(text, style, Number.MAX_SAFE_INTEGER)[0] ?? "", style);
  }

  /**
   * Measures lines to sign on, one for each name, with `label` under each, and to their left, where `beside` is
   * given, what is signed.
   */
  signatures(names: readonly string[], label: string, beside?: string): SignatureLines {
    const { smallStrong, small, label: labelStyle, signature, signaturesPerRow } = this.density;
    const perRow = signaturesPerRow[this.#layout];
    const width = (this.width - SIGNATURE_GAP * (perRow - 1)) / perRow;
    const statement = beside ? this.pdf.wrap(beside, small, width) : undefined;
    const wanted: (string | undefined)[] = [...(statement ? [undefined] : []), ...names];
    if (names.length === 0) wanted.push("");
    const rows: { names: (readonly string[] | undefined)[]; height: number }[] = [];
    for (let start = 0; start < wanted.length; start += perRow) {
      const lines = wanted
        .slice(start, start + perRow)
        .map((name) => (name === undefined ? undefined : this.pdf.wrap(name, smallStrong, width)));
      const most = Math.max(...lines.map((each) => each?.length ?? 0));
      rows.push({ names: lines, height: signature + 3 + most * smallStrong.leading + labelStyle.leading });
    }
    return {
      height: rows.reduce((sum, row) => sum + row.height, 0),
      draw: () => {
        for (const row of rows) {
          this.need(row.height);
          for (const [index, lines] of row.names.entries()) {
            const x = this.left + index * (width + SIGNATURE_GAP);
            if (!lines) {
              this.pdf.element(this.section, "P", () =>
                this.pdf.drawLines(statement ?? [], x, this.y + 3 * MM, small),
              );
              continue;
            }
            const y = this.y + signature;
            this.pdf.rule([x, y], [x + width, y], 0.5, INK);
            this.pdf.element(this.section, "P", () => {
              const under = this.pdf.drawLines(lines, x, y + 3, smallStrong);
              this.pdf.drawLines([`${label} `], x, under, labelStyle);
            });
          }
          this.y += row.height;
        }
      },
    };
  }
}
