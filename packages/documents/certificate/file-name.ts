import type { CertificateHolder } from "@zapisy/core/certificate/schema";
import { fileName } from "../file-name/index.ts";

/**
 * A name for the file of a certificate that sorts by number and says whose it is:
 * `zaswiadczenie-rops-ws-2011-001-zolkiewska.pdf`.
 */
export function certificateFileName(number: string, holder: CertificateHolder): string {
  const name = holder.type === "person" ? holder.lastName : holder.name;
  return fileName(`zaswiadczenie ${number} ${name}`, undefined, "pdf");
}
