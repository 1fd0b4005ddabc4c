import { fieldsOfSection, pathsOf } from "@zapisy/core/form/rules";
import type { FormSection } from "@zapisy/core/form/schema";
import type { ApiIssue } from "../../../data/client.ts";
import type { FormEvent } from "./form.state.ts";

/**
 * The fields of a form in the order of the page, by the dotted path under which the server knows them.
 * The error summary follows this order.
 */
export function fieldPaths(event: FormEvent): string[] {
  const { questions } = event.form;
  const proposing = questions.filter(({ proposes }) => proposes);
  const others = questions.filter(({ proposes }) => !proposes);
  return [
    ...(event.accessCode ? ["accessCode"] : []),
    "firstName",
    "lastName",
    ...sectionPaths("who"),
    "email",
    ...sectionPaths("contact"),
    ...sectionPaths("institution"),
    ...proposing.map(({ questionId }) => `answers.${questionId}`),
    ...event.choiceGroups.map(({ groupId }) => `choices.${groupId}`),
    "ifFull",
    ...event.choiceGroups.map(({ groupId }) => `alternatives.${groupId}`),
    ...others.map(({ questionId }) => `answers.${questionId}`),
    ...sectionPaths("questions"),
    "needs.diet",
    "needs.access",
    "needs.note",
    "consents.needs",
    "consents.informationClause",
    "consents.authorityClause",
    "consents.rules",
    "consents.image",
    "consents.newsletter",
  ];
}

function sectionPaths(section: FormSection): string[] {
  return fieldsOfSection(section).flatMap(pathsOf);
}

/**
 * Sorts issues to the fields they belong to, in the order of the page. A path inside a field
 * ("needs.access.0") belongs to that field, one around it ("institution") to its first part. What fits no
 * field (a question that was removed meanwhile) is left over, to be said above the form.
 */
export function placeIssues(
  issues: readonly ApiIssue[],
  paths: readonly string[],
): { placed: ApiIssue[]; left: ApiIssue[] } {
  const byField = new Map<string, ApiIssue>();
  const left: ApiIssue[] = [];
  for (const issue of issues) {
    const field =
      paths.find((path) => path === issue.path) ??
      paths.find((path) => issue.path.startsWith(`${path}.`)) ??
      (issue.path ? paths.find((path) => path.startsWith(`${issue.path}.`)) : undefined);
    if (!field) left.push(issue);
    else if (!byField.has(field)) byField.set(field, { ...issue, path: field });
  }
  return { placed: paths.flatMap((path) => byField.get(path) ?? []), left };
}
