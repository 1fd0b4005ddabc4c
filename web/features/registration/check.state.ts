import { invalidAnswers } from "@zapisy/core/registration/rules";
import { SignUpInputSchema, type SignUpInput } from "@zapisy/core/registration/schema";
import * as v from "valibot";
import type { ApiIssue } from "../../data/client.ts";
import type { FormEvent } from "./form.state.ts";

/** Codes of ours stand in the schemas as messages; anything else is valibot's own sentence. */
const OWN_CODE = /^[a-z]+(\.[a-z_]+)+$/;

/**
 * Checks a form as the server will: the same schema, the same rules of the event, the same codes, so that
 * a person learns of a fault while leaving the field and not after sending. One issue per field.
 */
export function checkSignUp(event: FormEvent, input: SignUpInput): ApiIssue[] {
  const issues: ApiIssue[] = [];
  const result = v.safeParse(SignUpInputSchema, input);
  for (const issue of result.issues ?? []) {
    const known = OWN_CODE.test(issue.message);
    issues.push({
      path: v.getDotPath(issue) ?? "",
      code: known ? issue.message : issue.received === "undefined" ? "field.required" : "field.invalid",
      ...(typeof issue.requirement === "number" ? { limit: issue.requirement } : {}),
    });
  }
  issues.push(...invalidAnswers(event, input));
  // The rule names the institution's name only; whoever left both empty should hear of both at once.
  if (event.form.institution === "required" && !input.institution) {
    issues.push({ path: "institution.type", code: "field.required" });
  }
  const { needs } = input;
  if ((needs?.diet || needs?.note || needs?.access?.length) && !input.consents.needs) {
    issues.push({ path: "consents.needs", code: "consent.needs_required" });
  }
  const seen = new Set<string>();
  return issues.filter(({ path }) => !seen.has(path) && seen.add(path));
}
