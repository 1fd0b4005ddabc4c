import type { CertificatePreview, StoredCertificate } from "@zapisy/core/certificate";
import { CURRENT_LAYOUT } from "@zapisy/core/certificate/rules";
import { pictureKey } from "@zapisy/core/file";
import { HOME_ZONE, dayAt, type Day, type Instant } from "@zapisy/core/shared/time";
import type { CertificateDocument } from "@zapisy/documents/certificate";
import type { Deps } from "../deps.ts";

/** What the document of a certificate needs of the composition root. */
type DocumentDeps = Pick<Deps, "bucket" | "services">;

/** Gives the bytes of a picture by their hash; undefined where it is gone. */
type Pictures = (sha256: string) => Promise<Uint8Array | undefined>;

/** Pictures of the bucket, each of which is read once: for whoever makes many documents with the same logos. */
export function picturesOnce(bucket: Deps["bucket"]): Pictures {
  const read = new Map<string, ReturnType<Pictures>>();
  return (sha256) => {
    const picture = read.get(sha256) ?? bucket.get(pictureKey(sha256));
    read.set(sha256, picture);
    return picture;
  };
}

/**
 * The document of a certificate. The first copy of a valid one is made once and kept, so that what was handed
 * out and what is downloaded later are the same bytes; a duplicate and an annulled one say so and are made anew.
 */
export async function certificateBytes(
  deps: DocumentDeps,
  certificate: StoredCertificate,
  { duplicate, pictures }: { duplicate?: { on: Day }; pictures?: Pictures } = {},
): Promise<Uint8Array> {
  const { certificateId, annulment } = certificate;
  const annulled = annulment && { on: dayAt(annulment.at, HOME_ZONE) };
  const make = async () =>
    pdf(pictures ?? picturesOnce(deps.bucket), {
      number: certificate.number,
      layout: certificate.layout,
      facts: certificate.facts,
      issuedAt: certificate.issuedAt,
      verifyUrl: await deps.services.certificate.verifyUrl(certificateId),
      duplicate,
      annulled,
    });
  if (duplicate || annulled) return make();
  const key = `certificates/${certificateId}.pdf`;
  const kept = await deps.bucket.get(key);
  if (kept) return kept;
  const bytes = await make();
  await deps.bucket.put(key, bytes, "application/pdf");
  return bytes;
}

/** What a certificate would look like; says across the page that it is none. */
export async function previewBytes(
  deps: Pick<Deps, "bucket">,
  { facts, number }: CertificatePreview,
  { at, home }: { at: Instant; home: string },
): Promise<Uint8Array> {
  return pdf(picturesOnce(deps.bucket), {
    number,
    layout: CURRENT_LAYOUT,
    facts,
    issuedAt: at,
    verifyUrl: `${home}/verify`,
    preview: true,
  });
}

async function pdf(pictures: Pictures, document: Omit<CertificateDocument, "pictures">): Promise<Uint8Array> {
  const { certificatePdf } = await import("@zapisy/documents/certificate");
  const { logos, signatory } = document.facts;
  const wanted = [...logos, ...(signatory.signature ? [signatory.signature] : [])];
  const found = await Promise.all(
    wanted.map(async ({ sha256 }) => [sha256, await pictures(sha256)] as const),
  );
  return certificatePdf({
    ...document,
    pictures: new Map(found.filter((entry): entry is [string, Uint8Array] => entry[1] !== undefined)),
  });
}
