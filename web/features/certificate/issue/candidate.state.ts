import type { CertificateCandidate, CertificateHolder } from "@zapisy/core/certificate/answer";
import { institutionRef } from "@zapisy/core/certificate/rules";
import { searchText, searchWords } from "@zapisy/core/shared/text";

/** Where a candidate stands. */
export type CandidateState = "ready" | "issued" | "not_entitled";

/** Ways to show only some candidates. */
export const CANDIDATE_FILTERS = ["ready", "issued", "not_entitled"] as const satisfies CandidateState[];

/** What a candidate is asked for by: the id of the registration, or the reference of the institution. */
export function candidateKey({ holder }: Pick<CertificateCandidate, "holder">): string {
  return holder.type === "person" ? holder.registrationId : institutionRef(holder);
}

/** Where a candidate stands. Who has a certificate keeps it, whatever attendance says by now. */
export function candidateState({
  entitled,
  certificate,
}: Pick<CertificateCandidate, "entitled" | "certificate">): CandidateState {
  if (certificate) return "issued";
  return entitled ? "ready" : "not_entitled";
}

/** A holder as lists name them: surname first. */
export function listName(holder: CertificateHolder): string {
  return holder.type === "person" ? `${holder.lastName} ${holder.firstName}`.trim() : holder.name;
}

/** A holder as a sentence names them: first name first. */
export function fullName(holder: CertificateHolder): string {
  return holder.type === "person" ? `${holder.firstName} ${holder.lastName}`.trim() : holder.name;
}

/** How many candidates stand where. */
export function countStates(candidates: readonly CertificateCandidate[]): Record<CandidateState, number> {
  const counts = { ready: 0, issued: 0, not_entitled: 0 };
  for (const candidate of candidates) counts[candidateState(candidate)] += 1;
  return counts;
}

/** Who gets a certificate when the button is pressed: of those chosen, or of all when nobody is. */
export function issuable(
  candidates: readonly CertificateCandidate[],
  chosen: ReadonlySet<string>,
): CertificateCandidate[] {
  return candidates.filter(
    (candidate) =>
      candidateState(candidate) === "ready" && (chosen.size === 0 || chosen.has(candidateKey(candidate))),
  );
}

/** Candidates whose names fit what was typed, without regard to Polish letters, and who stand so. */
export function findCandidates(
  candidates: readonly CertificateCandidate[],
  question: { q?: string; state?: string },
): CertificateCandidate[] {
  const words = searchWords(question.q ?? "");
  return candidates.filter((candidate) => {
    if (question.state && candidateState(candidate) !== question.state) return false;
    const text = searchText([
      listName(candidate.holder),
      candidate.institution,
      candidate.certificate?.number,
    ]);
    return words.every((word) => text.includes(word));
  });
}

/**
 * First and last of `count` consecutive numbers, `ROPS/WS/2011/009` and `ROPS/WS/2011/012`; digits are as
 * many as those of the first number, or more where it needs them.
 */
export function numberRange(first: string, count: number): { first: string; last: string } {
  const digits = /\d+$/.exec(first)?.[0] ?? "";
  const last = String(Number(digits) + count - 1).padStart(digits.length, "0");
  return { first, last: digits ? first.slice(0, -digits.length) + last : first };
}
