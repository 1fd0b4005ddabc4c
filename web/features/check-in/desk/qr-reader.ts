/** The browser's own reader, which Chrome has on Android and macOS (Shape Detection API); not in TypeScript's DOM. */
interface BarcodeDetector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

declare global {
  interface Window {
    BarcodeDetector?: {
      new (options: { formats: string[] }): BarcodeDetector;
      getSupportedFormats(): Promise<string[]>;
    };
  }
}

/** Reads the code in the middle of a picture; undefined when there is none to be read. */
export type QrReader = (video: HTMLVideoElement) => Promise<string | undefined>;

/** Edge of the square that is looked at, in pixels: enough for a ticket held at arm's length, quick on old phones. */
const EDGE = 480;

/** The quickest reader that this browser has: its own, else one in JavaScript, fetched when first wanted. */
export async function createQrReader(): Promise<QrReader> {
  const Detector = window.BarcodeDetector;
  if (Detector && (await Detector.getSupportedFormats()).includes("qr_code")) {
    const detector = new Detector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const { decodeQR } = await import("qr/decode.js");
  const canvas = document.createElement("canvas");
  canvas.width = EDGE;
  canvas.height = EDGE;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    const { videoWidth: width, videoHeight: height } = video;
    const side = Math.min(width, height);
    if (!context || side === 0) return Promise.resolve(undefined);
    context.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, EDGE, EDGE);
    try {
      return Promise.resolve(decodeQR(context.getImageData(0, 0, EDGE, EDGE)));
    } catch {
      // It throws for a picture without a code, which is nearly every one.
      return Promise.resolve(undefined);
    }
  };
}
