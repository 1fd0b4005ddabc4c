import { documentMessages } from "@zapisy/messages/document";
import {
  drawLogoStrip,
  type Element,
  type Logo,
  openLogos,
  TaggedPdf,
  type TextStyle,
} from "../pdf/index.ts";
import type { SheetHead } from "./data.ts";
import {
  CELL_PADDING,
  EVENT,
  FACT,
  INK,
  LABEL,
  MM,
  SMALL,
  SMALL_SOFT,
  SMALL_STRONG,
  SUBTITLE,
  TITLE,
} from "./style.ts";
import { eventLine, organisations } from "./wording.ts";

/** The left margin is wide enough for a punch. */
const MARGIN = { top: 14 * MM, right: 14 * MM, bottom: 18 * MM, left: 20 * MM };
/** Lying pages are short: the strip gives way to the rows. */
const LOGO_HEIGHT = { portrait: 15 * MM, landscape: 12 * MM };
/** Room for a signature by hand. */
const SIGNATURE_SPACE = 14 * MM;
const SIGNATURE_GAP = 24;

/** How a page lies. */
export type PageLayout = "portrait" | "landscape";

/** A document of sheets: what all of them share. */
export interface SheetDocument {
  pdf: TaggedPdf;
  head: SheetHead;
  logos: Logo[];
}

/** Opens a document of sheets; `title` names it together with the event. */
export async function openSheets(head: SheetHead, title: string): Promise<SheetDocument> {
  const pdf = await TaggedPdf.create(`${title}: ${head.event.title}`, head.locale, head.drawnUp.at);
  return { pdf, head, logos: openLogos(pdf, head.project.logos) };
}

/** Numbers the pages of a document of sheets and closes it. */
export function finishSheets({ pdf, head }: SheetDocument): Promise<Uint8Array> {
  const { pageOfPages } = documentMessages[head.locale].attendanceList;
  return pdf.finish((page, pages, { width, height }) => {
    const text = pageOfPages(`${page}`, `${pages}`);
    const y = height - 12 * MM;
    pdf.drawLines([text], width - MARGIN.right, y, SMALL_SOFT, "right");
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
  readonly left = MARGIN.left;
  readonly section: Element;
  y = 0;
  right = 0;
  bottom = 0;
  readonly #document: SheetDocument;
  readonly #layout: PageLayout;
  readonly #running: RunningHead;

  constructor(document: SheetDocument, layout: PageLayout, running: RunningHead) {
    this.pdf = document.pdf;
    this.#document = document;
    this.#layout = layout;
    this.#running = running;
    this.section = document.pdf.element(document.pdf.root, "Sect");
    this.#addPage();
  }

  get width(): number {
    return this.right - this.left;
  }

  #addPage(): void {
    const { width, height } = this.pdf.addPage(this.#layout);
    this.right = width - MARGIN.right;
    this.bottom = height - MARGIN.bottom;
    this.y = MARGIN.top;
  }

  /** Ends the sheet: nothing is added to it any more. */
  end(): void {
    this.section.end();
  }

  /** Begins a page that says whose continuation it is. */
  turnPage(): void {
    this.#addPage();
    const [strong, soft] = this.#running;
    this.pdf.artifact("Pagination", () => {
      for (const [text, style] of [
        [strong, SMALL_STRONG],
        [soft, SMALL_SOFT],
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

  /** The strip of logos, project and organisations, and the funding clause. */
  projectHead(): void {
    const { logos, head } = this.#document;
    const { project, locale } = head;
    const words = documentMessages[locale].attendanceList;
    const height = LOGO_HEIGHT[this.#layout];
    const strip = { x: this.left, y: this.y, width: this.width, height };
    const used = drawLogoStrip(this.pdf, this.section, logos, strip, LABEL);
    if (used > 0) this.y += used + 4 * MM;
    this.entry(
      words.project,
      project.number ? words.projectWithNumber(project.title, project.number) : project.title,
      SMALL_STRONG,
    );
    let apart = false;
    for (const organisation of organisations(project, words)) {
      // Those who are no parties to the project stand apart (programme scenario A3.1).
      if (organisation.apart && !apart) this.y += 4;
      ({ apart } = organisation);
      this.entry(organisation.label, organisation.names.join("; "));
    }
    if (project.fundingClause) {
      this.y += 4;
      this.paragraph("P", project.fundingClause, SMALL_SOFT);
    }
    this.y += 8;
    this.pdf.rule([this.left, this.y], [this.right, this.y], 0.75, INK);
    this.y += 12;
  }

  /** What the sheet is, of which event, and what it is about. */
  heading(title: string, subtitle: string): void {
    const { head } = this.#document;
    this.paragraph("H1", title, TITLE);
    this.paragraph("P", eventLine(head.event, documentMessages[head.locale]), EVENT);
    this.y += 6;
    if (subtitle) this.paragraph("H2", subtitle, SUBTITLE);
    this.y += 6;
  }

  /** A label on the left, its value beside it. */
  entry(label: string, value: string, valueStyle = SMALL): void {
    const labelWidth = 100;
    const labelLines = this.pdf.wrap(label, SMALL_SOFT, labelWidth - CELL_PADDING);
    const lines = this.pdf.wrap(value, valueStyle, this.width - labelWidth);
    this.need(labelLines.length * SMALL_SOFT.leading);
    const entry = this.pdf.element(this.section, "P");
    const y = this.y;
    this.pdf.element(entry, "Span", () => this.pdf.drawLines(labelLines, this.left, y, SMALL_SOFT));
    this.#flow(entry, "Span", lines, this.left + labelWidth, valueStyle);
    this.y = Math.max(this.y, y + labelLines.length * SMALL_SOFT.leading);
    entry.end();
  }

  paragraph(type: "P" | "H1" | "H2", text: string, style: TextStyle): void {
    this.#flow(this.section, type, this.pdf.wrap(text, style, this.width), this.left, style);
  }

  /** Draws lines downwards, over as many pages as they need. */
  #flow(parent: Element, type: string, lines: readonly string[], x: number, style: TextStyle): void {
    let rest = lines;
    while (rest.length > 0) {
      this.need(style.leading);
      const fitting = rest.slice(0, Math.floor((this.bottom - this.y) / style.leading));
      this.pdf.element(parent, type, () => {
        this.y = this.pdf.drawLines(fitting, x, this.y, style);
      });
      rest = rest.slice(fitting.length);
    }
  }

  /** Labels above values, as many side by side as the page is wide; a long value takes a row of its own. */
  facts(facts: readonly (readonly [label: string, value: string | undefined])[]): void {
    const perRow = this.#layout === "portrait" ? 3 : 4;
    const gap = 14;
    const cell = (this.width - gap * (perRow - 1)) / perRow;
    let row: { label: string; lines: string[]; span: number }[] = [];
    let taken = 0;
    const flush = () => {
      const height = Math.max(0, ...row.map(({ lines }) => LABEL.leading + lines.length * FACT.leading));
      this.need(height);
      let x = this.left;
      for (const { label, lines, span } of row) {
        const fact = this.pdf.element(this.section, "P");
        const left = x;
        this.pdf.element(fact, "Span", () => this.pdf.drawLines([`${label} `], left, this.y, LABEL));
        this.pdf.element(fact, "Span", () => this.pdf.drawLines(lines, left, this.y + LABEL.leading, FACT));
        fact.end();
        x += span * (cell + gap);
      }
      this.y += height + 7;
      row = [];
      taken = 0;
    };
    for (const [label, value] of facts) {
      if (!value) continue;
      let span = 1;
      const widthOf = () => span * cell + (span - 1) * gap;
      while (span < perRow && this.pdf.wrap(value, FACT, widthOf()).length > 1) span += 1;
      if (taken + span > perRow) flush();
      row.push({ label, lines: this.pdf.wrap(value, FACT, widthOf()), span });
      taken += span;
    }
    if (row.length > 0) flush();
    this.y += 5;
  }

  /** Measures lines to sign on, one for each name, with `label` under each. */
  signatures(names: readonly string[], label: string): SignatureLines {
    const perRow = this.#layout === "portrait" ? 2 : 3;
    const width = (this.width - SIGNATURE_GAP * (perRow - 1)) / perRow;
    const wanted = names.length > 0 ? names : [""];
    const rows: { names: string[][]; height: number }[] = [];
    for (let start = 0; start < wanted.length; start += perRow) {
      const lines = wanted
        .slice(start, start + perRow)
        .map((name) => this.pdf.wrap(name, SMALL_STRONG, width));
      const most = Math.max(...lines.map(({ length }) => length));
      rows.push({
        names: lines,
        height: SIGNATURE_SPACE + 3 + most * SMALL_STRONG.leading + LABEL.leading,
      });
    }
    return {
      height: rows.reduce((sum, row) => sum + row.height, 0),
      draw: () => {
        for (const row of rows) {
          this.need(row.height);
          for (const [index, lines] of row.names.entries()) {
            const x = this.left + index * (width + SIGNATURE_GAP);
            const y = this.y + SIGNATURE_SPACE;
            this.pdf.rule([x, y], [x + width, y], 0.5, INK);
            this.pdf.element(this.section, "P", () => {
              const under = this.pdf.drawLines(lines, x, y + 3, SMALL_STRONG);
              this.pdf.drawLines([label], x, under, LABEL);
            });
          }
          this.y += row.height;
        }
      },
    };
  }
}
