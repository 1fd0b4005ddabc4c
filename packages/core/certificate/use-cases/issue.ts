import { type Event, type EventId, isEnteredLate } from "../../event/index.ts";
import type { StaffActor } from "../../shared/actor.ts";
import type { Context } from "../../shared/context.ts";
import { DomainError } from "../../shared/error.ts";
import { jitter } from "../../shared/table.ts";
import type { Day } from "../../shared/time.ts";
import { assertIssues, getReadable } from "../access.ts";
import type { CertificateView, IssueAnswer } from "../answer.ts";
import { type Candidate, findInstitution, isEarly, loadCandidates } from "../candidates.ts";
import type { CertificateDeps } from "../deps.ts";
import { draftOf, ISSUE_ATTEMPTS, issueDay, numbered, type Numberless, yearOf } from "../draft.ts";
import { factsBytes, factsFault, holderKey } from "../rules.ts";
import type { IssueInput } from "../schema.ts";
import { sourceOf } from "../source.ts";
import { toView } from "../view.ts";

/** Most bytes of certificates that one transaction issues; DynamoDB takes 4 MB. */
const TRANSACTION_BYTES = 3_000_000;

/**
 * Issues certificates with the next numbers of the register: all of them in one transaction, or none. Who
 * holds a valid one or is not entitled is left out, so that sending it twice issues once.
 * @throws DomainError event.not_found, event.cancelled, certificate.read_only, certificate.event_draft,
 *   certificate.event_undated, certificate.event_not_over, certificate.issue_day, certificate.busy
 */
export async function issueCertificates(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  eventId: EventId,
  input: IssueInput,
): Promise<IssueAnswer> {
  const event = await getReadable(deps, ctx, eventId);
  assertIssues(ctx, event);
  const issuedOn = issueDay(ctx, event, input.issuedOn, input.reason);
  const { book, persons, institutions } = await loadCandidates(
    deps,
    event,
    input.institutions.length === 0 ? input.registrationIds : undefined,
  );
  const wantedIds = new Set<string>(input.registrationIds);
  const wantedSenders = new Set(
    input.institutions.map((reference) => findInstitution(institutions, reference)?.reference),
  );
  // Numbers follow the order of the list, not that of the request.
  const wanted = [
    ...persons.filter(({ reference }) => wantedIds.has(reference)),
    ...institutions.filter(({ reference }) => wantedSenders.has(reference)),
  ];
  const unknown = [
    ...input.registrationIds.filter((id) => !persons.some(({ reference }) => reference === id)),
    ...input.institutions.filter((reference) => !findInstitution(institutions, reference)),
  ];
  const isTooEarly = (candidate: Candidate) => !input.reason && isEarly(candidate, ctx.now);
  const entitled = wanted.filter((candidate) => candidate.entitled && !isTooEarly(candidate));
  const skipped: IssueAnswer["skipped"] = [
    ...unknown.map((holder) => ({ holder, code: "certificate.holder_unknown" })),
    ...wanted
      .filter((candidate) => !candidate.entitled)
      .map(({ reference }) => ({ holder: reference, code: "certificate.not_entitled" })),
    ...wanted
      .filter((candidate) => candidate.entitled && isTooEarly(candidate))
      .map(({ reference }) => ({ holder: reference, code: "certificate.too_early" })),
  ];
  if (entitled.length === 0) return { issued: [], skipped };
  const source = await sourceOf(deps, event, book, issuedOn);
  const untold = (input.mail ?? !isEnteredLate(event)) ? {} : { untold: true as const };
  const drafts = entitled.flatMap((candidate) => {
    const holder = candidate.reference;
    const facts = candidate.facts(source);
    const fault = factsFault(facts);
    if (fault) skipped.push({ holder, ...fault });
    return fault
      ? []
      : {
          reference: holder,
          draft: { ...draftOf(deps, ctx, event, candidate, facts, input.reason), ...untold },
        };
  });
  const answer: IssueAnswer = { issued: [], skipped };
  for (const some of inTransactions(drafts)) {
    const { issued, held } = await issueTogether(deps, event, issuedOn, source.template.numberPrefix, some);
    answer.issued.push(...issued);
    answer.skipped.push(...held);
  }
  return answer;
}

/** Gives certificates the next numbers, all or none; who has one is left out. */
async function issueTogether(
  deps: CertificateDeps,
  { eventId, projectId }: Event,
  issuedOn: Day,
  prefix: string,
  drafts: readonly Numberless[],
): Promise<{ issued: CertificateView[]; held: IssueAnswer["skipped"] }> {
  const register = { projectId, year: yearOf(issuedOn) };
  for (let attempt = 0; attempt < ISSUE_ATTEMPTS; attempt += 1) {
    const [claims, last] = await Promise.all([
      deps.certificates.findClaims(
        eventId,
        drafts.map(({ draft }) => holderKey(draft.facts.holder)),
      ),
      deps.certificates.lastSequence(register.projectId, register.year),
    ]);
    const isHeld = ({ draft }: Numberless) =>
      claims.get(holderKey(draft.facts.holder))?.certificateId !== undefined;
    const held = drafts
      .filter(isHeld)
      .map(({ reference }) => ({ holder: reference, code: "certificate.issued_already" }));
    const issued = drafts
      .filter((one) => !isHeld(one))
      .map(({ draft }, index) => numbered(draft, prefix, last + index + 1));
    const answer = { issued: issued.map((one) => toView(deps, one)), held };
    if (issued.length === 0) return answer;
    if ((await deps.certificates.issue(issued, { ...register, last }, claims)) === "written") return answer;
    await jitter(attempt);
  }
  throw new DomainError("conflict", "certificate.busy");
}

/** Certificates in their order, in as few transactions as they fit into. */
function inTransactions(drafts: readonly Numberless[]): Numberless[][] {
  const parts: Numberless[][] = [];
  let room = 0;
  for (const one of drafts) {
    const bytes = factsBytes(one.draft.facts);
    if (bytes > room) {
      parts.push([]);
      room = TRANSACTION_BYTES;
    }
    parts.at(-1)?.push(one);
    room -= bytes;
  }
  return parts;
}
