import type { CertificateFacts } from "@zapisy/core/certificate/schema";
import type { Day, Instant } from "@zapisy/core/shared/time";

/** Everything a certificate's document is made of: the same input always gives the same bytes. */
export interface CertificateDocument {
  number: string;
  /** Layout of the document; there is one so far, and old certificates keep theirs. */
  layout: number;
  facts: CertificateFacts;
  issuedAt: Instant;
  /** Address of the public page, also in the QR code. */
  verifyUrl: string;
  /** Files of the pictures that the facts name, by SHA-256; a missing one is replaced by its words. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** A copy made after the first. */
  duplicate?: { on: Day };
  annulled?: { on: Day };
  /** Not issued: marked across the page. */
  preview?: boolean;
}

/** The holder's name as it stands on the document. */
export function holderName({ holder }: CertificateFacts): string {
  return holder.type === "person" ? `${holder.firstName} ${holder.lastName}` : holder.name;
}
