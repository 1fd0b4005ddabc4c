import { formatDateTime, formatDay } from "@zapisy/messages";
import { type DocumentMessages, documentMessages } from "@zapisy/messages/document";
import { type Element, type TextStyle, TaggedPdf } from "../pdf/index.ts";
import {
  type AttendanceColumn,
  type AttendanceListData,
  type AttendanceSheet,
  sortedPeople,
} from "./data.ts";
import {
  CELL_PADDING,
  EVENT,
  FACT,
  INK,
  LABEL,
  MM,
  ROW_HEIGHT,
  SMALL,
  SMALL_SOFT,
  SMALL_STRONG,
  SUBTITLE,
  TITLE,
} from "./print-style.ts";
import { SignatureTable } from "./signature-table.ts";
import { eventLine, hoursInWords, organisations } from "./wording.ts";

/** The left margin is wide enough for a punch. */
const MARGIN = { top: 14 * MM, right: 14 * MM, bottom: 18 * MM, left: 20 * MM };
/** Lying pages are short: the strip gives way to the rows. */
const LOGO_HEIGHT = { portrait: 15 * MM, landscape: 12 * MM };
/** More signature boxes than this stand on a landscape page. */
const PORTRAIT_COLUMNS = 3;
/** More than this would make boxes narrower than 19 mm: the rest goes to a page set of its own. */
const COLUMNS_PER_PAGE_SET = 8;
/** Room for a leader's signature. */
const SIGNATURE_SPACE = 14 * MM;
const SIGNATURE_GAP = 24;
const CLOSING_GAP = 12;
/** More empty rows than this may stand on a page without the last person. */
const MOST_KEPT_TOGETHER = 6 * ROW_HEIGHT;

type Words = DocumentMessages["attendanceList"];

/** Makes the printed attendance list: each sheet on pages of its own, pages numbered through the document. */
export async function attendanceListPdf(data: AttendanceListData): Promise<Uint8Array> {
  const messages = documentMessages[data.locale];
  const pdf = await TaggedPdf.create(
    `${messages.attendanceList.title}: ${data.event.title}`,
    data.locale,
    data.drawnUp.at,
  );
  const logos = data.project.logos.map(({ data: bytes, alt }) => ({ image: pdf.openImage(bytes), alt }));
  for (const sheet of data.sheets) {
    const people = sortedPeople(sheet.people);
    for (const columns of pageSets(sheet.columns)) {
      new SheetPages(pdf, data, messages, { ...sheet, people, columns }, logos).draw();
    }
  }
  return pdf.finish((page, pages, { width, height }) => {
    const text = messages.attendanceList.pageOfPages(`${page}`, `${pages}`);
    const y = height - 12 * MM;
    pdf.drawLines([text], width - MARGIN.right - pdf.widthOf(text, SMALL_SOFT), y, SMALL_SOFT);
  });
}

function pageSets(columns: AttendanceColumn[]): AttendanceColumn[][] {
  if (columns.length === 0) return [[{ label: "" }]];
  // Sets of equal size: nine columns become five and four, not eight and one.
  const size = Math.ceil(columns.length / Math.ceil(columns.length / COLUMNS_PER_PAGE_SET));
  const sets: AttendanceColumn[][] = [];
  for (let start = 0; start < columns.length; start += size) sets.push(columns.slice(start, start + size));
  return sets;
}

interface Logo {
  image: PDFKit.OpenedImage | undefined;
  alt: string;
}

/** The leaders' statement with lines to sign on, and who made the list when. */
interface Closing {
  width: number;
  statement: string[];
  rows: { names: string[][]; height: number }[];
  drawnUp: string;
  height: number;
}

/** The pages of one sheet. */
class SheetPages {
  readonly #pdf: TaggedPdf;
  readonly #data: AttendanceListData;
  readonly #words: Words;
  readonly #messages: DocumentMessages;
  readonly #sheet: AttendanceSheet;
  readonly #logos: Logo[];
  readonly #layout: "portrait" | "landscape";
  readonly #section: Element;
  #y = 0;
  #right = 0;
  #bottom = 0;

  constructor(
    pdf: TaggedPdf,
    data: AttendanceListData,
    messages: DocumentMessages,
    sheet: AttendanceSheet,
    logos: Logo[],
  ) {
    this.#pdf = pdf;
    this.#data = data;
    this.#messages = messages;
    this.#words = messages.attendanceList;
    this.#sheet = sheet;
    this.#logos = logos;
    this.#layout = sheet.columns.length > PORTRAIT_COLUMNS ? "landscape" : "portrait";
    this.#section = pdf.element(pdf.root, "Sect");
  }

  draw(): void {
    this.#addPage();
    this.#drawLogos();
    this.#drawProject();
    this.#drawHeading();
    const closing = this.#layOutClosing();
    this.#drawTable(closing.height);
    this.#drawClosing(closing);
    this.#section.end();
  }

  get #width(): number {
    return this.#right - MARGIN.left;
  }

  #addPage(): void {
    const { width, height } = this.#pdf.addPage(this.#layout);
    this.#right = width - MARGIN.right;
    this.#bottom = height - MARGIN.bottom;
    this.#y = MARGIN.top;
  }

  /** Begins a page that says whose continuation it is, since loose pages get parted. */
  #continue(): void {
    this.#addPage();
    const { event, project } = this.#data;
    const { title, date, from, to } = this.#sheet;
    const when = [formatDay(this.#data.locale, date), this.#words.timeRange(from, to)]
      .filter(Boolean)
      .join(", ");
    this.#pdf.artifact("Pagination", () => {
      for (const [text, textStyle] of [
        [`${this.#words.title}: ${title}`, SMALL_STRONG],
        [[event.title, when, project.number].filter(Boolean).join(" · "), SMALL_SOFT],
      ] as const) {
        this.#y = this.#pdf.drawLines(
          this.#pdf.wrap(text, textStyle, this.#width),
          MARGIN.left,
          this.#y,
          textStyle,
        );
      }
    });
    this.#y += 8;
  }

  /** Turns the page unless so much height is left. */
  #need(height: number): void {
    if (this.#y + height > this.#bottom) this.#continue();
  }

  #drawLogos(): void {
    const shown = this.#logos.filter(({ image, alt }) => image ?? alt);
    if (shown.length === 0) return;
    const gap = 6 * MM;
    const fullHeight = LOGO_HEIGHT[this.#layout];
    const sized = shown.map(({ image, alt }) => {
      if (!image) return { alt, width: Math.min(this.#pdf.widthOf(alt, LABEL), 40 * MM) };
      const upright = (image.orientation ?? 1) <= 4;
      const ratio = upright ? image.width / image.height : image.height / image.width;
      return { image, alt, width: fullHeight * ratio };
    });
    const free = this.#width - gap * (sized.length - 1);
    const scale = Math.min(1, free / sized.reduce((sum, { width }) => sum + width, 0));
    const height = fullHeight * scale;
    const used = sized.reduce((sum, { width }) => sum + width * scale, 0);
    // The strip runs from margin to margin, as funders' own sets of signs do; a single sign stands left.
    const space = sized.length > 1 ? (this.#width - used) / (sized.length - 1) : 0;
    let x = MARGIN.left;
    let deepest = height;
    for (const { image, alt, width } of sized) {
      if (image) {
        this.#pdf.figure(this.#section, image, alt, { x, y: this.#y, width: width * scale, height });
      } else {
        const lines = this.#pdf.wrap(alt, LABEL, width * scale);
        this.#pdf.element(this.#section, "P", () => this.#pdf.drawLines(lines, x, this.#y, LABEL));
        deepest = Math.max(deepest, lines.length * LABEL.leading);
      }
      x += width * scale + space;
    }
    this.#y += deepest + 4 * MM;
  }

  #drawProject(): void {
    const { project } = this.#data;
    this.#drawEntry(
      this.#words.project,
      project.number ? this.#words.projectWithNumber(project.title, project.number) : project.title,
      SMALL_STRONG,
    );
    let apart = false;
    for (const entry of organisations(project, this.#words)) {
      // Those who are no parties to the project stand apart (programme scenario A3.1).
      if (entry.apart && !apart) this.#y += 4;
      ({ apart } = entry);
      this.#drawEntry(entry.label, entry.names.join("; "));
    }
    if (project.fundingClause) {
      this.#y += 4;
      this.#drawParagraph("P", project.fundingClause, SMALL_SOFT);
    }
    this.#y += 8;
    this.#pdf.rule([MARGIN.left, this.#y], [this.#right, this.#y], 0.75, INK);
    this.#y += 12;
  }

  #drawHeading(): void {
    const { event, locale } = this.#data;
    const sheet = this.#sheet;
    this.#drawParagraph("H1", this.#words.title, TITLE);
    this.#drawParagraph("P", eventLine(event, this.#messages), EVENT);
    this.#y += 6;
    this.#drawParagraph("H2", sheet.title, SUBTITLE);
    this.#y += 6;
    this.#drawFacts([
      [this.#words.date, formatDay(locale, sheet.date)],
      [this.#words.time, this.#words.timeRange(sheet.from, sheet.to)],
      [this.#words.hours, hoursInWords(sheet, this.#words)],
      [this.#words.place, sheet.place ?? event.place],
      [this.#words.host, sheet.host],
      [this.#words.leaders, sheet.leaders.join(", ")],
      [this.#words.module, sheet.module],
    ]);
    this.#y += 5;
  }

  /** A label on the left, its value beside it. */
  #drawEntry(label: string, value: string, valueStyle = SMALL): void {
    const labelWidth = 100;
    const labelLines = this.#pdf.wrap(label, SMALL_SOFT, labelWidth - CELL_PADDING);
    const lines = this.#pdf.wrap(value, valueStyle, this.#width - labelWidth);
    this.#need(labelLines.length * SMALL_SOFT.leading);
    const entry = this.#pdf.element(this.#section, "P");
    const y = this.#y;
    this.#pdf.element(entry, "Span", () => this.#pdf.drawLines(labelLines, MARGIN.left, y, SMALL_SOFT));
    this.#drawFlowing(entry, "Span", lines, MARGIN.left + labelWidth, valueStyle);
    this.#y = Math.max(this.#y, y + labelLines.length * SMALL_SOFT.leading);
    entry.end();
  }

  #drawParagraph(type: string, text: string, textStyle: TextStyle): void {
    this.#drawFlowing(
      this.#section,
      type,
      this.#pdf.wrap(text, textStyle, this.#width),
      MARGIN.left,
      textStyle,
    );
  }

  /** Draws lines downwards, over as many pages as they need. */
  #drawFlowing(
    parent: Element,
    type: string,
    lines: readonly string[],
    x: number,
    textStyle: TextStyle,
  ): void {
    let rest = lines;
    while (rest.length > 0) {
      this.#need(textStyle.leading);
      const fitting = rest.slice(0, Math.floor((this.#bottom - this.#y) / textStyle.leading));
      this.#pdf.element(parent, type, () => {
        this.#y = this.#pdf.drawLines(fitting, x, this.#y, textStyle);
      });
      rest = rest.slice(fitting.length);
    }
  }

  /** Labels above values, as many side by side as the page is wide; a long value takes a row of its own. */
  #drawFacts(facts: [label: string, value: string | undefined][]): void {
    const perRow = this.#layout === "portrait" ? 3 : 4;
    const gap = 14;
    const cell = (this.#width - gap * (perRow - 1)) / perRow;
    let row: { label: string; lines: string[]; span: number }[] = [];
    let taken = 0;
    const flush = () => {
      const height = Math.max(0, ...row.map(({ lines }) => LABEL.leading + lines.length * FACT.leading));
      this.#need(height);
      let x = MARGIN.left;
      for (const { label, lines, span } of row) {
        const fact = this.#pdf.element(this.#section, "P");
        const left = x;
        this.#pdf.element(fact, "Span", () => this.#pdf.drawLines([label], left, this.#y, LABEL));
        this.#pdf.element(fact, "Span", () =>
          this.#pdf.drawLines(lines, left, this.#y + LABEL.leading, FACT),
        );
        fact.end();
        x += span * (cell + gap);
      }
      this.#y += height + 7;
      row = [];
      taken = 0;
    };
    for (const [label, value] of facts) {
      if (!value) continue;
      let span = 1;
      const widthOf = () => span * cell + (span - 1) * gap;
      while (span < perRow && this.#pdf.wrap(value, FACT, widthOf()).length > 1) span += 1;
      if (taken + span > perRow) flush();
      row.push({ label, lines: this.#pdf.wrap(value, FACT, widthOf()), span });
      taken += span;
    }
    if (row.length > 0) flush();
  }

  /**
   * Draws people and empty rows. The last person stays with the closing, which takes `closingHeight`: a
   * page with the leader's signature and no names proves nothing.
   */
  #drawTable(closingHeight: number): void {
    const { people, emptyRows } = this.#sheet;
    const table = new SignatureTable(this.#pdf, this.#words, this.#sheet, {
      left: MARGIN.left,
      right: this.#right,
    });
    // A table head alone at the foot of a page helps nobody.
    this.#need(table.headHeight + 2 * ROW_HEIGHT);
    const element = this.#pdf.element(this.#section, "Table");
    const body = table.drawHead(this.#y, element);
    let top = this.#y;
    this.#y += table.headHeight;
    const rows = people.length + emptyRows;
    const emptyHeight = emptyRows * ROW_HEIGHT;
    const tail = emptyHeight < MOST_KEPT_TOGETHER ? emptyHeight + closingHeight : 0;
    for (let index = 0; index < rows; index += 1) {
      const row = table.row(people[index]);
      const kept = index === people.length - 1 ? tail : index === rows - 1 ? closingHeight : 0;
      if (this.#y + row.height + kept > this.#bottom) {
        table.drawBoxes(top, this.#y);
        this.#continue();
        top = this.#y;
        this.#pdf.artifact("Pagination", () => table.drawHead(this.#y));
        this.#y += table.headHeight;
      }
      table.drawRow(body, this.#y, index + 1, row);
      this.#y += row.height;
    }
    table.drawBoxes(top, this.#y);
    element.end();
  }

  #layOutClosing(): Closing {
    const perRow = this.#layout === "portrait" ? 2 : 3;
    const width = (this.#width - SIGNATURE_GAP * (perRow - 1)) / perRow;
    const leaders = this.#sheet.leaders.length > 0 ? this.#sheet.leaders : [""];
    const rows: Closing["rows"] = [];
    for (let start = 0; start < leaders.length; start += perRow) {
      const names = leaders
        .slice(start, start + perRow)
        .map((name) => this.#pdf.wrap(name, SMALL_STRONG, width));
      const lines = Math.max(...names.map(({ length }) => length));
      rows.push({ names, height: SIGNATURE_SPACE + 3 + lines * SMALL_STRONG.leading + LABEL.leading });
    }
    const { by, at, timeZone } = this.#data.drawnUp;
    const drawnUp = this.#words.drawnUp(by, formatDateTime(this.#data.locale, at, timeZone));
    const statement = this.#pdf.wrap(this.#words.leaderStatement, SMALL, this.#width);
    const height =
      CLOSING_GAP +
      statement.length * SMALL.leading +
      rows.reduce((sum, row) => sum + row.height, 0) +
      CLOSING_GAP +
      this.#pdf.wrap(drawnUp, SMALL_SOFT, this.#width).length * SMALL_SOFT.leading;
    return { width, statement, rows, drawnUp, height };
  }

  #drawClosing({ width, statement, rows, drawnUp }: Closing): void {
    this.#y += CLOSING_GAP;
    this.#drawFlowing(this.#section, "P", statement, MARGIN.left, SMALL);
    for (const { names, height } of rows) {
      this.#need(height);
      for (const [index, lines] of names.entries()) {
        const x = MARGIN.left + index * (width + SIGNATURE_GAP);
        const y = this.#y + SIGNATURE_SPACE;
        this.#pdf.rule([x, y], [x + width, y], 0.5, INK);
        this.#pdf.element(this.#section, "P", () => {
          const under = this.#pdf.drawLines(lines, x, y + 3, SMALL_STRONG);
          this.#pdf.drawLines([this.#words.leaderSignature], x, under, LABEL);
        });
      }
      this.#y += height;
    }
    this.#y += CLOSING_GAP;
    this.#drawParagraph("P", drawnUp, SMALL_SOFT);
  }
}
