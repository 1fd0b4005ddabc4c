import { isAllowed, type Owned } from "../access/rules.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Issue } from "../shared/error.ts";
import type { Criterion, JudgementInput, ScoredCriterion, Sheet } from "./schema.ts";

/** Whether criteria, ranking and decisions may be seen. */
export function canReadSelection(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "selection.read", event);
}

/** Whether criteria may be set, the committee put together, and applicants decided about. */
export function canManageSelection(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "selection.manage", event);
}

/** Whether somebody can be in the committee of the event. */
export function canScore(actor: StaffActor, event: Owned): boolean {
  return isAllowed(actor, "selection.score", event);
}

/** A number as it is, with nothing lost in a division: means that differ by a hundredth never tie. */
export interface Fraction {
  sum: number;
  of: number;
}

/** A number in hundredths, rounded half up, for those who read it. */
export function hundredths({ sum, of }: Fraction): number {
  return of === 0 ? 0 : Math.floor((200 * sum + of) / (2 * of));
}

/** Criteria that give points. */
export function scoredCriteria(criteria: readonly Criterion[]): ScoredCriterion[] {
  return criteria.filter((criterion) => criterion.type === "scored");
}

/** The most that somebody can get. */
export function mostPoints(criteria: readonly Criterion[]): number {
  return scoredCriteria(criteria).reduce((sum, { most, weight }) => sum + most * weight, 0);
}

/** Whether the formal criteria that were judged are met. */
export function isFormallyFit({ formal }: Pick<JudgementInput, "formal">): boolean {
  return Object.values(formal).every(Boolean);
}

/**
 * What a judgement lacks: an answer to each formal criterion, and points for each scored one, which whoever does not meet the
 * former needs not.
 */
export function judgementFaults(
  criteria: readonly Criterion[],
  { formal, points }: Pick<JudgementInput, "formal" | "points">,
): Issue[] {
  const known = new Map(criteria.map((criterion) => [criterion.criterionId, criterion]));
  const unknown = [
    ...Object.keys(formal)
      .filter((id) => known.get(id)?.type !== "formal")
      .map((id) => ({ path: `formal.${id}`, code: "selection.criterion_unknown" })),
    ...Object.keys(points)
      .filter((id) => known.get(id)?.type !== "scored")
      .map((id) => ({ path: `points.${id}`, code: "selection.criterion_unknown" })),
  ];
  const isFit = isFormallyFit({ formal });
  return criteria.reduce<Issue[]>((faults, criterion) => {
    const { criterionId } = criterion;
    if (criterion.type === "formal") {
      if (formal[criterionId] === undefined)
        faults.push({ path: `formal.${criterionId}`, code: "field.required" });
      return faults;
    }
    const given = points[criterionId];
    if (given === undefined) {
      if (isFit) faults.push({ path: `points.${criterionId}`, code: "field.required" });
    } else if (given > criterion.most)
      faults.push({ path: `points.${criterionId}`, code: "field.too_large", limit: criterion.most });
    return faults;
  }, unknown);
}

/** Why a member does not judge an applicant. */
export type Bar = "own_institution" | "conflict";

/** Why a member does not judge an applicant; undefined: they do. Institutions are those of the register that are meant. */
export function barOf(
  { institutionIds, conflicts }: Pick<Sheet, "institutionIds" | "conflicts">,
  { registrationId, institutionId }: { registrationId: string; institutionId?: string },
): Bar | undefined {
  if ((conflicts as readonly string[]).includes(registrationId)) return "conflict";
  const isOwn = institutionId !== undefined && (institutionIds as readonly string[]).includes(institutionId);
  return isOwn ? "own_institution" : undefined;
}

/** What all scores are as they are now: a ranking is fixed of these and no others. */
export function scoresMark({ version }: { version: number }, sheets: readonly Sheet[]): string {
  const versions = sheets.toSorted((a, b) => (a.staffId < b.staffId ? -1 : 1)).map((sheet) => sheet.version);
  return [version, ...versions].join(".");
}
