import type { CertificateTemplate } from "@zapisy/core/certificate/answer";
import type { CertificateTemplateInput } from "@zapisy/core/certificate/schema";
import { CertificateTemplateInputSchema } from "@zapisy/core/certificate/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import { checkBy, type Checked } from "../../../forms/issues.state.ts";
import { keptText } from "../../../forms/value.state.ts";

/** What the form of a template holds; the version it was begun on is kept beside it. */
export type TemplateDraft = Omit<CertificateTemplateInput, "version">;

/** The part of a template that its form holds. */
export function toTemplateDraft(template: CertificateTemplate): TemplateDraft {
  const { version: _, ...draft } = fieldsOf(CertificateTemplateInputSchema, template);
  return structuredClone(draft);
}

/** Checks a form as the server will; texts left empty count as left out. */
export function checkTemplate(draft: TemplateDraft, version: number): Checked<CertificateTemplateInput> {
  const { ms, mr, none, institution } = draft.wording;
  return checkBy(CertificateTemplateInputSchema, {
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
}
