import { searchText } from "../shared/text.ts";
import { dayAt, HOME_ZONE } from "../shared/time.ts";
import type { CertificateVerification, CertificateView, OwnCertificate } from "./answer.ts";
import { institutionRef } from "./holder.ts";
import type { Certificate } from "./schema.ts";

/** A certificate with the numbers of those it stands between. */
export interface LinkedCertificate extends Certificate {
  replacesNumber?: string;
  replacedByNumber?: string;
}

/** What stands for a person's name unless they allow more: "A. Ż.". */
export function initials({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return [firstName, lastName]
    .map((name) => /\p{L}/u.exec(name.normalize("NFC"))?.[0].toUpperCase())
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter}.`)
    .join(" ");
}

/** A certificate as staff see it. */
export function toCertificateView(
  certificate: LinkedCertificate,
  verifyUrl: string,
  annulledByName?: string,
): CertificateView {
  const { facts: said, annulment } = certificate;
  return {
    certificateId: certificate.certificateId,
    eventId: certificate.eventId,
    number: certificate.number,
    year: certificate.year,
    sequence: certificate.sequence,
    state: certificate.state,
    holder: said.holder,
    eventTitle: said.event.title,
    module: said.event.module,
    startsOn: said.event.startsOn,
    endsOn: said.event.endsOn,
    hours: said.hours,
    issuedOn: said.issuedOn,
    issuedAt: certificate.issuedAt,
    earlyReason: certificate.earlyReason,
    annulment: annulment && { ...annulment, byName: annulledByName },
    replaces: certificate.replaces,
    replacesNumber: certificate.replacesNumber,
    replacedBy: certificate.replacedBy,
    replacedByNumber: certificate.replacedByNumber,
    duplicates: certificate.duplicates.length,
    verifyUrl,
  };
}

/** The holder's name as far as they allow it to be public; an institution's always. */
export function publicHolder({
  facts: { holder },
  nameShown,
}: Pick<Certificate, "facts" | "nameShown">): string {
  if (holder.type === "institution") return institutionRef(holder);
  return nameShown ? `${holder.firstName} ${holder.lastName}` : initials(holder);
}

/** What anybody who has the code learns. */
export function toVerification(certificate: LinkedCertificate): CertificateVerification {
  const { facts: said, annulment } = certificate;
  return {
    state: certificate.state,
    number: certificate.number,
    issuer: said.issuer,
    eventKind: said.event.kind,
    eventTitle: said.event.title,
    module: said.event.module,
    startsOn: said.event.startsOn,
    endsOn: said.event.endsOn,
    hours: said.hours,
    issuedOn: said.issuedOn,
    holder: publicHolder(certificate),
    holderType: said.holder.type,
    annulledOn: annulment && dayAt(annulment.at, HOME_ZONE),
    replacedByNumber: certificate.replacedByNumber,
  };
}

/** A certificate on its holder's page. */
export function toOwnCertificate(certificate: Certificate, verifyUrl: string): OwnCertificate {
  const { certificateId, number, state, facts: said, nameShown } = certificate;
  return { certificateId, number, state, issuedOn: said.issuedOn, nameShown, verifyUrl };
}

/** What the register's search looks through: number and holder's name. */
export function registerText({ number, facts: { holder } }: Pick<Certificate, "number" | "facts">): string {
  const names = holder.type === "person" ? [holder.lastName, holder.firstName] : [institutionRef(holder)];
  return searchText([number, ...names]);
}
