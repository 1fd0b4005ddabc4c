import type { Locale } from "@zapisy/core/shared/localized-text";
import type { Instant } from "@zapisy/core/shared/time";
import { documentMessages } from "@zapisy/words/document";
import { fileName } from "../file-name/index.ts";
import { drawFitted, type FittedText, fitText, heightOf, TaggedPdf, type TextStyle } from "../pdf/index.ts";
import { INK, MM } from "../sheet/style.ts";

/** To whom a letter is posted, as it stands on the envelope. */
export interface AddressLabel {
  name: string;
  institution?: string;
  town?: string;
}

/** Labels of the letters of an event, in the order of the letters. */
export interface AddressLabels {
  locale: Locale;
  /** Title of the event. */
  event: string;
  drawnUpAt: Instant;
  labels: AddressLabel[];
}

/** Sheets of self-adhesive labels as shops have them: 3 × 8 of 70 × 37 mm, without gaps. */
const COLUMNS = 3;
const ROWS = 8;
const WIDTH = 70 * MM;
const HEIGHT = 37 * MM;
/** Few printers reach the very edge, and sheets are fed a little askew. */
const PADDING = 5 * MM;
const GAP = MM;
/** Steps of size; the first at which everything fits is taken. */
const STEPS = [1, 0.9, 0.8, 0.7] as const;
const LINES = { name: 2, institution: 3, town: 1 };

const style = (face: TextStyle["face"], size: number): TextStyle => ({
  face,
  size,
  leading: size * 1.22,
  color: INK,
});

/** Address labels on A4, from left to right and downwards. */
export async function addressLabelsPdf(data: AddressLabels): Promise<Uint8Array> {
  const { title } = documentMessages[data.locale].labels;
  const pdf = await TaggedPdf.create(`${title}: ${data.event}`, data.locale, data.drawnUpAt);
  for (const [index, label] of data.labels.entries()) {
    const place = index % (COLUMNS * ROWS);
    if (place === 0) pdf.addPage("portrait");
    drawLabel(pdf, label, (place % COLUMNS) * WIDTH, Math.floor(place / COLUMNS) * HEIGHT);
  }
  return pdf.finish(() => undefined);
}

function drawLabel(pdf: TaggedPdf, label: AddressLabel, left: number, top: number): void {
  const section = pdf.element(pdf.root, "Sect");
  const texts = layOut(pdf, label);
  let y = top + (HEIGHT - heightOfAll(texts)) / 2;
  for (const text of texts) y = drawFitted(pdf, section, text, left + PADDING, y) + GAP;
  section.end();
}

function layOut(pdf: TaggedPdf, { name, institution = "", town = "" }: AddressLabel): FittedText[] {
  const width = WIDTH - 2 * PADDING;
  let texts: FittedText[] = [];
  for (const step of STEPS) {
    texts = [
      fitText(pdf, name, style("semibold", 11 * step), width, LINES.name),
      fitText(pdf, institution, style("regular", 9.5 * step), width, LINES.institution),
      fitText(pdf, town, style("semibold", 10 * step), width, LINES.town),
    ].filter(({ lines }) => lines.length > 0);
    if (heightOfAll(texts) <= HEIGHT - 2 * PADDING && texts.every(({ isWhole }) => isWhole)) break;
  }
  return texts;
}

function heightOfAll(texts: readonly FittedText[]): number {
  return texts.reduce((sum, text) => sum + heightOf(text), GAP * (texts.length - 1));
}

/** A name for the file of labels. */
export function addressLabelsFileName(locale: Locale, subject: string): string {
  return fileName(documentMessages[locale].labels.title, subject, "pdf");
}
