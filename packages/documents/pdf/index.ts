export { drawFitted, type FittedText, fitText, heightOf } from "./fit-text.ts";
export { type Logo, drawLogoStrip, openLogos } from "./logo-strip.ts";
export { type QrCode, qrCode } from "./qr-code.ts";
export { type Bookmark, type Element, type TextStyle, TaggedPdf } from "./tagged-pdf.ts";
export { wrapText } from "./wrap-text.ts";
