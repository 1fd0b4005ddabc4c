import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import { inPolishOrder } from "../shared/text.ts";
import type { Day } from "../shared/time.ts";
import { type Known, likenessOf, nameKeys } from "./matching.ts";

/** A registration at an event of a project that is no participant's yet. */
export interface OpenRegistration extends Known {
  registrationId: RegistrationId;
  eventId: EventId;
  /** First day on which they were there; absent: on none so far. */
  firstOn?: Day;
}

/** Registrations that are likely to be one person's. */
export interface RegistrationGroup<One extends OpenRegistration> {
  registrations: One[];
  /** Somebody of the same name stands beside them, who may be the same. */
  hasNamesake: boolean;
}

/**
 * Registrations that are likely to be one person's, in Polish order. Those of one event are different people: whoever has two
 * there was said to be two.
 */
export function groupRegistrations<One extends OpenRegistration>(
  registrations: readonly One[],
): RegistrationGroup<One>[] {
  const groups: One[][] = [];
  const byName = new Map<string, One[][]>();
  for (const one of registrations) {
    const alike = nameKeys(one).flatMap((key) => byName.get(key) ?? []);
    const own = alike.find(
      (group) =>
        group.every(({ eventId }) => eventId !== one.eventId) &&
        group.some((other) => likenessOf(one, other)?.strength === "likely"),
    );
    if (own) {
      own.push(one);
      continue;
    }
    const group = [one];
    groups.push(group);
    for (const key of nameKeys(one)) byName.set(key, [...(byName.get(key) ?? []), group]);
  }
  const named = groups.map((group) => ({
    registrations: group,
    hasNamesake: group.some((one) => nameKeys(one).some((key) => (byName.get(key)?.length ?? 0) > 1)),
  }));
  return inPolishOrder(named, ({ registrations: [first] }) => [
    first?.lastName ?? "",
    first?.firstName ?? "",
  ]);
}

/** Day of the first support that registrations prove; undefined: none so far. */
export function firstSupport(registrations: readonly Pick<OpenRegistration, "firstOn">[]): Day | undefined {
  return registrations.flatMap(({ firstOn }) => firstOn ?? []).toSorted()[0];
}
