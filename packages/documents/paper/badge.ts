import { documentMessages } from "@zapisy/words/document";
import {
  drawFitted,
  drawLogoStrip,
  type FittedText,
  fitText,
  heightOf,
  type Logo,
  qrCode,
  type TaggedPdf,
  type TextStyle,
} from "../pdf/index.ts";
import { finishSheets, openSheets } from "../sheet/index.ts";
import { HAIRLINE, INK, LABEL, MM, SOFT } from "../sheet/style.ts";
import type { BadgePerson, PaperOf } from "./data.ts";

/** Badges by how many stand on a page: sheets of labels of 99.1 × 67.7 and 99.1 × 57 mm, cut or printed plain. */
const GRID = {
  8: { rows: 4, width: 99.1 * MM, height: 67.7 * MM, eventLines: 2 },
  10: { rows: 5, width: 99.1 * MM, height: 57 * MM, eventLines: 1 },
} as const;
const COLUMNS = 2;
const COLUMN_GAP = 2.5 * MM;
/** Few printers reach the very edge. */
const PADDING = 5 * MM;
const LOGO_HEIGHT = 7 * MM;
const QR_SIZE = 18 * MM;
const GAP = 1.2 * MM;

const style = (face: TextStyle["face"], size: number, color = INK): TextStyle => ({
  face,
  size: Math.max(LEAST_SIZE, size),
  leading: Math.max(LEAST_SIZE, size) * 1.22,
  color,
});
/** Steps of size; the first at which everything fits is taken. */
const STEPS = [1, 0.9, 0.8, 0.7, 0.6, 0.52, 0.45] as const;
const BELOW_STEPS = [1, 0.85, 0.72] as const;
/** Nothing is set smaller. */
const LEAST_SIZE = 7;
/** Sizes at the first step. */
const SIZE = { event: 8.5, firstName: 26, lastName: 21, institution: 10.5, choice: 9.5 };

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
  const document = await openSheets(head, words.title);
  const { pdf, logos } = document;
  const { rows, width, height, eventLines } = GRID[perPage];
  for (let start = 0; start < people.length; start += perPage) {
    const page = pdf.addPage("portrait");
    const left = (page.width - COLUMNS * width - COLUMN_GAP) / 2;
    const top = (page.height - rows * height) / 2;
    const onPage = people.slice(start, start + perPage);
    const [first, last] = [onPage[0], onPage.at(-1)].map((person) => person && nameOf(person));
    document.marks.push({ title: `${first} – ${last}`, page: pdf.pages - 1, parts: [] });
    for (const [index, person] of onPage.entries()) {
      const column = index % COLUMNS;
      const box = {
        x: left + column * (width + COLUMN_GAP),
        y: top + Math.floor(index / COLUMNS) * height,
        width,
        height,
      };
      drawCutLines(pdf, box);
      drawBadge(
        pdf,
        logos,
        { ...person, event: head.event.title, eventLines, ticketWords: words.ticket },
        box,
      );
    }
  }
  return finishSheets(document, { numbered: false });
}

function nameOf({ lastName, firstName }: BadgePerson): string {
  return `${lastName} ${firstName}`;
}

/** Where to cut; on a sheet of labels the lines fall on the edges. */
function drawCutLines(pdf: TaggedPdf, { x, y, width, height }: Box): void {
  for (const edge of [y, y + height]) pdf.rule([x, edge], [x + width, edge], 0.3, HAIRLINE);
  for (const edge of [x, x + width]) pdf.rule([edge, y], [edge, y + height], 0.3, HAIRLINE);
}

function drawBadge(
  pdf: TaggedPdf,
  logos: Logo[],
  badge: BadgePerson & { event: string; eventLines: number; ticketWords: (name: string) => string },
  box: Box,
): void {
  const section = pdf.element(pdf.root, "Sect");
  const [x, width] = [box.x + PADDING, box.width - 2 * PADDING];
  const bottom = box.y + box.height - PADDING;
  let y = box.y + PADDING;
  const strip = drawLogoStrip(pdf, section, logos, { x, y, width, height: LOGO_HEIGHT }, LABEL);
  if (strip > 0) y += strip + 1.5 * MM;
  y = drawFitted(
    pdf,
    section,
    fitText(pdf, badge.event, style("regular", SIZE.event, SOFT), width, badge.eventLines),
    x,
    y,
  );
  y += GAP;
  const { names, below, nameHeight, belowHeight } = layOut(pdf, badge, width, bottom - y);
  // The name stands in the middle of what is left above institution and code.
  const free = Math.max(y + nameHeight, bottom - Math.max(belowHeight, QR_SIZE)) - y - nameHeight;
  y += free / 2;
  for (const name of names) y = drawFitted(pdf, section, name, x, y);
  y = bottom - belowHeight;
  for (const text of below) y = drawFitted(pdf, section, text, x, y) + GAP;
  const code = qrCode(badge.ticket);
  const qr = { x: x + width - QR_SIZE, y: bottom - QR_SIZE, width: QR_SIZE, height: QR_SIZE };
  pdf.drawing(section, badge.ticketWords(`${badge.firstName} ${badge.lastName}`), qr, () =>
    pdf.fillBars(code.bars, { x: qr.x, y: qr.y, scale: QR_SIZE / code.size }, INK),
  );
  section.end();
}

interface BadgeLayout {
  names: FittedText[];
  nameHeight: number;
  /** Institution and choice, beside the code. */
  below: FittedText[];
  belowHeight: number;
}

/**
 * Chooses the largest name, and with it the largest institution and choice, that stand clear of each other and
 * of the code.
 */
function layOut(pdf: TaggedPdf, badge: BadgePerson, width: number, height: number): BadgeLayout {
  const beside = width - QR_SIZE - 3 * MM;
  let layout: BadgeLayout = { names: [], nameHeight: 0, below: [], belowHeight: 0 };
  for (const step of STEPS) {
    for (const belowStep of BELOW_STEPS) {
      const below = [
        fitText(pdf, badge.institution ?? "", style("regular", SIZE.institution * belowStep), beside, 3),
        fitText(pdf, badge.choice ?? "", style("semibold", SIZE.choice * belowStep), beside, 2),
      ].filter(({ lines }) => lines.length > 0);
      const belowHeight = below.reduce((sum, text) => sum + heightOf(text), GAP * (below.length - 1));
      // A name that reaches down beside the code must leave it its width.
      for (const nameWidth of [width, beside]) {
        const names = [
          fitText(pdf, badge.firstName, style("semibold", SIZE.firstName * step), nameWidth, 1),
          fitText(pdf, badge.lastName, style("semibold", SIZE.lastName * step), nameWidth, 1),
        ];
        const nameHeight = names.reduce((sum, text) => sum + heightOf(text), 0);
        const room = height - nameHeight - GAP;
        const isClear = belowHeight <= room && (nameWidth < width || QR_SIZE <= room);
        layout = { names, nameHeight, below, belowHeight };
        if (isClear && [...names, ...below].every(({ isWhole }) => isWhole)) return layout;
      }
    }
  }
  return layout;
}
