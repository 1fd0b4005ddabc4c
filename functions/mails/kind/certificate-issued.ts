import type { CertificateId } from "@zapisy/core/certificate";
import { oneLine, type MailAttachment } from "@zapisy/mail";
import { participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { participantFacts, ofCertificate } from "../participant.ts";

/** Brings a certificate, also one that was issued anew: that is told once, with the new document. */
export const certificateIssued: ParticipantMail<
  /** `replacesNumber`: of the certificate that this one stands in for. */
  ParticipantFacts & { number: string; replacesNumber?: string; document: MailAttachment }
> = {
  whose: "participant",
  // A document with six logos and a signature.
  brings: 1_600_000,
  trigger: ofCertificate((before, after) => !before && after.state === "issued" && !after.untold),
  async facts(deps, subject, documents) {
    const certificate = await deps.stores.certificates.find(
      subject.message.facts?.certificateId as CertificateId,
    );
    // One that has been annulled meanwhile is not sent.
    if (!certificate || certificate.annulment) return undefined;
    const { number, replacesNumber } = certificate;
    const document = await documents.certificate(certificate);
    return { facts: { ...(await participantFacts(deps, subject)), number, replacesNumber, document } };
  },
  letter: (facts, words) =>
    participantLetter("certificate.issued", facts, words, {
      about: [[words.label.certificateNumber, facts.number]],
      next: facts.replacesNumber && words.certificateReplaces(oneLine(facts.replacesNumber)),
      link: "certificate",
      attachments: [facts.document],
    }),
};
