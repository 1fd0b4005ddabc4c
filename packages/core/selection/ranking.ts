import { createHash } from "node:crypto";
import type { RegistrationId } from "../registration/schema.ts";
import type { Instant } from "../shared/time.ts";
import { barOf, isFormallyFit, scoredCriteria } from "./rules.ts";
import type { Criterion, Fraction, Place, Score, Selection, Sheet } from "./schema.ts";

/** What of an applicant a ranking looks at. */
export interface Ranked {
  registrationId: RegistrationId;
  /** The entry of the register that is meant by what they said. */
  institutionId?: string;
  createdAt: Instant;
}

/** What a ranking is made of. Only the scores of the sheets that are given count. */
export interface RankingInput extends Pick<Selection, "criteria" | "ties" | "lot"> {
  applicants: readonly Ranked[];
  sheets: readonly Pick<Sheet, "staffId" | "institutionIds" | "conflicts">[];
  scores: readonly Pick<Score, "staffId" | "registrationId" | "formal" | "points">[];
}

/**
 * Who stands where: by the mean of points that were given, each criterion by its weight; the same points by the rule that was set,
 * and at last by lot. It is the same for the same scores, whoever gave theirs first. A member's scores of people of their own
 * institution, or whom they know too well, never count. After those with a rank come those whom nobody judged, then those
 * who do not meet a formal criterion.
 */
export function rank({ criteria, ties, lot, applicants, sheets, scores }: RankingInput): Place[] {
  const scored = scoredCriteria(criteria);
  const sheetOf = new Map(sheets.map((sheet) => [sheet.staffId as string, sheet]));
  const scoresOf = Map.groupBy(scores, ({ registrationId }) => registrationId);
  const standing = applicants.map((applicant) => {
    const own = (scoresOf.get(applicant.registrationId) ?? []).filter(({ staffId }) => {
      const sheet = sheetOf.get(staffId);
      return sheet !== undefined && barOf(sheet, applicant) === undefined;
    });
    return { applicant, place: placeOf(applicant.registrationId, criteria, own) };
  });
  const lots = new Map(applicants.map(({ registrationId }) => [registrationId, lotOf(lot, registrationId)]));
  const sorted = standing.toSorted((a, b) => {
    const [first, second] = [groupOf(a.place), groupOf(b.place)];
    if (first !== second) return first - second;
    const byTotal = compare(b.place.total, a.place.total);
    if (byTotal !== 0) return byTotal;
    for (const tie of ties) {
      const by =
        tie === "registered"
          ? order(a.applicant.createdAt, b.applicant.createdAt)
          : scored.reduce(
              (found, { criterionId }) =>
                found || compare(pointsIn(b.place, criterionId), pointsIn(a.place, criterionId)),
              0,
            );
      if (by !== 0) return by;
    }
    const [x, y] = [a.applicant.registrationId, b.applicant.registrationId];
    return order(lots.get(x) ?? "", lots.get(y) ?? "") || order(x, y);
  });
  let next = 1;
  return sorted.map(({ place }) => (groupOf(place) === 0 ? { ...place, rank: next++ } : place));
}

function placeOf(
  registrationId: RegistrationId,
  criteria: readonly Criterion[],
  judgements: readonly Pick<Score, "formal" | "points">[],
): Place {
  const giving = judgements.filter(isFormallyFit);
  const formal = criteria
    .filter(({ type }) => type === "formal")
    .map(({ criterionId }) => ({
      criterionId,
      said: new Set(judgements.map(({ formal: said }) => said[criterionId])),
    }));
  const points = Object.fromEntries(
    scoredCriteria(criteria).map(({ criterionId }) => [
      criterionId,
      {
        sum: giving.reduce((sum, { points: given }) => sum + (given[criterionId] ?? 0), 0),
        of: giving.length,
      },
    ]),
  );
  return {
    registrationId,
    total: {
      sum: scoredCriteria(criteria).reduce(
        (sum, { criterionId, weight }) => sum + weight * (points[criterionId]?.sum ?? 0),
        0,
      ),
      of: giving.length,
    },
    points,
    judges: judgements.length,
    failed: formal.filter(({ said }) => said.has(false)).map(({ criterionId }) => criterionId),
    disputed: formal
      .filter(({ said }) => said.has(false) && said.has(true))
      .map(({ criterionId }) => criterionId),
  };
}

/** Those with a rank, those whom nobody judged, those who do not meet a criterion. */
function groupOf({ judges, failed }: Place): number {
  if (failed.length > 0) return 2;
  return judges > 0 ? 0 : 1;
}

function pointsIn({ points }: Place, criterionId: string): Fraction {
  return points[criterionId] ?? { sum: 0, of: 0 };
}

/** Which is more, without a division. */
function compare(a: Fraction, b: Fraction): number {
  return a.sum * Math.max(1, b.of) - b.sum * Math.max(1, a.of);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is drawn for somebody: anybody who knows the lot can draw it again. */
function lotOf(lot: string, registrationId: RegistrationId): string {
  return createHash("sha256").update(`${lot}\u0000${registrationId}`).digest("hex");
}
