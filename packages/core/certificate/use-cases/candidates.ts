import { type EventId, isEnteredLate, isPublic } from "../../event/index.ts";
import type { RegistrationId } from "../../registration/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { type Day, dayAt } from "../../shared/time.ts";
import { getProject, getReadable } from "../access.ts";
import type { CertificateCandidate, CertificateHolder, EventCertificates } from "../answer.ts";
import { type Candidate, collect, findInstitution, loadCandidates } from "../candidates.ts";
import type { CertificateDeps } from "../deps.ts";
import { yearOf } from "../draft.ts";
import { canIssueCertificates, certificateNumber, holderKey } from "../rules.ts";
import type { CertificateFacts } from "../schema.ts";
import { sourceOf, templateOf } from "../source.ts";
import { toView } from "../view.ts";

/** A certificate as it would be. */
export interface CertificatePreview {
  facts: CertificateFacts;
  number: string;
}

/**
 * Everything the certificates page of an event shows. `issuedOn` says in which year the next number is wanted.
 * @throws DomainError event.not_found, certificate.forbidden
 */
export async function listEventCertificates(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  issuedOn?: Day,
): Promise<EventCertificates> {
  const event = await getReadable(deps, ctx, eventId);
  const [{ book, persons, institutions }, issued, template] = await Promise.all([
    loadCandidates(deps, event),
    collect(deps.certificates.eachOfEvent(eventId)),
    getProject(deps, event.projectId).then((project) => templateOf(deps, project)),
  ]);
  const today = dayAt(ctx.now, event.timeZone);
  const year = yearOf(issuedOn ?? today);
  const valid = new Map(
    issued
      .filter(({ state }) => state === "issued")
      .map((certificate) => [holderKey(certificate.facts.holder), certificate]),
  );
  const listed = (candidate: Candidate): CertificateCandidate => {
    const key = holderKey(candidate.holder);
    const certificate = valid.get(key);
    valid.delete(key);
    const { reference: _, facts: __, ...rest } = candidate;
    return { ...rest, certificate: certificate && toView(deps, certificate) };
  };
  const people = persons.map(listed);
  const senders = institutions.map(listed);
  // A certificate stays valid when its holder is no longer among the people of the event.
  const others = (type: CertificateHolder["type"]): CertificateCandidate[] =>
    [...valid.values()]
      .filter(({ facts }) => facts.holder.type === type)
      .map((certificate) => ({
        holder: certificate.facts.holder,
        percent: 0,
        entitled: false,
        certificate: toView(deps, certificate),
        hasEmail: false,
      }));
  const closed = new Set(book.closings.map(({ unitId }) => unitId));
  return {
    thresholdPercent: book.thresholdPercent,
    today,
    issuableFrom: event.dates.type === "exact" && isPublic(event) ? event.dates.endsOn : undefined,
    mails: !isEnteredLate(event),
    allClosed: book.units.every(({ unitId }) => closed.has(unitId)),
    template,
    nextNumber: certificateNumber(
      template.numberPrefix,
      year,
      (await deps.certificates.lastSequence(event.projectId, year)) + 1,
    ),
    people: [...people, ...others("person")],
    institutions: [...senders, ...others("institution")],
    may: { issue: canIssueCertificates(ctx.actor, event) },
  };
}

/**
 * The certificate that a holder would get, whether they are entitled or not.
 * @throws DomainError event.not_found, certificate.forbidden, certificate.holder_unknown
 */
export async function previewCertificate(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  wanted: { registrationId?: string; institution?: string; issuedOn?: Day },
): Promise<CertificatePreview> {
  const event = await getReadable(deps, ctx, eventId);
  const { registrationId } = wanted;
  const { book, persons, institutions } = await loadCandidates(
    deps,
    event,
    registrationId === undefined ? undefined : [registrationId as RegistrationId],
  );
  const candidate =
    registrationId !== undefined
      ? persons.find(({ reference }) => reference === registrationId)
      : findInstitution(institutions, wanted.institution ?? "");
  if (!candidate) throw new DomainError("not_found", "certificate.holder_unknown");
  const issuedOn = wanted.issuedOn ?? dayAt(ctx.now, event.timeZone);
  const source = await sourceOf(deps, event, book, issuedOn);
  const year = yearOf(issuedOn);
  const last = await deps.certificates.lastSequence(event.projectId, year);
  return {
    facts: candidate.facts(source),
    number: certificateNumber(source.template.numberPrefix, year, last + 1),
  };
}
