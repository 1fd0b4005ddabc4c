import type { Project } from "@zapisy/core/project/answer";
import type { ProjectInput } from "@zapisy/core/project/schema";
import { ProjectInputSchema } from "@zapisy/core/project/schema";
import { fieldsOf } from "@zapisy/core/shared/field";
import { checkBy, type Checked } from "../../forms/issues.state.ts";
import { keptText } from "../../forms/value.state.ts";

/** A project's form before anything is written: one organisation, the lead. */
export function emptyProject(): ProjectInput {
  return {
    title: { pl: "" },
    startsOn: "",
    endsOn: "",
    organisations: [{ name: "", role: "lead" }],
    territory: [],
    targetGroups: [],
    contact: {},
  };
}

/** The part of a project that its form holds. */
export function toProjectInput(project: Project): ProjectInput {
  return structuredClone(fieldsOf(ProjectInputSchema, project));
}

/** Checks a form as the server will; organisations without a name count as not there. */
export function checkProject(draft: ProjectInput): Checked<ProjectInput> {
  return checkBy(ProjectInputSchema, {
    ...draft,
    fundingClause: keptText(draft.fundingClause),
    informationClause: keptText(draft.informationClause),
    authorityClause: keptText(draft.authorityClause),
    description: keptText(draft.description),
    organisations: draft.organisations.filter(({ name, role }) => name.trim() || role === "lead"),
    contact: {
      ...draft.contact,
      email: draft.contact.email?.trim() || undefined,
      phone: draft.contact.phone?.trim() || undefined,
    },
  });
}

/** A list with one entry moved by a place; past either end it stays. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, entry);
}
