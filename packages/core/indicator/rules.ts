import { isAllowed } from "../access/rules.ts";
import type { Support } from "../project/schema.ts";
import type { StaffActor } from "../shared/actor.ts";
import type { Base, Indicator, Rule, Target } from "./schema.ts";

/** Whether somebody may see the indicators of a project: those who see its participants, whom they count. */
export function canReadIndicators(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "participants.read", { projectId });
}

/** Whether somebody may say what a project's indicators are: those who edit the project. */
export function canEditIndicators(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "project.edit", { projectId });
}

/** Whether somebody may enter results of people: those who keep what is known of them. */
export function canEnterResults(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "participants.edit", { projectId });
}

/** Whether somebody may see, enter and strike out results of special categories (docs/decisions/0123). */
export function canReadSpecial(actor: StaffActor, projectId: string): boolean {
  return isAllowed(actor, "participants.read_special", { projectId });
}

/** Whether a result of this kind is of a special category; one whose kind is not known is, too. */
export function isSpecial(rule: Rule | undefined, kindId: string): boolean {
  const kind = rule?.by === "result" ? rule.kinds.find((one) => one.kindId === kindId) : undefined;
  return kind ? kind.special === true : true;
}

/** What is to be reached at least, of how many people, and whether it is. */
export interface Minimum {
  /** As agreed; or from whoever takes part by now. */
  of: "contract" | "present";
  /** Absent: it is no percentage. */
  base?: number;
  people: number;
  reached: boolean;
}

/** A percentage of so many people, rounded up to whole ones; exact, to the hundredth of a per cent. */
export function shareOf(base: number, percent: number): number {
  return Math.ceil((base * Math.round(percent * 100)) / 10_000);
}

/**
 * What is to be reached at least: as agreed, and beside it from whoever takes part by now, where that is the base. None while nothing is
 * agreed. @param participants distinct people who took part, by evidence
 */
export function minimaOf(
  { target, base }: { target?: Target; base?: Base },
  { participants, achieved }: { participants: number; achieved: number },
): Minimum[] {
  switch (target?.as) {
    case undefined:
      return [];
    case "number":
      return [{ of: "contract", people: target.value, reached: achieved >= target.value }];
    case "more_than":
      return [{ of: "contract", people: target.value + 1, reached: achieved > target.value }];
    case "percent": {
      const from = (of: Minimum["of"], number: number): Minimum => {
        const people = shareOf(number, target.value);
        // Of nobody nothing is reached.
        return { of, base: number, people, reached: number > 0 && achieved >= people };
      };
      if (base?.from === "number") return [from("contract", base.number)];
      return [
        ...(base?.contract === undefined ? [] : [from("contract", base.contract)]),
        from("present", participants),
      ];
    }
  }
}

/** How an indicator stands: nothing is agreed yet, all that is to be reached is, or not. */
export function standingOf({ reached }: { reached?: boolean }): "open" | "reached" | "missed" {
  if (reached === undefined) return "open";
  return reached ? "reached" : "missed";
}

/** In which hours a rule counts: those that it names, or those of its form of support. @param supports of the project */
export function hourUnitOf(
  rule: Rule,
  supports: readonly Pick<Support, "supportId" | "hourUnit">[] = [],
): "clock" | "didactic" {
  if (rule.by === "hours") return rule.hourUnit;
  const support = supports.find(({ supportId }) => rule.by === "support" && supportId === rule.supportId);
  return support?.hourUnit ?? "clock";
}

/** Per cent, to one place and never rounded up: what is short of it does not look as if it were reached. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.floor((part * 1000) / whole) / 10 : undefined;
}

/** Whether a changed rule keeps the results that were entered under it: kinds are retired, never removed. */
export function keepsResults(before: Rule, after: Rule): boolean {
  if (before.by !== "result") return true;
  if (after.by !== "result") return false;
  const kept = new Set(after.kinds.map(({ kindId }) => kindId));
  return before.kinds.every(({ kindId }) => kept.has(kindId));
}

/** Whether a rule counts results of a special category. */
export function countsSpecial(rule: Rule): boolean {
  return rule.by === "result" && rule.kinds.some(({ special }) => special);
}

/** Whether a changed rule keeps kinds of a special category so: otherwise an edit would tell of everybody what was entered not to be told. */
export function keepsSpecial(before: Rule, after: Rule): boolean {
  const special = before.by === "result" ? before.kinds.filter((kind) => kind.special) : [];
  return special.every(({ kindId }) => isSpecial(after, kindId));
}

/** Indicators in the order in which they were made. */
export function inOrder<One extends Pick<Indicator, "indicatorId" | "createdAt">>(
  all: readonly One[],
): One[] {
  return all.toSorted(
    (a, b) =>
      (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0) ||
      (a.indicatorId < b.indicatorId ? -1 : 1),
  );
}
