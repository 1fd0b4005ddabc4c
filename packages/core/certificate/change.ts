import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import type { CertificateDeps } from "./deps.ts";
import type { Certificate, CertificateId } from "./schema.ts";
import type { StoredCertificate } from "./store.ts";

/** The certificate as it is once it ended. */
export function annulled(
  before: StoredCertificate,
  ctx: Context<StaffActor>,
  reason: string,
  replacement?: Pick<Certificate, "certificateId" | "number">,
): StoredCertificate {
  const by = actorRef(ctx.actor);
  return {
    ...before,
    ...stamp(before, ctx, by, reason),
    state: "annulled",
    annulment: { at: ctx.now, by, reason },
    ...(replacement && {
      replacedBy: replacement.certificateId,
      replacedByNumber: replacement.number,
    }),
  };
}

/** Changes a certificate by itself; when somebody else did at the same time, again from what is true now. */
export async function change(
  deps: CertificateDeps,
  certificateId: CertificateId,
  decide: (certificate: StoredCertificate) => StoredCertificate,
): Promise<StoredCertificate> {
  for (let attempt = 0; attempt < RACE_ATTEMPTS; attempt += 1) {
    const before = await deps.certificates.find(certificateId);
    if (!before) throw new DomainError("not_found", "certificate.not_found");
    const after = decide(before);
    if (after === before || (await deps.certificates.replace(before, after))) return after;
    await jitter(attempt);
  }
  throw new DomainError("conflict", "certificate.busy");
}

/** What every change of a certificate says of itself. */
export function stamp(before: StoredCertificate, ctx: Context, changedBy: string, changeReason?: string) {
  return { version: before.version + 1, updatedAt: ctx.now, changedBy, changeReason };
}
