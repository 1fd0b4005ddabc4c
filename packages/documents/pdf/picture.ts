import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { readPng } from "./png.ts";

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

/** By SHA-256 of the file, `undefined` for a broken one; what was used last stands at the end. */
const prepared = new Map<string, Pixels | undefined>();

/**
 * Opens a picture for a document; undefined when it is neither PNG nor JPEG, or broken. PNG files are prepared
 * here, once per file and process: pdfkit would take each apart for each document anew, transparent ones
 * behind the caller's back, where an error ends the process and a race decides the order of objects.
 */
export function openPicture(doc: PDFKit.PDFDocument, data: Uint8Array): PDFKit.OpenedImage | undefined {
  if (data[0] === PNG_START) {
    const pixels = preparedPng(data);
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

function preparedPng(data: Uint8Array): Pixels | undefined {
  const key = createHash("sha256").update(data).digest("base64");
  const pixels = prepared.has(key) ? prepared.get(key) : preparePng(data);
  prepared.delete(key);
  prepared.set(key, pixels);
  const [oldest] = prepared.keys();
  if (prepared.size > MOST_KEPT && oldest) prepared.delete(oldest);
  return pixels;
}

function preparePng(data: Uint8Array): Pixels | undefined {
  const png = readPng(data);
  if (!png) return undefined;
  const { width, height, plain } = png;
  if (plain) {
    const { bits, rows, samples, palette } = plain;
    return { width, height, bits, rows, filteredSamples: samples, palette };
  }
  const { colors, opacity } = png.decode();
  return {
    width,
    height,
    bits: 8,
    rows: deflateSync(colors),
    opacity: opacity && deflateSync(opacity),
  };
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
