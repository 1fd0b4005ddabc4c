import type { CertificateTemplate } from "@zapisy/core/certificate/answer";
import type { CertificateTemplateInput } from "@zapisy/core/certificate/schema";
import { CertificateTemplateInputSchema } from "@zapisy/core/certificate/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import * as v from "valibot";
import type { ApiIssue } from "../../data/client.ts";
import { toIssues } from "../../forms/issues.state.ts";

/** What the form of a template holds; the version it was begun on is kept beside it. */
export type TemplateDraft = Omit<CertificateTemplateInput, "version">;

/** The part of a template that its form holds. */
export function toTemplateDraft(template: CertificateTemplate): TemplateDraft {
  const { version: _, ...draft } = fieldsOf(CertificateTemplateInputSchema, template);
  return structuredClone(draft);
}

function keptText(text: LocalizedText | undefined): LocalizedText | undefined {
  return text && (text.pl.trim() || text.en?.trim()) ? text : undefined;
}

/** A checked template, ready to be sent, or what is wrong with it. */
export type CheckedTemplate =
  | { valid: true; input: CertificateTemplateInput }
  | { valid: false; issues: ApiIssue[] };

/** Checks a form as the server will; texts left empty count as left out. */
export function checkTemplate(draft: TemplateDraft, version: number): CheckedTemplate {
  const { ms, mr, none, institution } = draft.wording;
  const result = v.safeParse(CertificateTemplateInputSchema, {
    ...draft,
    version,
    heading: keptText(draft.heading),
    outcomes: keptText(draft.outcomes),
    wording: {
      ms: keptText(ms),
      mr: keptText(mr),
      none: keptText(none),
      institution: keptText(institution),
    },
  });
  return result.success
    ? { valid: true, input: result.output }
    : { valid: false, issues: toIssues(result.issues) };
}
