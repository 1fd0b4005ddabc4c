import { teachingMinutes } from "../attendance/rules.ts";
import type { EventId } from "../event/schema.ts";
import { type EventFact, type Facts, identify, type Person, proofsOf } from "../figure/rules.ts";
import { SEVERAL, UNKNOWN } from "../figure/schema.ts";
import type { Support } from "../project/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { hundredths } from "../support/rules.ts";
import { countsSpecial, isSpecial, type Minimum, minimaOf, percentOf } from "./rules.ts";
import type { Indicator, IndicatorCell, Result, Rule, Split } from "./schema.ts";

/** All from which the indicators of a project are counted. */
export interface Known {
  facts: Facts;
  supports: readonly Support[];
  /** Event → registrations with a valid certificate of it. */
  certificates: ReadonlyMap<EventId, readonly RegistrationId[]>;
  results: readonly Result[];
}

/** Somebody who counts, or whose results have no proof yet, with all because of which. */
export interface Counted {
  person: Person;
  /** Of a rule of support. */
  minutes?: number;
  /** Whose certificates they have. */
  events: EventFact[];
  results: Result[];
}

/**
 * An indicator that was counted: each figure is the length of its list. For whoever may not see results of special categories, all but how many
 * count is as if there were none of these.
 */
export interface CountedIndicator {
  achieved: number;
  /** How many count whom the list does not name; absent: whoever reads it sees everybody. */
  hidden?: number;
  /** How many people have nothing but results without a proof. */
  unconfirmed: number;
  /** How many would count, were there evidence that they took part: of whoever takes part the others are no part. */
  outside: number;
  /** How many certificates are of registrations that are no participant's yet: whose they are is not counted. */
  unmatched: number;
  /** Distinct people of the project, by evidence. */
  participants: number;
  minima: Minimum[];
  /** Whether all that is to be reached is; absent: nothing is agreed. */
  reached?: boolean;
  /** Of what is to be reached at most. */
  percent?: number;
  /** Of the base, as it is now. */
  share?: number;
  splits: { split: Split; rows: { row: string; people: number }[] }[];
  listOf: (cell: IndicatorCell) => Counted[];
}

/** Whoever reads an indicator. */
export interface Reader {
  /** They may see results of special categories. */
  seesSpecial: boolean;
}

/** In which rows of a split somebody stands: in both counties, as figures have it, and then in a row of those who do. */
const ROWS: Record<Split, (person: Person) => readonly string[]> = {
  county: ({ counties }) => (counties.length > 1 ? [...counties, SEVERAL] : known(counties)),
  sex: ({ sex }) => [sex ?? UNKNOWN],
  age: ({ age }) => [age ?? UNKNOWN],
  category: ({ categories }) => known(categories),
};

function known(rows: readonly string[]): readonly string[] {
  return rows.length > 0 ? rows : [UNKNOWN];
}

/** Who may count by which rule, with all because of which. */
interface Candidates {
  /** Whoever takes part, by evidence. */
  participants: ReadonlySet<Person>;
  /** By the rule of an indicator, in Polish order; of results also those without a proof. */
  of: (indicator: Indicator) => Counted[];
  /** Certificates by which nobody may count, because their registrations are no participant's yet. */
  unmatchedOf: (rule: Rule) => number;
}

function candidatesIn(all: Known): Candidates {
  const identities = identify(all.facts);
  const proofs = proofsOf(all.facts, identities).proofs.filter(({ event }) => event?.counts ?? true);
  const given = new Map<Person, Map<string, number>>();
  for (const { person, minutes } of proofs) {
    if (!person) continue;
    const own = given.get(person) ?? new Map<string, number>();
    for (const [supportId, more] of minutes) own.set(supportId, hundredths((own.get(supportId) ?? 0) + more));
    given.set(person, own);
  }
  const minutesOf = (
    from: (own: ReadonlyMap<string, number>) => number | undefined,
    atLeast = 0,
  ): Counted[] =>
    [...given].flatMap(([person, own]) => {
      const minutes = from(own);
      return minutes !== undefined && minutes >= atLeast
        ? [{ person, minutes, events: [], results: [] }]
        : [];
    });
  const certifying = (eventIds: readonly EventId[]) =>
    all.facts.events.filter(({ eventId, counts }) =>
      eventIds.length > 0 ? eventIds.includes(eventId) : counts,
    );
  const certified = (eventIds: readonly EventId[]): Counted[] => {
    const found = new Map<Person, EventFact[]>();
    for (const event of certifying(eventIds))
      for (const registrationId of all.certificates.get(event.eventId) ?? []) {
        const person = identities.holderOf(registrationId);
        const own = person && (found.get(person) ?? []);
        if (own && !own.includes(event)) found.set(person, [...own, event]);
      }
    return [...found].map(([person, own]) => ({ person, events: own, results: [] }));
  };
  const resultsOf = (indicatorId: string): Counted[] => {
    const found = new Map<Person, Result[]>();
    for (const result of all.results) {
      if (result.indicatorId !== indicatorId || result.struck !== undefined) continue;
      const person = identities.personOf(result.participantId);
      if (person) found.set(person, [...(found.get(person) ?? []), result]);
    }
    return [...found].map(([person, results]) => ({ person, events: [], results }));
  };
  const byRule = ({ rule, indicatorId }: Indicator): Counted[] => {
    switch (rule.by) {
      case "support": {
        const { supportId, hours } = rule;
        const hourUnit = all.supports.find((support) => support.supportId === supportId)?.hourUnit;
        return minutesOf(
          (own) => own.get(supportId),
          hours === undefined ? 0 : teachingMinutes({ hours, hourUnit }),
        );
      }
      case "hours":
        return minutesOf(
          (own) => [...own.values()].reduce((sum, more) => hundredths(sum + more), 0),
          teachingMinutes(rule),
        );
      case "certificate":
        return certified(rule.eventIds);
      case "result":
        return resultsOf(indicatorId);
    }
  };
  return {
    participants: new Set(given.keys()),
    of: (indicator) => byRule(indicator).sort((a, b) => a.person.order - b.person.order),
    unmatchedOf: (rule) =>
      (rule.by === "certificate" ? certifying(rule.eventIds) : [])
        .flatMap(({ eventId }) => all.certificates.get(eventId) ?? [])
        .filter((registrationId) => !identities.holderOf(registrationId)).length,
  };
}

/**
 * Counts the indicators of a project: distinct people, by evidence, as its figures do (docs/decisions/0111). Who was merged counts once, what
 * does not count for the funder does not count here unless the rule names its event, and a result counts once it has its proof.
 */
export function countIndicators(
  all: Known,
  { seesSpecial }: Reader,
): (indicator: Indicator) => CountedIndicator {
  const candidates = candidatesIn(all);
  const participants = candidates.participants.size;
  return (indicator) => {
    const { base, rule } = indicator;
    const isProved = ({ results }: Counted) =>
      rule.by !== "result" || results.some(({ proof }) => proof !== undefined);
    // A percentage of whoever takes part is of these alone.
    const isInBase = ({ person }: Counted) =>
      base?.from !== "participants" || candidates.participants.has(person);
    const everybody = candidates.of(indicator);
    const achieved = everybody.filter((one) => isProved(one) && isInBase(one)).length;
    const isOpen = seesSpecial || !countsSpecial(rule);
    const people = isOpen ? everybody : withoutSpecial(everybody, rule);
    const proved = people.filter(isProved);
    const lists = {
      achieved: proved.filter(isInBase),
      unconfirmed: people.filter((one) => !isProved(one)),
      outside: proved.filter((one) => !isInBase(one)),
    };
    const listOf = ({ figure, split, row }: IndicatorCell): Counted[] =>
      split && row !== undefined
        ? lists[figure].filter(({ person }) => ROWS[split](person).includes(row))
        : lists[figure];
    const minima = minimaOf(indicator, { participants, achieved });
    return {
      achieved,
      ...(!isOpen && { hidden: achieved - lists.achieved.length }),
      unconfirmed: lists.unconfirmed.length,
      outside: lists.outside.length,
      unmatched: candidates.unmatchedOf(rule),
      participants,
      minima,
      ...(minima.length > 0 && {
        reached: minima.every(({ reached }) => reached),
        percent: percentOf(achieved, Math.max(...minima.map((one) => one.people))),
      }),
      ...(base && {
        share: percentOf(achieved, base.from === "number" ? base.number : participants),
      }),
      // In a small row a number is a name.
      splits: (isOpen ? indicator.splits : []).map((split) => {
        const rows = new Set(lists.achieved.flatMap(({ person }) => ROWS[split](person)));
        return {
          split,
          rows: [...rows].map((row) => ({ row, people: listOf({ figure: "achieved", split, row }).length })),
        };
      }),
      listOf,
    };
  };
}

/** People with those of their results that are of no special category; whoever has no other is not among them. */
function withoutSpecial(people: readonly Counted[], rule: Rule): Counted[] {
  return people.flatMap((one) => {
    const results = one.results.filter(({ kindId }) => !isSpecial(rule, kindId));
    return results.length > 0 ? { ...one, results } : [];
  });
}
