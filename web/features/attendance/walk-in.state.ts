import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import { WalkInInputSchema, type WalkInInput } from "@zapisy/core/attendance/schema";
import type { ChoiceGroup } from "@zapisy/core/event/schema";
import { factsOf } from "@zapisy/core/shared/field";
import * as v from "valibot";
import type { ApiIssue } from "../../data/client.ts";

/** What is typed about somebody who came unannounced. */
export interface WalkInDraft {
  firstName: string;
  lastName: string;
  institution: string;
  email: string;
  choices: Record<string, string>;
}

/** A form for the next person; the choice that leads to the unit is made already. */
export function emptyWalkIn(groups: readonly ChoiceGroup[], unit: AttendanceUnit | undefined): WalkInDraft {
  const choices: Record<string, string> = {};
  for (const group of groups) {
    const own = group.options.find(({ optionId }) => optionId === unit?.optionId);
    if (own) choices[group.groupId] = own.optionId;
  }
  return { firstName: "", lastName: "", institution: "", email: "", choices };
}

/** Checks a walk-in as the server will, and that every required choice is made. Fields as the form names them. */
export function checkWalkIn(
  draft: WalkInDraft,
  groups: readonly ChoiceGroup[],
  rest: Pick<WalkInInput, "walkInId" | "unitIds" | "at" | "reason" | "namesakes">,
): { input?: WalkInInput; issues: ApiIssue[] } {
  const choices = Object.fromEntries(Object.entries(draft.choices).filter(([, option]) => option !== ""));
  const result = v.safeParse(WalkInInputSchema, { ...draft, ...rest, choices });
  const issues: ApiIssue[] = (result.issues ?? []).map((issue) => ({
    path: v.getDotPath(issue) ?? "",
    code: issue.message,
    ...factsOf(issue),
  }));
  for (const group of groups)
    if (group.required && !choices[group.groupId])
      issues.push({ path: `choices.${group.groupId}`, code: "choice.required" });
  return result.success && issues.length === 0 ? { input: result.output, issues } : { issues };
}
