import { documentMessages } from "@zapisy/words/document";
import { fileName } from "../file-name/index.ts";
import {
  drawLogoStrip,
  type Element,
  fitText,
  type FittedText,
  qrCode,
  type TaggedPdf,
  type TextStyle,
} from "../pdf/index.ts";
import { finishSheets, openSheets, type SheetHead } from "../sheet/index.ts";
import { INK, LABEL, MM, SOFT } from "../sheet/style.ts";

/** A poster of an event, to be hung up where people pass by. */
export interface Poster {
  head: SheetHead;
  /** What it is about in a sentence or two. */
  summary?: string;
  /** Until when one can sign up, in words. */
  signUpUntil?: string;
  /** The page of the event. */
  url: string;
}

const MARGIN = 20 * MM;
const LOGO_HEIGHT = 15 * MM;
const QR_SIZE = 56 * MM;
const GAP = 8 * MM;
/** Sizes of the title, the largest first: the first at which it is whole is taken. */
const TITLE_SIZES = [46, 40, 34, 28, 23] as const;
const TITLE_LINES = 5;

const style = (face: TextStyle["face"], size: number, color = INK): TextStyle => ({
  face,
  size,
  leading: size * 1.25,
  color,
});
const KIND = style("regular", 17, SOFT);
const WHEN = style("semibold", 22);
const WHERE = style("regular", 18);
const SUMMARY = style("regular", 15);
const SIGN_UP = style("semibold", 26);
const HOW = style("regular", 14);
const ADDRESS = style("semibold", 14);
const SMALL = style("regular", 10.5, SOFT);

/** Makes the poster as PDF/UA, one page of A4: the same data give the same bytes. */
export async function posterPdf(poster: Poster): Promise<{ name: string; bytes: Uint8Array }> {
  const { head } = poster;
  const words = documentMessages[head.locale].poster;
  const document = await openSheets(head, words.title);
  const { pdf, logos } = document;
  const page = pdf.addPage("portrait");
  const section = pdf.element(pdf.root, "Sect");
  const width = page.width - 2 * MARGIN;
  const writer = { pdf, section, x: MARGIN };
  const strip = drawLogoStrip(
    pdf,
    section,
    logos,
    { x: MARGIN, y: MARGIN, width, height: LOGO_HEIGHT },
    LABEL,
  );
  const foot = drawFoot(writer, poster, { width, bottom: page.height - MARGIN });
  let y = MARGIN + (strip > 0 ? strip + GAP : 0);
  y = write(
    writer,
    fitText(pdf, documentMessages[head.locale].eventKind[head.event.kind], KIND, width, 1),
    y,
  );
  y = write(writer, titleOf(pdf, head.event.title, width), y + 2 * MM, "H1") + GAP;
  for (const [text, set, most] of [
    [head.event.dateText, WHEN, 3],
    [head.event.place, WHERE, 3],
    [poster.signUpUntil && words.until(poster.signUpUntil), WHERE, 2],
  ] as const) {
    if (text) y = write(writer, fitText(pdf, text, set, width, most), y) + 2 * MM;
  }
  y += GAP - 2 * MM;
  // Of a long summary as many lines as there are above the foot.
  const most = Math.floor((foot - GAP - y) / SUMMARY.leading);
  if (poster.summary && most > 0) write(writer, fitText(pdf, poster.summary, SUMMARY, width, most), y);
  section.end();
  return {
    name: fileName(`${words.title} ${head.event.title}`, head.selection, "pdf"),
    bytes: await finishSheets(document, { numbered: false }),
  };
}

interface Writer {
  pdf: TaggedPdf;
  section: Element;
  x: number;
}

function titleOf(pdf: TaggedPdf, title: string, width: number): FittedText {
  const sizes = TITLE_SIZES.map((size) =>
    fitText(pdf, title, { ...style("semibold", size), leading: size * 1.12 }, width, TITLE_LINES),
  );
  return sizes.find(({ isWhole }) => isWhole) ?? sizes.at(-1) ?? fitText(pdf, title, KIND, width, 1);
}

/** The code with the address beside it, and below who organises it and whose money it is; returns where it begins. */
function drawFoot(
  writer: Writer,
  { head, url }: Poster,
  { width, bottom }: { width: number; bottom: number },
): number {
  const { pdf, section, x } = writer;
  const words = documentMessages[head.locale].poster;
  const { lead, funder, number, fundingClause } = head.project;
  const small = [
    fitText(pdf, words.organiser(lead), SMALL, width, 2),
    fitText(pdf, [funder, number].filter(Boolean).join(" · "), SMALL, width, 2),
    fitText(pdf, fundingClause ?? "", SMALL, width, 3),
  ].filter(({ lines }) => lines.length > 0);
  const smallHeight = small.reduce((sum, { lines, style: { leading } }) => sum + lines.length * leading, 0);
  const top = bottom - smallHeight - GAP - QR_SIZE;
  const code = qrCode(url);
  const qr = { x, y: top, width: QR_SIZE, height: QR_SIZE };
  pdf.drawing(section, words.code, qr, () =>
    pdf.fillBars(code.bars, { x: qr.x, y: qr.y, scale: QR_SIZE / code.size }, INK),
  );
  const beside = { ...writer, x: x + QR_SIZE + GAP };
  const room = width - QR_SIZE - GAP;
  let y = write(beside, fitText(pdf, words.signUp, SIGN_UP, room, 2), top) + 2 * MM;
  y = write(beside, fitText(pdf, words.how, HOW, room, 3), y) + 2 * MM;
  const paragraph = pdf.element(section, "P");
  pdf.link(paragraph, url, pdf.wrap(url, ADDRESS, room), [beside.x, y], ADDRESS);
  paragraph.end();
  let under = top + QR_SIZE + GAP;
  for (const text of small) under = write(writer, text, under);
  return top;
}

function write(
  { pdf, section, x }: Writer,
  { lines, style: set }: FittedText,
  y: number,
  type = "P",
): number {
  if (lines.length === 0) return y;
  let under = y;
  pdf.element(section, type, () => {
    under = pdf.drawLines(lines, x, y, set);
  });
  return under;
}
