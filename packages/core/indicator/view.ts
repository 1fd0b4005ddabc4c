import type { IndicatorPerson, IndicatorView, MeasuredIndicator, ResultView } from "./answer.ts";
import type { Counted, CountedIndicator } from "./counting.ts";
import type { StoredIndicator, StoredResult } from "./store.ts";
import { isSpecial } from "./rules.ts";
import type { Result, Rule } from "./schema.ts";

/** An indicator as it is answered. */
export function toView(stored: StoredIndicator): IndicatorView {
  const { projectId: _, doing: __, changedBy: ___, ...indicator } = stored;
  return indicator;
}

/** An indicator with how far it is. */
export function toMeasured(indicator: StoredIndicator, counted: CountedIndicator): MeasuredIndicator {
  const { listOf: _, ...progress } = counted;
  return { ...toView(indicator), progress };
}

/** A result as it is answered. @param rule of its indicator */
export function toResult(stored: Result | StoredResult, rule: Rule | undefined): ResultView {
  const { resultId, participantId, indicatorId, kindId, day, note, proof, struck } = stored;
  const { version, createdAt, updatedAt } = stored;
  const known = { resultId, participantId, indicatorId, kindId, day, note, proof, struck };
  const special = isSpecial(rule, kindId) && { special: true as const };
  return { ...known, ...special, version, createdAt, updatedAt };
}

/** Somebody in a list as they are answered. @param rule of the indicator whose list it is */
export function toPerson({ person, minutes, events, results }: Counted, rule: Rule): IndicatorPerson {
  const { participantId, firstName, lastName, state, counties } = person;
  return {
    participantId,
    firstName,
    lastName,
    state,
    counties: [...counties],
    minutes,
    events: events.map(({ eventId, title, dates }) => ({ eventId, title, dates })),
    results: results.map((result) => toResult(result, rule)),
  };
}
