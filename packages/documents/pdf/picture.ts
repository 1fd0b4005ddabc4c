import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { readPng } from "./png.ts";
import { asPrinted, inPalette } from "./print-pixels.ts";

// What pdfkit 0.20 asks of a picture, and how it names them.
declare global {
  namespace PDFKit {
    interface OpenedImage {
      /** Name under which pages know it. */
      label: string;
      /** The object in the document, once it is in it. */
      obj?: PDFKitReference | null;
      embed(document: PDFDocument): void;
    }
    interface PDFDocument {
      _imageCount: number;
    }
  }
}

/** The first byte of every PNG file. */
const PNG_START = 0x89;
/** A larger one is put in as it was uploaded: to go through its pixels would take seconds. */
const MOST_PIXELS = 4_000_000;
/** Pictures are made as small as they can be once, and put into thousands of documents. */
const SMALLEST = { level: 9, memLevel: 9 } as const;
/** Pictures that one process works with at a time: logos of a few projects, signatures. */
const MOST_KEPT = 24;

/** A PNG file as it goes into documents: compressed pixels, and where it has some, compressed opacity. */
interface Pixels {
  width: number;
  height: number;
  bits: number;
  rows: Uint8Array;
  /** Of the rows of a PNG file, filtered as they are: how many samples a pixel has. */
  filteredSamples?: number;
  palette?: Uint8Array;
  opacity?: Uint8Array;
}

/** The largest that a picture is printed, in points. */
export interface PrintedSize {
  width: number;
  height: number;
}

/** By SHA-256 of the file and the size, `undefined` for a broken one; what was used last stands at the end. */
const prepared = new Map<string, Pixels | undefined>();

/**
 * Opens a picture for a document; undefined when it is neither PNG nor JPEG, or broken. PNG files are prepared
 * here, once per file and process: pdfkit would take each apart for each document anew, transparent ones
 * behind the caller's back, where an error ends the process and a race decides the order of objects.
 */
export function openPicture(
  doc: PDFKit.PDFDocument,
  data: Uint8Array,
  most: PrintedSize,
): PDFKit.OpenedImage | undefined {
  if (data[0] === PNG_START) {
    const pixels = preparedPng(data, most);
    return pixels && pngImage(doc, pixels);
  }
  try {
    const image = doc.openImage(data);
    return image.width > 0 && image.height > 0 ? image : undefined;
  } catch {
    // pdfkit throws strings as well as errors here; either way there is no picture.
    return undefined;
  }
}

function preparedPng(data: Uint8Array, most: PrintedSize): Pixels | undefined {
  const key = `${createHash("sha256").update(data).digest("base64")} ${most.width} ${most.height}`;
  const pixels = prepared.has(key) ? prepared.get(key) : preparePng(data, most);
  prepared.delete(key);
  prepared.set(key, pixels);
  const [oldest] = prepared.keys();
  if (prepared.size > MOST_KEPT && oldest) prepared.delete(oldest);
  return pixels;
}

/** Makes of a PNG file the smallest that looks the same in print (docs/decisions/0066). */
function preparePng(data: Uint8Array, most: PrintedSize): Pixels | undefined {
  const png = readPng(data);
  if (!png) return undefined;
  const { plain } = png;
  const uploaded: Pixels | undefined = plain && {
    width: png.width,
    height: png.height,
    bits: plain.bits,
    rows: plain.rows,
    filteredSamples: plain.samples,
    palette: plain.palette,
  };
  if (uploaded && png.width * png.height > MOST_PIXELS) return uploaded;
  const bitmap = asPrinted({ width: png.width, height: png.height, ...png.decode() }, most);
  const { width, height, colors, opacity } = bitmap;
  const indexed = inPalette(bitmap);
  const made: Pixels = {
    width,
    height,
    bits: 8,
    rows: deflateSync(indexed ? indexed.indexes : colors, SMALLEST),
    palette: indexed?.palette,
    opacity: opacity && deflateSync(opacity, SMALLEST),
  };
  return uploaded && uploaded.rows.length <= made.rows.length + (made.palette?.length ?? 0) ? uploaded : made;
}

function pngImage(doc: PDFKit.PDFDocument, pixels: Pixels): PDFKit.OpenedImage {
  const { width, height, bits, rows, filteredSamples, palette, opacity } = pixels;
  doc._imageCount += 1;
  return {
    label: `I${doc._imageCount}`,
    width,
    height,
    obj: null,
    embed(document) {
      const stream = (bytes: Uint8Array, dictionary: Record<string, unknown> = {}) => {
        const reference = document.ref(dictionary);
        reference.end(Buffer.from(bytes));
        return reference;
      };
      const picture = {
        Type: "XObject",
        Subtype: "Image",
        Width: width,
        Height: height,
        Filter: "FlateDecode",
      };
      const gray = { ...picture, BitsPerComponent: 8, ColorSpace: "DeviceGray" };
      this.obj = stream(rows, {
        ...picture,
        BitsPerComponent: bits,
        ColorSpace: palette
          ? ["Indexed", "DeviceRGB", palette.length / 3 - 1, stream(palette)]
          : filteredSamples === 1
            ? "DeviceGray"
            : "DeviceRGB",
        ...(filteredSamples && {
          DecodeParms: { Predictor: 15, Colors: filteredSamples, BitsPerComponent: bits, Columns: width },
        }),
        ...(opacity && { SMask: stream(opacity, gray) }),
      });
    },
  };
}
