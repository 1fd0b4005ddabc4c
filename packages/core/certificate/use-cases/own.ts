import { openLink } from "../../registration/index.ts";
import type { Registration } from "../../registration/index.ts";
import { actorRef, type ParticipantActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import type { OwnCertificate } from "../answer.ts";
import { change, stamp } from "../change.ts";
import type { CertificateDeps } from "../deps.ts";
import { toOwnCertificate } from "../rules.ts";
import type { CertificateId } from "../schema.ts";
import type { StoredCertificate } from "../store.ts";
import { verifyUrl } from "../view.ts";

/** A person's certificates of an event, the valid one first, then those that were annulled, newest first. */
export async function listOwnCertificates(
  deps: CertificateDeps,
  { eventId, registrationId }: Pick<Registration, "eventId" | "registrationId">,
): Promise<OwnCertificate[]> {
  const claim = (await deps.certificates.findClaims(eventId, [registrationId])).get(registrationId);
  if (!claim) return [];
  const ids = [...(claim.certificateId ? [claim.certificateId] : []), ...claim.former.toReversed()];
  const own = await Promise.all(ids.map((id) => deps.certificates.find(id)));
  return own.flatMap((one) => (one ? [toOwnCertificate(one, verifyUrl(deps, one.certificateId))] : []));
}

/**
 * A holder's own certificate, by the personal link.
 * @throws DomainError registration.not_found, certificate.not_found
 */
export async function getOwnCertificate(
  deps: CertificateDeps,
  token: string,
  certificateId: CertificateId,
): Promise<StoredCertificate> {
  return (await getOwn(deps, token, certificateId)).certificate;
}

/**
 * The holder decides whether the public page shows their whole name.
 * @throws DomainError registration.not_found, certificate.not_found
 */
export async function setNameShown(
  deps: CertificateDeps,
  ctx: Context,
  token: string,
  certificateId: CertificateId,
  nameShown: boolean,
): Promise<OwnCertificate> {
  const { registration } = await getOwn(deps, token, certificateId);
  const actor: ParticipantActor = { type: "participant", registrationId: registration.registrationId };
  const after = await change(deps, certificateId, (before) =>
    before.nameShown === nameShown
      ? before
      : { ...before, ...stamp(before, ctx, actorRef(actor)), nameShown },
  );
  return toOwnCertificate(after, verifyUrl(deps, certificateId));
}

async function getOwn(
  deps: CertificateDeps,
  token: string,
  certificateId: CertificateId,
): Promise<{ certificate: StoredCertificate; registration: Registration }> {
  const { registration } = await openLink(deps, token);
  const certificate = await deps.certificates.find(certificateId);
  const holder = certificate?.facts.holder;
  if (!certificate || holder?.type !== "person" || holder.registrationId !== registration.registrationId) {
    throw new DomainError("not_found", "certificate.not_found");
  }
  return { certificate, registration };
}
