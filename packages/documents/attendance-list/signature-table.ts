import type { DocumentMessages } from "@zapisy/messages/document";
import type { Element, TaggedPdf, TextStyle } from "../pdf/index.ts";
import type { AttendancePerson, AttendanceSheet } from "./data.ts";
import {
  CELL_PADDING,
  HAIRLINE,
  INK,
  LABEL,
  NAME,
  ORDINAL,
  ROW_HEIGHT,
  SMALL,
  SMALL_SOFT,
  SMALL_STRONG,
} from "./print-style.ts";

type Words = DocumentMessages["attendanceList"];

interface HeadCell {
  x: number;
  texts: { lines: string[]; style: TextStyle }[];
}

interface Row {
  height: number;
  name: string[];
  institution: string[];
  position: string[];
}

/** The table of people and signature boxes, drawn row by row. */
export class SignatureTable {
  readonly headHeight: number;
  readonly #pdf: TaggedPdf;
  readonly #words: Words;
  readonly #sheet: AttendanceSheet;
  readonly #left: number;
  readonly #right: number;
  readonly #nameX: number;
  readonly #institutionX: number;
  readonly #signatureX: number;
  readonly #signatureWidth: number;
  readonly #head: HeadCell[];

  constructor(
    pdf: TaggedPdf,
    words: Words,
    sheet: AttendanceSheet,
    { left, right }: { left: number; right: number },
  ) {
    this.#pdf = pdf;
    this.#words = words;
    this.#sheet = sheet;
    this.#left = left;
    this.#right = right;
    const width = right - left;
    const lastNumber = `${sheet.people.length + sheet.emptyRows}.`;
    const ordinalWidth =
      Math.max(pdf.widthOf(words.ordinal, SMALL_SOFT), pdf.widthOf(lastNumber, ORDINAL)) + CELL_PADDING;
    const textMinimum = sheet.showInstitution ? 270 : 190;
    const count = sheet.columns.length;
    this.#signatureWidth = Math.min((width - ordinalWidth - textMinimum) / count, count === 1 ? 165 : 110);
    this.#signatureX = right - this.#signatureWidth * count;
    this.#nameX = left + ordinalWidth;
    const textWidth = this.#signatureX - this.#nameX;
    this.#institutionX = sheet.showInstitution ? this.#nameX + textWidth * 0.47 : this.#signatureX;
    this.#head = this.#layOutHead();
    this.headHeight =
      2 * CELL_PADDING +
      Math.max(
        ...this.#head.map(({ texts }) =>
          texts.reduce((sum, { lines, style }) => sum + lines.length * style.leading, 0),
        ),
      );
  }

  #layOutHead(): HeadCell[] {
    const words = this.#words;
    const cell = (x: number, width: number, ...texts: [text: string, style: TextStyle][]): HeadCell => ({
      x,
      texts: texts.map(([text, style]) => ({ lines: this.#pdf.wrap(text, style, width), style })),
    });
    const textCells = [
      cell(this.#left, this.#nameX - this.#left, [words.ordinal, SMALL_SOFT]),
      cell(this.#nameX + CELL_PADDING, this.#institutionX - this.#nameX - 2 * CELL_PADDING, [
        words.name,
        SMALL_STRONG,
      ]),
    ];
    if (this.#sheet.showInstitution) {
      const width = this.#signatureX - this.#institutionX - 2 * CELL_PADDING;
      textCells.push(
        cell(this.#institutionX + CELL_PADDING, width, [words.institutionAndPosition, SMALL_STRONG]),
      );
    }
    const signatureCells = this.#sheet.columns.map(({ label, from, to }, index) =>
      cell(
        this.#signatureX + index * this.#signatureWidth + CELL_PADDING,
        this.#signatureWidth - 2 * CELL_PADDING,
        [label, SMALL_STRONG],
        [words.timeRange(from, to), SMALL],
        [words.signature, label ? LABEL : SMALL_STRONG],
      ),
    );
    return [...textCells, ...signatureCells];
  }

  /**
   * Draws the head at `y`. With a table element it becomes the head of that table and the element for the
   * rows is returned; without one it is a repetition, which has no place in the structure.
   */
  drawHead(y: number): undefined;
  drawHead(y: number, table: Element): Element;
  drawHead(y: number, table?: Element): Element | undefined {
    const bottom = y + this.headHeight;
    this.#pdf.rule([this.#left, y], [this.#right, y], 0.75, INK);
    this.#pdf.rule([this.#left, bottom], [this.#right, bottom], 0.75, INK);
    const drawCell = ({ x, texts }: HeadCell) => {
      let top = y + CELL_PADDING;
      for (const { lines, style } of texts) top = this.#pdf.drawLines(lines, x, top, style);
    };
    if (!table) {
      this.#head.forEach(drawCell);
      return undefined;
    }
    const head = this.#pdf.element(table, "THead");
    const row = this.#pdf.element(head, "TR");
    for (const cell of this.#head) this.#pdf.element(row, "TH", () => drawCell(cell), { scope: "Column" });
    head.end();
    return this.#pdf.element(table, "TBody");
  }

  /** Measures a person's row, or an empty one. */
  row(person: AttendancePerson | undefined): Row {
    const nameWidth = this.#institutionX - this.#nameX - 2 * CELL_PADDING;
    const institutionWidth = this.#signatureX - this.#institutionX - 2 * CELL_PADDING;
    const shown = this.#sheet.showInstitution ? person : undefined;
    const name = person ? this.#pdf.wrap(`${person.surname} ${person.firstName}`, NAME, nameWidth) : [];
    const institution = this.#pdf.wrap(shown?.institution ?? "", SMALL, institutionWidth);
    const position = this.#pdf.wrap(shown?.position ?? "", SMALL_SOFT, institutionWidth);
    const textHeight = Math.max(
      name.length * NAME.leading,
      (institution.length + position.length) * SMALL.leading,
    );
    return { name, institution, position, height: Math.max(ROW_HEIGHT, textHeight + 2 * 4) };
  }

  drawRow(body: Element, y: number, number: number, { name, institution, position, height }: Row): void {
    const pdf = this.#pdf;
    const middle = y + height / 2;
    const ordinal = `${number}.`;
    const ordinalX = this.#nameX - CELL_PADDING / 2 - pdf.widthOf(ordinal, ORDINAL);
    const row = pdf.element(body, "TR");
    pdf.element(row, "TD", () => pdf.drawLines([ordinal], ordinalX, middle - ORDINAL.leading / 2, ORDINAL));
    if (name.length > 0) {
      const top = middle - (name.length * NAME.leading) / 2;
      pdf.element(row, "TH", () => pdf.drawLines(name, this.#nameX + CELL_PADDING, top, NAME), {
        scope: "Row",
      });
    } else {
      pdf.element(row, "TD");
    }
    if (this.#sheet.showInstitution) {
      const lines = institution.length + position.length;
      const x = this.#institutionX + CELL_PADDING;
      if (lines === 0) pdf.element(row, "TD");
      else {
        pdf.element(row, "TD", () => {
          const under = pdf.drawLines(institution, x, middle - (lines * SMALL.leading) / 2, SMALL);
          pdf.drawLines(position, x, under, SMALL_SOFT);
        });
      }
    }
    for (let index = 0; index < this.#sheet.columns.length; index += 1) pdf.element(row, "TD");
    row.end();
    pdf.rule([this.#left, y + height], [this.#right, y + height], 0.5, HAIRLINE);
  }

  /** The upright lines of the signature boxes on one page. */
  drawBoxes(top: number, bottom: number): void {
    for (let index = 0; index <= this.#sheet.columns.length; index += 1) {
      const x = this.#signatureX + index * this.#signatureWidth;
      this.#pdf.rule([x, top], [x, bottom], 0.5, HAIRLINE);
    }
  }
}
