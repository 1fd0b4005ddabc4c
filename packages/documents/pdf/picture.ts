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

/** What a PNG file comes to: broken, fit to be embedded as it is, or taken apart into colours and opacity. */
type Prepared =
  | "broken"
  | "plain"
  | { width: number; height: number; colors: Uint8Array; opacity?: Uint8Array };

/** By SHA-256 of the file; what was used last stands at the end. */
const prepared = new Map<string, Prepared>();

/**
 * Opens a picture for a document; undefined when it is neither PNG nor JPEG, or broken. Transparent and
 * interlaced PNG are decoded here, once per file and process: pdfkit would do it for each document anew,
 * behind the caller's back, where an error ends the process and a race decides the order of objects.
 */
export function openPicture(doc: PDFKit.PDFDocument, data: Uint8Array): PDFKit.OpenedImage | undefined {
  const picture = data[0] === PNG_START ? preparedPng(data) : "plain";
  if (picture === "broken") return undefined;
  if (picture !== "plain") return transparentImage(doc, picture);
  try {
    const image = doc.openImage(data);
    return image.width > 0 && image.height > 0 ? image : undefined;
  } catch {
    // pdfkit throws strings as well as errors here; either way there is no picture.
    return undefined;
  }
}

function preparedPng(data: Uint8Array): Prepared {
  const key = createHash("sha256").update(data).digest("base64");
  const picture = prepared.get(key) ?? preparePng(data);
  prepared.delete(key);
  prepared.set(key, picture);
  const [oldest] = prepared.keys();
  if (prepared.size > MOST_KEPT && oldest) prepared.delete(oldest);
  return picture;
}

function preparePng(data: Uint8Array): Prepared {
  const png = readPng(data);
  if (!png) return "broken";
  if (png.plain) return "plain";
  const { colors, opacity } = png.decode();
  return {
    width: png.width,
    height: png.height,
    colors: deflateSync(colors),
    opacity: opacity && deflateSync(opacity),
  };
}

function transparentImage(
  doc: PDFKit.PDFDocument,
  { width, height, colors, opacity }: Exclude<Prepared, string>,
): PDFKit.OpenedImage {
  const common = {
    Type: "XObject",
    Subtype: "Image",
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    Filter: "FlateDecode",
  };
  doc._imageCount += 1;
  return {
    label: `I${doc._imageCount}`,
    width,
    height,
    obj: null,
    embed(document) {
      const mask = opacity && document.ref({ ...common, ColorSpace: "DeviceGray" });
      mask?.end(Buffer.from(opacity ?? []));
      this.obj = document.ref({ ...common, ColorSpace: "DeviceRGB", ...(mask && { SMask: mask }) });
      this.obj.end(Buffer.from(colors));
    },
  };
}
