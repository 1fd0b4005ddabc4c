import { EVENT_SCOPE, type Quota } from "../event/rules.ts";
import type { EventInput } from "../event/schema.ts";
import type { RegistrationCounts } from "./answer.ts";
import { unmetIds } from "./criteria.ts";
import { hasPlace, isActive } from "./lifecycle.ts";
import type { InstitutionId, MeantInstitution } from "../institution/index.ts";
import { quotaOf } from "./quotas.ts";
import type { StoredRegistration } from "./store.ts";
import { unanswered } from "./rules.ts";
import { REGISTRATION_STATUSES, type Registration, type RegistrationId } from "./schema.ts";

/**
 * Counts for the overview; `people` are all registrations of the event with their needs, where kept. Who was there and
 * left before the end took part (`attended`), and stays in what a report counts.
 */
export function countRegistrations(
  event: Pick<EventInput, "agenda" | "form" | "dates">,
  people: readonly (Registration & { needs?: { diet?: string; access?: string[] } })[],
  attended: ReadonlySet<RegistrationId> = new Set(),
): RegistrationCounts {
  const counts: RegistrationCounts = {
    byStatus: Object.fromEntries(
      REGISTRATION_STATUSES.map((status) => [status, 0]),
    ) as RegistrationCounts["byStatus"],
    byCounty: {},
    byInstitutionType: {},
    byFormOfAddress: {},
    byOption: {},
    byDiet: {},
    byAccessNeed: {},
    answered: {},
    unanswered: people.filter((person) => unanswered(event, person)).length,
    unmet: people.filter((person) => unmetIds(event, person)).length,
    addressees: addresseesOf(people),
    programme: programmeCounts(event),
  };
  const add = (into: Record<string, number>, key: string) => {
    into[key] = (into[key] ?? 0) + 1;
  };
  for (const person of people) {
    counts.byStatus[person.status] += 1;
    for (const questionId of Object.keys(person.answers)) add(counts.answered, questionId);
    if (!hasPlace(person.status) && !attended.has(person.registrationId)) continue;
    add(counts.byCounty, person.countyCode ?? "");
    add(counts.byInstitutionType, person.institution?.type ?? "");
    add(counts.byFormOfAddress, person.formOfAddress ?? "");
    for (const optionId of Object.values(person.choices)) add(counts.byOption, optionId);
    if (person.needs?.diet) add(counts.byDiet, person.needs.diet);
    for (const need of person.needs?.access ?? []) add(counts.byAccessNeed, need);
  }
  return counts;
}

/**
 * Of each quota the institutions that have used up what it gives each of them, or more, and those whose people wait; the fullest first.
 * @param meant entry of the register → the one that it stands for now
 */
export function usedUpBy(
  people: readonly StoredRegistration[],
  quotas: readonly Quota[],
  meant: ReadonlyMap<InstitutionId, MeantInstitution>,
): NonNullable<RegistrationCounts["institutions"]> {
  return quotas.flatMap(({ of, limit }) => {
    const uses = new Map<string, { name: string; town?: string; taken: number; waiting: number }>();
    for (const { institution, standing } of people) {
      if (!institution) continue;
      const entry = institution.institutionId && meant.get(institution.institutionId);
      const { name, town } = entry ?? institution;
      const key = entry?.institutionId ?? `${name} ${town ?? ""}`;
      const use = uses.get(key) ?? { name, town, taken: 0, waiting: 0 };
      uses.set(key, use);
      if (standing.holds.some(({ scope }) => scope === of)) use.taken += 1;
      if (standing.waits.some(({ scope }) => quotaOf(scope, EVENT_SCOPE) === of)) use.waiting += 1;
    }
    return [...uses.values()]
      .filter(({ taken, waiting }) => taken >= limit || waiting > 0)
      .toSorted((a, b) => b.taken - a.taken || b.waiting - a.waiting || a.name.localeCompare(b.name, "pl"))
      .map((use) => ({ ...use, limit, ...(of !== EVENT_SCOPE && { optionId: of }) }));
  });
}

/** How many people are mailed, by their options and whether they have a place. */
function addresseesOf(people: readonly Registration[]): RegistrationCounts["addressees"] {
  const groups = new Map<string, RegistrationCounts["addressees"][number]>();
  for (const { email, status, choices } of people) {
    if (!email || !isActive(status)) continue;
    const listener = { options: Object.values(choices).toSorted(), hasPlace: hasPlace(status) };
    const key = JSON.stringify(listener);
    const group = groups.get(key) ?? { ...listener, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Stops of an itinerary, distinct host organisations, distinct towns (scenario A1 step 17). */
function programmeCounts(event: Pick<EventInput, "agenda">): RegistrationCounts["programme"] {
  const stops = event.agenda.filter(({ kind }) => kind === "stop");
  const distinct = (values: (string | undefined)[]) => new Set(values.filter(Boolean)).size;
  return {
    stops: stops.length,
    hosts: distinct(stops.map(({ host }) => host)),
    towns: distinct(stops.map(({ town }) => town)),
  };
}
