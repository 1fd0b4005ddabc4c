import type { Event } from "../event/index.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { certificateCode, secretHash } from "../shared/secret.ts";
import { RACE_ATTEMPTS } from "../shared/table.ts";
import type { Day } from "../shared/time.ts";
import { type Candidate, isEarly } from "./candidates.ts";
import type { CertificateDeps } from "./deps.ts";
import { certificateNumber, CURRENT_LAYOUT, decideIssueDay } from "./rules.ts";
import type { CertificateFacts } from "./schema.ts";
import type { StoredCertificate } from "./store.ts";

/** One counter gives all numbers of a project, so a rush is served one after the other: some nine seconds at most. */
export const ISSUE_ATTEMPTS = 3 * RACE_ATTEMPTS;

/** A certificate that has no number yet, and the reference of its holder. */
export interface Numberless {
  reference: string;
  draft: Omit<StoredCertificate, "number" | "year" | "sequence">;
}

/** The day that certificates will bear. @throws DomainError certificate.issue_day, certificate.event_not_over and others of {@link decideIssueDay} */
export function issueDay(ctx: Context, event: Event, wish: Day | undefined, reason: string | undefined): Day {
  const decision = decideIssueDay(event, wish, ctx.now, Boolean(reason));
  if (decision.outcome === "allowed") return decision.issuedOn;
  throw new DomainError("conflict", decision.code, {
    ...(decision.code === "certificate.issue_day" && {
      issues: [{ path: "issuedOn", code: decision.code }],
    }),
  });
}

/** A certificate that nobody has numbered yet. */
export function draftOf(
  deps: CertificateDeps,
  ctx: Context<StaffActor>,
  event: Event,
  candidate: Pick<Candidate, "endsAt">,
  facts: CertificateFacts,
  reason: string | undefined,
) {
  const certificateId = ctx.newId("crt");
  // A reason that nobody needed is not kept.
  const earlyReason = isEarly(candidate, ctx.now) ? reason : undefined;
  return {
    certificateId,
    projectId: event.projectId,
    eventId: event.eventId,
    state: "issued" as const,
    facts,
    layout: CURRENT_LAYOUT,
    nameShown: false,
    earlyReason,
    duplicates: [],
    issuedBy: actorRef(ctx.actor),
    issuedAt: ctx.now,
    version: 1,
    codeHash: secretHash(certificateCode(deps.secretKey, certificateId)),
    updatedAt: ctx.now,
    changedBy: actorRef(ctx.actor),
    changeReason: earlyReason,
  } satisfies Omit<StoredCertificate, "number" | "year" | "sequence">;
}

/** A certificate with its number. */
export function numbered(
  draft: Omit<StoredCertificate, "number" | "year" | "sequence">,
  prefix: string,
  sequence: number,
): StoredCertificate {
  const year = yearOf(draft.facts.issuedOn);
  return { ...draft, number: certificateNumber(prefix, year, sequence), year, sequence };
}

/** The year of the register to which a day belongs. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
