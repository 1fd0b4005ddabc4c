import type { CertificateCandidate, IssueAnswer } from "@zapisy/core/certificate/answer";
import { ISSUE_PER_REQUEST } from "@zapisy/core/certificate/schema";
import type { IssueInput } from "@zapisy/core/certificate/schema";
import type { RegistrationId } from "@zapisy/core/registration/schema";
import type { Day } from "@zapisy/core/shared/time";
import * as v from "valibot";
import { candidateKey } from "./candidate.state.ts";

/** Certificates on their way to many holders: what is left, and what has come of the rest. */
export interface IssueRun {
  issuedOn: Day;
  /** Why they are issued before the sessions of their holders are over, where they are. */
  reason?: string;
  /** Whether holders are mailed. */
  mail?: boolean;
  /** Registrations and institutions that have not been asked for yet. */
  registrationIds: RegistrationId[];
  institutions: string[];
  total: number;
  issued: number;
  skipped: IssueAnswer["skipped"];
  /** `waiting`: found again after the page was closed half-way. */
  state: "running" | "stopped" | "waiting" | "done";
}

/** A run that gives each of these a certificate. */
export function planRun(
  candidates: readonly CertificateCandidate[],
  { issuedOn, reason, mail }: Pick<IssueRun, "issuedOn" | "reason" | "mail">,
): IssueRun {
  const registrationIds: RegistrationId[] = [];
  const institutions: string[] = [];
  for (const candidate of candidates) {
    if (candidate.holder.type === "person") registrationIds.push(candidate.holder.registrationId);
    else institutions.push(candidateKey(candidate));
  }
  return {
    issuedOn,
    mail,
    ...(reason && { reason }),
    registrationIds,
    institutions,
    total: candidates.length,
    issued: 0,
    skipped: [],
    state: "running",
  };
}

/** How many holders are still to be asked for. */
export function leftOf(run: IssueRun): number {
  return run.registrationIds.length + run.institutions.length;
}

/** What the next request asks for: people first, never more in all than one request may. */
export function nextTurn(run: IssueRun): IssueInput {
  const registrationIds = run.registrationIds.slice(0, ISSUE_PER_REQUEST);
  return {
    registrationIds,
    institutions: run.institutions.slice(0, ISSUE_PER_REQUEST - registrationIds.length),
    issuedOn: run.issuedOn,
    mail: run.mail,
    ...(run.reason && { reason: run.reason }),
  };
}

/**
 * The run after the answer to a turn. A certificate that was there already, because a turn whose answer
 * never came had issued it, is no reason to complain.
 */
export function afterTurn(run: IssueRun, turn: IssueInput, answer: IssueAnswer): IssueRun {
  const next: IssueRun = {
    ...run,
    registrationIds: run.registrationIds.filter((id) => !turn.registrationIds.includes(id)),
    institutions: run.institutions.filter((each) => !turn.institutions.includes(each)),
    issued: run.issued + answer.issued.length,
    skipped: [...run.skipped, ...answer.skipped.filter(({ code }) => code !== "certificate.issued_already")],
  };
  return leftOf(next) === 0 ? { ...next, state: "done" } : next;
}

const KeptRunSchema = v.object({
  issuedOn: v.string(),
  reason: v.optional(v.string()),
  mail: v.optional(v.boolean()),
  registrationIds: v.array(v.string()),
  institutions: v.array(v.string()),
  total: v.number(),
  issued: v.number(),
});

/** A run as text to be kept in the browser; it holds ids, no names of people. */
export function keepRun({
  issuedOn,
  reason,
  mail,
  registrationIds,
  institutions,
  total,
  issued,
}: IssueRun): string {
  return JSON.stringify({ issuedOn, reason, mail, registrationIds, institutions, total, issued });
}

/** A kept run, waiting to be finished; `undefined` for a text that is not one. */
export function findRun(text: string | undefined): IssueRun | undefined {
  if (text === undefined) return undefined;
  try {
    const kept = v.safeParse(KeptRunSchema, JSON.parse(text));
    return kept.success
      ? ({ ...kept.output, skipped: [], state: "waiting" } as unknown as IssueRun)
      : undefined;
  } catch {
    // Something else wrote under this key; a run that cannot be read is one to be chosen again.
    return undefined;
  }
}
