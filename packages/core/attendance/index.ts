export { signatureSheets, type ListSelection, type SignatureSheet } from "./rules.ts";
