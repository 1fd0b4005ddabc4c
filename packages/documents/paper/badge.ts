import { documentMessages } from "@zapisy/messages/document";
import {
  drawLogoStrip,
  type Element,
  type Logo,
  qrCode,
  type TaggedPdf,
  type TextStyle,
} from "../pdf/index.ts";
import { openSheets } from "../sheet/index.ts";
import { HAIRLINE, INK, LABEL, MM, SOFT } from "../sheet/style.ts";
import type { BadgePerson, PaperOf } from "./data.ts";

/** Badges by how many stand on a page: sheets of labels of 99.1 × 67.7 and 99.1 × 57 mm, cut or printed plain. */
const GRID = {
  8: { rows: 4, width: 99.1 * MM, height: 67.7 * MM },
  10: { rows: 5, width: 99.1 * MM, height: 57 * MM },
} as const;
const COLUMNS = 2;
const COLUMN_GAP = 2.5 * MM;
/** Few printers reach the very edge. */
const PADDING = 6 * MM;
const LOGO_HEIGHT = 8 * MM;
const QR_SIZE = 19 * MM;

const style = (face: TextStyle["face"], size: number, color = INK): TextStyle => ({
  face,
  size,
  leading: size * 1.22,
  color,
});
/** Sizes to choose from, the largest that fits first. */
const EVENT_SIZES = [8.5, 7.5].map((size) => style("regular", size, SOFT));
const FIRST_NAME_SIZES = [26, 23, 20, 17, 14, 12].map((size) => style("semibold", size));
const LAST_NAME_SIZES = [21, 18.5, 16, 14, 12, 10.5].map((size) => style("semibold", size));
const INSTITUTION_SIZES = [10.5, 9.5, 8.5, 7.5].map((size) => style("regular", size));
const CHOICE_SIZES = [9.5, 8.5, 7.5].map((size) => style("semibold", size));

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Name badges on A4: the name to be read across a table, the institution in three lines, the ticket's QR code. */
export async function badgesPdf(data: PaperOf<"badges">): Promise<Uint8Array> {
  const { head, people, perPage } = data;
  const words = documentMessages[head.locale].paper.badges;
  const { pdf, logos } = await openSheets(head, words.title);
  const { rows, width, height } = GRID[perPage];
  for (let start = 0; start < people.length; start += perPage) {
    const page = pdf.addPage("portrait");
    const left = (page.width - COLUMNS * width - COLUMN_GAP) / 2;
    const top = (page.height - rows * height) / 2;
    for (const [index, person] of people.slice(start, start + perPage).entries()) {
      const column = index % COLUMNS;
      const box = {
        x: left + column * (width + COLUMN_GAP),
        y: top + Math.floor(index / COLUMNS) * height,
        width,
        height,
      };
      drawCutLines(pdf, box);
      drawBadge(pdf, logos, { ...person, event: head.event.title, ticketWords: words.ticket }, box);
    }
  }
  return pdf.finish(() => undefined);
}

/** Where to cut; on a sheet of labels the lines fall on the edges. */
function drawCutLines(pdf: TaggedPdf, { x, y, width, height }: Box): void {
  for (const edge of [y, y + height]) pdf.rule([x, edge], [x + width, edge], 0.3, HAIRLINE);
  for (const edge of [x, x + width]) pdf.rule([edge, y], [edge, y + height], 0.3, HAIRLINE);
}

function drawBadge(
  pdf: TaggedPdf,
  logos: Logo[],
  badge: BadgePerson & { event: string; ticketWords: (name: string) => string },
  box: Box,
): void {
  const section = pdf.element(pdf.root, "Sect");
  const [x, width] = [box.x + PADDING, box.width - 2 * PADDING];
  let y = box.y + PADDING;
  const strip = drawLogoStrip(pdf, section, logos, { x, y, width, height: LOGO_HEIGHT }, LABEL);
  if (strip > 0) y += strip + 1.5 * MM;
  y = write(pdf, section, fit(pdf, badge.event, EVENT_SIZES, width, 2), x, y);
  const bottom = box.y + box.height - PADDING;
  const qrTop = bottom - QR_SIZE;
  const beside = width - QR_SIZE - 3 * MM;
  const names = [
    fit(pdf, badge.firstName, FIRST_NAME_SIZES, width, 1),
    fit(pdf, badge.lastName, LAST_NAME_SIZES, width, 1),
  ];
  const nameHeight = names.reduce((sum, text) => sum + heightOf(text), 0);
  // The name stands in the middle of what is left between the event and the code.
  y = Math.max(y, y + (qrTop - y - nameHeight) / 2);
  for (const name of names) y = write(pdf, section, name, x, y);
  const institution = fit(pdf, badge.institution ?? "", INSTITUTION_SIZES, beside, 3);
  const choice = fit(pdf, badge.choice ?? "", CHOICE_SIZES, beside, 2);
  const gap = institution.lines.length > 0 && choice.lines.length > 0 ? 1.5 * MM : 0;
  const under = bottom - heightOf(institution) - gap - heightOf(choice);
  write(pdf, section, choice, x, write(pdf, section, institution, x, under) + gap);
  const code = qrCode(badge.ticket);
  const qr = { x: x + width - QR_SIZE, y: qrTop, width: QR_SIZE, height: QR_SIZE };
  pdf.drawing(section, badge.ticketWords(`${badge.firstName} ${badge.lastName}`), qr, () =>
    pdf.fillPath(code.path, { x: qr.x, y: qr.y, scale: QR_SIZE / code.size }, INK),
  );
  section.end();
}

interface Fitted {
  lines: string[];
  style: TextStyle;
}

/** Sets a text as large as it fits into so many lines; what the smallest size does not hold ends in "…". */
function fit(pdf: TaggedPdf, text: string, styles: TextStyle[], width: number, most: number): Fitted {
  const broken = (word: TextStyle) => pdf.wrap(text, word, width);
  const fitting = styles.find(
    (each) =>
      broken(each).length <= most &&
      text.split(/\s+/).every((word) => pdf.wrap(word, each, width).length <= 1),
  );
  const smallest = styles.at(-1) ?? style("regular", 8);
  const chosen = fitting ?? smallest;
  const lines = broken(chosen);
  if (lines.length <= most) return { lines, style: chosen };
  const last = `${lines
    .slice(most - 1)
    .join("")
    .trim()}`;
  for (let length = last.length; length > 0; length -= 1) {
    const cut = `${last.slice(0, length).trimEnd()}…`;
    if (pdf.widthOf(cut, chosen) <= width)
      return { lines: [...lines.slice(0, most - 1), cut], style: chosen };
  }
  return { lines: lines.slice(0, most), style: chosen };
}

function heightOf({ lines, style: { leading } }: Fitted): number {
  return lines.length * leading;
}

function write(pdf: TaggedPdf, parent: Element, { lines, style: set }: Fitted, x: number, y: number): number {
  if (lines.length === 0) return y;
  let under = y;
  pdf.element(parent, "P", () => {
    under = pdf.drawLines(lines, x, y, set);
  });
  return under;
}
