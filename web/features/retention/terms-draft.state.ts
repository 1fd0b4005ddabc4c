import type { ProjectRetentionView } from "@zapisy/core/retention/answer";
import {
  TERM_KINDS,
  TermsInputSchema,
  type Term,
  type TermBase,
  type TermKind,
  type Terms,
  type TermsInput,
} from "@zapisy/core/retention/schema";
import { checkBy, type Checked } from "../../forms/issues.state.ts";
import { sameValue } from "../../forms/value.state.ts";

/** A term while somebody sets it; without a day from which it counts there is none. */
export interface TermDraft {
  from: TermBase | "";
  months: number | undefined;
  fromYearEnd: boolean;
}

/** Terms while somebody sets them. */
export type TermsDraft = Record<TermKind, TermDraft> & { lastPaymentOn: string };

/** What the form begins with. */
export function toTermsDraft({
  terms,
  lastPaymentOn = "",
}: Pick<ProjectRetentionView, "terms" | "lastPaymentOn">): TermsDraft {
  return { ...draftsOf(terms), lastPaymentOn };
}

/** Terms of a set, as drafts. */
export function draftsOf(terms: Terms): Record<TermKind, TermDraft> {
  const of = (term: Term | undefined): TermDraft =>
    term ? { ...term } : { from: "", months: undefined, fromYearEnd: false };
  return {
    unsuccessful: of(terms.unsuccessful),
    contact: of(terms.contact),
    evidence: of(terms.evidence),
    participants: of(terms.participants),
  };
}

/**
 * Over which version terms are saved that were written on top of some. A hold that was set beside the form is no other version of these; with
 * what somebody else said of them meanwhile it would be theirs that is lost.
 */
export function versionOver(
  known: Pick<ProjectRetentionView, "terms" | "lastPaymentOn" | "version">,
  shown: Pick<ProjectRetentionView, "terms" | "lastPaymentOn" | "version">,
): number {
  return sameValue(toTermsDraft(known), toTermsDraft(shown)) ? shown.version : known.version;
}

/** Checks the form as the server will. */
export function checkTerms({ lastPaymentOn, ...drafts }: TermsDraft, version: number): Checked<TermsInput> {
  const terms = Object.fromEntries(
    TERM_KINDS.filter((kind) => drafts[kind].from !== "").map((kind) => [kind, drafts[kind]]),
  );
  return checkBy(TermsInputSchema, { terms, lastPaymentOn: lastPaymentOn || undefined, version });
}
