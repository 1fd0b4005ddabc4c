import type { CertificateId } from "@zapisy/core/certificate";
import { because, participantLetter, type ParticipantFacts } from "../letter.ts";
import type { ParticipantMail } from "../mail.ts";
import { participantFacts, ofCertificate } from "../participant.ts";

/** A certificate holds no more, and none stands in for it. */
export const certificateAnnulled: ParticipantMail<ParticipantFacts & { number: string; reason: string }> = {
  whose: "participant",
  trigger: ofCertificate(
    (before, after) =>
      before?.state === "issued" && after.state === "annulled" && !after.replacedBy && !after.untold,
  ),
  async facts(deps, subject) {
    const certificate = await deps.stores.certificates.find(
      subject.message.facts?.certificateId as CertificateId,
    );
    if (!certificate) return undefined;
    const { number, annulment } = certificate;
    return {
      facts: { ...(await participantFacts(deps, subject)), number, reason: annulment?.reason ?? "" },
    };
  },
  letter: (facts, words) =>
    participantLetter("certificate.annulled", facts, words, {
      about: [[words.label.certificateNumber, facts.number]],
      more: [because(facts.reason, words)],
      link: "event",
    }),
};
