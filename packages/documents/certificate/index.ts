import type { CertificateView } from "@zapisy/core/certificate/answer";
import type { CertificateDocument } from "./document.ts";
import type { RegisterHead } from "./register.ts";

export { type CertificateDocument, holderName } from "./document.ts";
export { certificateFileName } from "./file-name.ts";
export type { RegisterHead } from "./register.ts";

/**
 * Makes the document of a certificate: tagged PDF/UA, A4. The same input gives the same bytes. The generator
 * is loaded when it is first asked for.
 */
export async function certificatePdf(document: CertificateDocument): Promise<Uint8Array> {
  const pages = await import("./pdf.ts");
  return pages.certificatePdf(document);
}

/** Makes the register of certificates as a workbook (XLSX): a row for each number, valid or annulled. */
export async function registerXlsx(
  rows: readonly CertificateView[],
  head: RegisterHead,
): Promise<Uint8Array> {
  const register = await import("./register.ts");
  return register.registerXlsx(rows, head);
}
