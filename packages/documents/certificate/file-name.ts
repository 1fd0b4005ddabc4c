import type { Certificate } from "@zapisy/core/certificate/schema";
import { fileName } from "../file-name/index.ts";

/**
 * A name for the file of a certificate that sorts by number and says whose it is:
 * `zaswiadczenie-rops-ws-2011-001-zolkiewska.pdf`. A duplicate, and what was annulled, is a file of its own.
 */
export function certificateFileName(
  { number, state, facts: { holder } }: Pick<Certificate, "number" | "state" | "facts">,
  isDuplicate = false,
): string {
  const name = holder.type === "person" ? holder.lastName : holder.name;
  const kind = state === "annulled" ? "anulowane" : isDuplicate ? "duplikat" : undefined;
  return fileName(`zaswiadczenie ${number} ${name}`, kind, "pdf");
}
