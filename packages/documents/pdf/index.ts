export { type Element, type TextStyle, TaggedPdf } from "./tagged-pdf.ts";
export { wrapText } from "./wrap-text.ts";
