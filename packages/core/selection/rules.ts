import { isAllowed, reachOf, type Owned } from "../access/rules.ts";
import type { EventHead } from "../event/schema.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Issue } from "../shared/error.ts";
import type {
  Criterion,
  Decision,
  Fraction,
  JudgementInput,
  OneDecision,
  Place,
  ScoredCriterion,
  Selection,
  Sheet,
} from "./schema.ts";

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

/** Whether somebody has an account for committees alone. */
export function canSit(actor: StaffActor): boolean {
  return reachOf(actor.role, "committee.sit") !== undefined;
}

/** Whether an event has anything for a committee: it selects its people, and takes place. */
export function isJudged({ recruitment, state }: Pick<EventHead, "recruitment" | "state">): boolean {
  return recruitment.mode === "selection" && state !== "cancelled";
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

/** What is decided about somebody of a fixed ranking. */
export interface Planned {
  place: Place;
  /** Absent while nothing is decided, and of those who waited for no decision any more. */
  decision?: Decision;
  /** Why, where staff decided about this one; absent: as about all. */
  reason?: string;
}

/**
 * What is decided about everybody of a fixed ranking, in its order: as staff said of the one; whoever does not meet a formal criterion
 * is declined; then the first get the places, and the next wait. Whom staff gave a place is one of so many, and who is gone takes none, so
 * that no place is left over.
 */
export function planOf(
  places: readonly Place[],
  decided: Selection["decided"],
  exceptions: readonly OneDecision[],
  gone: ReadonlySet<string>,
): Planned[] {
  const said = new Map(
    exceptions
      .filter(({ registrationId, decision }) => decision !== undefined && !gone.has(registrationId))
      .map((one) => [one.registrationId as string, one]),
  );
  const given = (decision: Decision) => [...said.values()].filter((one) => one.decision === decision).length;
  let left = {
    place: (decided?.places ?? 0) - given("place"),
    reserve: (decided?.reserve ?? 0) - given("reserve"),
  };
  return places.map((place) => {
    if (!decided || gone.has(place.registrationId)) return { place };
    const own = said.get(place.registrationId);
    if (own) return { place, decision: own.decision, reason: own.reason };
    if (place.rank === undefined) return { place, decision: "declined" };
    const decision = left.place > 0 ? "place" : left.reserve > 0 ? "reserve" : "declined";
    if (decision !== "declined") left = { ...left, [decision]: left[decision] - 1 };
    return { place, decision };
  });
}

/** In which order it is done: places as they rank, then the line, then all others. */
export function inOrderOfDoing(plan: readonly Planned[]): (Planned & { decision: Decision })[] {
  return (["place", "reserve", "declined"] as const).flatMap((decision) =>
    plan.filter((one) => one.decision === decision).map((one) => ({ ...one, decision })),
  );
}
