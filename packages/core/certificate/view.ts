import { certificateCode } from "../shared/secret.ts";
import type { CertificateView } from "./answer.ts";
import type { CertificateDeps } from "./deps.ts";
import { toCertificateView } from "./rules.ts";
import type { CertificateId } from "./schema.ts";
import type { StoredCertificate } from "./store.ts";

/** Where everybody can check a certificate. */
export function verifyUrl(deps: CertificateDeps, certificateId: CertificateId): string {
  return `${deps.publicUrl}/verify/${certificateCode(deps.secretKey, certificateId)}`;
}

/** The view of a certificate. */
export function toView(
  deps: CertificateDeps,
  certificate: StoredCertificate,
  annulledByName?: string,
): CertificateView {
  return toCertificateView(certificate, verifyUrl(deps, certificate.certificateId), annulledByName);
}

/** The views of certificates, with the names of staff who annulled some of them. */
export async function toViews(
  deps: CertificateDeps,
  stored: readonly StoredCertificate[],
): Promise<CertificateView[]> {
  const names = await deps.namesOf(stored.flatMap(({ annulment }) => annulment?.by ?? []));
  return stored.map((certificate) => toView(deps, certificate, names.get(certificate.annulment?.by ?? "")));
}

/** The view of one certificate, with the name of who annulled it. */
export async function viewOf(
  deps: CertificateDeps,
  certificate: StoredCertificate,
): Promise<CertificateView> {
  const [view] = await toViews(deps, [certificate]);
  return view ?? toView(deps, certificate);
}
