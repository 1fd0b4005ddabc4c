import type { Element, TaggedPdf, TextStyle } from "./tagged-pdf.ts";

const MM = 72 / 25.4;
const GAP = 6 * MM;
/** A picture that cannot be shown takes no more than this for the words that stand for it. */
const WORDS_WIDTH = 40 * MM;

/** A picture with the words that stand for it; one without an image is shown by its words. */
export interface Logo {
  image: PDFKit.OpenedImage | undefined;
  alt: string;
}

/**
 * Reads the pictures of a logo strip, once per document.
 * @param most the largest that one of them is printed, in points
 */
export function openLogos(
  pdf: TaggedPdf,
  logos: readonly { data: Uint8Array | undefined; alt: string }[],
  most: { width: number; height: number },
): Logo[] {
  return logos
    .map(({ data, alt }) => ({ image: data && pdf.openImage(data, most), alt }))
    .filter(({ image, alt }) => image ?? alt);
}

/**
 * Draws the strip of logos from margin to margin, as funders' own sets of signs do; a single sign stands
 * left. Returns its height: less than `height` where the strip would be too wide.
 */
export function drawLogoStrip(
  pdf: TaggedPdf,
  parent: Element,
  logos: readonly Logo[],
  box: { x: number; y: number; width: number; height: number },
  wordStyle: TextStyle,
): number {
  if (logos.length === 0) return 0;
  const sized = logos.map(({ image, alt }) => {
    if (!image) return { alt, width: Math.min(pdf.widthOf(alt, wordStyle), WORDS_WIDTH) };
    const upright = (image.orientation ?? 1) <= 4;
    const ratio = upright ? image.width / image.height : image.height / image.width;
    return { image, alt, width: box.height * ratio };
  });
  const free = box.width - GAP * (sized.length - 1);
  const scale = Math.min(1, free / sized.reduce((sum, { width }) => sum + width, 0));
  const height = box.height * scale;
  const used = sized.reduce((sum, { width }) => sum + width * scale, 0);
  const space = sized.length > 1 ? (box.width - used) / (sized.length - 1) : 0;
  let { x } = box;
  let deepest = height;
  for (const { image, alt, width } of sized) {
    if (image) {
      pdf.figure(parent, image, alt, { x, y: box.y, width: width * scale, height });
    } else {
      const lines = pdf.wrap(alt, wordStyle, width * scale);
      const left = x;
      pdf.element(parent, "P", () => pdf.drawLines(lines, left, box.y, wordStyle));
      deepest = Math.max(deepest, lines.length * wordStyle.leading);
    }
    x += width * scale + space;
  }
  return deepest;
}
