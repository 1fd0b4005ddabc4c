import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { secretHash } from "../../shared/secret.ts";
import { getForStaff } from "../access.ts";
import type { CertificateDeps } from "../deps.ts";
import { normaliseCode } from "../rules.ts";
import type { CertificateId } from "../schema.ts";
import type { StoredCertificate } from "../store.ts";

/**
 * A certificate for its document.
 * @throws DomainError certificate.not_found, certificate.forbidden
 */
export async function getCertificate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  certificateId: CertificateId,
): Promise<StoredCertificate> {
  return (await getForStaff(deps, ctx, certificateId)).certificate;
}

/**
 * The certificate behind a code that somebody read or typed. Who asks for codes that do not exist is
 * counted by address; who has a code is not.
 * @throws DomainError certificate.not_found, rate_limited
 */
export async function getByCode(
  deps: CertificateDeps,
  ctx: Context,
  code: string,
): Promise<StoredCertificate> {
  const certificate = await deps.certificates.findByCode(secretHash(normaliseCode(code)));
  if (certificate) return certificate;
  await deps.limits.take(ctx, "certificateMiss", ctx.client);
  throw new DomainError("not_found", "certificate.not_found");
}
