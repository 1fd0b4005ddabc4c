import type { ProjectRetentionView } from "@zapisy/core/retention/answer";
import {
  RETENTION_KINDS,
  TermsInputSchema,
  type RetentionKind,
  type Term,
  type TermBase,
  type Terms,
  type TermsInput,
} from "@zapisy/core/retention/schema";
import { checkBy, type Checked } from "../../forms/issues.state.ts";

/** A term while somebody sets it; without a day from which it counts there is none. */
export interface TermDraft {
  from: TermBase | "";
  months: number | undefined;
  fromYearEnd: boolean;
}

/** Terms while somebody sets them. */
export type TermsDraft = Record<RetentionKind, TermDraft> & { lastPaymentOn: string };

/** What the form begins with. */
export function toTermsDraft({
  terms,
  lastPaymentOn = "",
}: Pick<ProjectRetentionView, "terms" | "lastPaymentOn">): TermsDraft {
  return { ...draftsOf(terms), lastPaymentOn };
}

/** Terms of a set, as drafts. */
export function draftsOf(terms: Terms): Record<RetentionKind, TermDraft> {
  const of = (term: Term | undefined): TermDraft =>
    term ? { ...term } : { from: "", months: undefined, fromYearEnd: false };
  return { unsuccessful: of(terms.unsuccessful), contact: of(terms.contact), evidence: of(terms.evidence) };
}

/** Checks the form as the server will. */
export function checkTerms({ lastPaymentOn, ...drafts }: TermsDraft, version: number): Checked<TermsInput> {
  const terms = Object.fromEntries(
    RETENTION_KINDS.filter((kind) => drafts[kind].from !== "").map((kind) => [kind, drafts[kind]]),
  );
  return checkBy(TermsInputSchema, { terms, lastPaymentOn: lastPaymentOn || undefined, version });
}
