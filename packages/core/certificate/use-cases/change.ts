import { actorRef, type StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { jitter } from "../../shared/table.ts";
import { dayAt } from "../../shared/time.ts";
import { assertVersion, getManaged } from "../access.ts";
import type { CertificateView } from "../answer.ts";
import { loadCandidates } from "../candidates.ts";
import { annulled, change, stamp } from "../change.ts";
import type { CertificateDeps } from "../deps.ts";
import { draftOf, ISSUE_ATTEMPTS, issueDay, numbered, yearOf } from "../draft.ts";
import { factsFault, holderKey } from "../rules.ts";
import type { AnnulInput, CertificateId, ReissueInput } from "../schema.ts";
import { sourceOf } from "../source.ts";
import { viewOf } from "../view.ts";

/**
 * Ends a certificate for a reason; its number stays taken. Doing it twice is the same as once.
 * @throws DomainError certificate.not_found, certificate.forbidden, certificate.read_only,
 *   certificate.version_conflict
 */
export async function annulCertificate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  certificateId: CertificateId,
  { reason, version }: AnnulInput,
): Promise<CertificateView> {
  const { certificate: before } = await getManaged(deps, ctx, certificateId);
  if (before.state === "annulled") return viewOf(deps, before);
  assertVersion(before, version);
  const after = annulled(before, ctx, reason);
  const claims = await deps.certificates.findClaims(before.eventId, [holderKey(before.facts.holder)]);
  if (!(await deps.certificates.annul(before, after, claims))) {
    throw new DomainError("conflict", "certificate.version_conflict");
  }
  return viewOf(deps, after);
}

/**
 * Annuls a certificate and issues another to the same holder from what is true now, both in one
 * transaction and each naming the other. Doing it twice gives the first answer.
 * @throws DomainError certificate.not_found, certificate.forbidden, certificate.read_only,
 *   certificate.version_conflict, certificate.annulled, certificate.holder_unknown,
 *   certificate.not_entitled, certificate.unprintable, certificate.issue_day, certificate.busy
 */
export async function reissueCertificate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  certificateId: CertificateId,
  { reason, version, issuedOn: wish }: ReissueInput,
): Promise<CertificateView> {
  const { certificate: before, event } = await getManaged(deps, ctx, certificateId);
  if (before.state === "annulled") {
    const successor = before.replacedBy && (await deps.certificates.find(before.replacedBy));
    if (!successor) throw new DomainError("conflict", "certificate.annulled");
    return viewOf(deps, successor);
  }
  assertVersion(before, version);
  const issuedOn = issueDay(ctx, event, wish, reason);
  const { holder: held } = before.facts;
  const { book, persons, institutions } = await loadCandidates(
    deps,
    event,
    held.type === "person" ? [held.registrationId] : undefined,
  );
  const key = holderKey(held);
  const candidate = [...persons, ...institutions].find(({ holder }) => holderKey(holder) === key);
  if (!candidate) throw new DomainError("conflict", "certificate.holder_unknown");
  if (!candidate.entitled) throw new DomainError("conflict", "certificate.not_entitled");
  const source = await sourceOf(deps, event, book, issuedOn);
  const facts = candidate.facts(source);
  const { code, ...details } = factsFault(facts) ?? {};
  if (code) throw new DomainError("conflict", code, details);
  const draft = {
    ...draftOf(deps, ctx, event, candidate, facts, reason),
    nameShown: before.nameShown,
    // Who heard nothing of the one need not hear of the other.
    ...(before.untold && { untold: before.untold }),
    replaces: before.certificateId,
    replacesNumber: before.number,
  };
  const register = { projectId: event.projectId, year: yearOf(issuedOn) };
  for (let attempt = 0; attempt < ISSUE_ATTEMPTS; attempt += 1) {
    const [claims, last] = await Promise.all([
      deps.certificates.findClaims(before.eventId, [key]),
      deps.certificates.lastSequence(register.projectId, register.year),
    ]);
    const issued = numbered(draft, source.template.numberPrefix, last + 1);
    const result = await deps.certificates.issue([issued], { ...register, last }, claims, {
      before,
      after: annulled(before, ctx, reason, issued),
    });
    if (result === "written") return viewOf(deps, issued);
    if (result === "stale") throw new DomainError("conflict", "certificate.version_conflict");
    await jitter(attempt);
  }
  throw new DomainError("conflict", "certificate.busy");
}

/**
 * Notes that a duplicate is made today; its document says so.
 * @throws DomainError certificate.not_found, certificate.forbidden, certificate.read_only, certificate.annulled
 */
export async function duplicateCertificate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  certificateId: CertificateId,
): Promise<CertificateView> {
  const { event } = await getManaged(deps, ctx, certificateId);
  const by = actorRef(ctx.actor);
  const after = await change(deps, certificateId, (before) => {
    if (before.state === "annulled") throw new DomainError("conflict", "certificate.annulled");
    const duplicate = { at: ctx.now, by, on: dayAt(ctx.now, event.timeZone) };
    return { ...before, ...stamp(before, ctx, by), duplicates: [...before.duplicates, duplicate] };
  });
  return viewOf(deps, after);
}
