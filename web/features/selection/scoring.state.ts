import type { SelectionSheet, SheetApplicant } from "@zapisy/core/selection/answer";

/** What is being said of an applicant, saved or not. */
export interface Said {
  formal: Record<string, boolean>;
  points: Record<string, number>;
  note: string;
}

/** What is stored of that. */
export function storedOf({ judgement }: SheetApplicant): Said {
  return {
    formal: judgement?.formal ?? {},
    points: judgement?.points ?? {},
    note: judgement?.note ?? "",
  };
}

/** What of it is said by the criteria as they are: others may have come while it was typed, and the former are known no more. */
export function saidBy(criteria: SelectionSheet["criteria"], { formal, points, note }: Said): Said {
  const only = <T>(given: Record<string, T>, type: "formal" | "scored") =>
    Object.fromEntries(
      Object.entries(given).filter(([id]) =>
        criteria.some((criterion) => criterion.type === type && criterion.criterionId === id),
      ),
    );
  return { formal: only(formal, "formal"), points: only(points, "scored"), note };
}

/** Whether somebody has still to be judged by whoever has the sheet. */
export function isLeft({ bar, judgement }: SheetApplicant): boolean {
  return !bar && !judgement;
}

/** Who is next to be judged after one, from the beginning again at the end; undefined: nobody is left. */
export function nextLeft(
  applicants: readonly SheetApplicant[],
  registrationId: string,
): SheetApplicant | undefined {
  const index = applicants.findIndex((one) => one.registrationId === registrationId);
  return [...applicants.slice(index + 1), ...applicants.slice(0, Math.max(0, index))].find(isLeft);
}
