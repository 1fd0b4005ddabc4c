import type { EventId } from "../event/schema.ts";
import { likenessOf } from "../participant/matching.ts";
import { groupRegistrations, type OpenRegistration } from "../participant/proposals.ts";
import type { ParticipantId } from "../participant/schema.ts";
import { inPolishOrder } from "../shared/text.ts";
import type { PartnerTable } from "./answer.ts";

/** A registration of a partner's own people by which they have a place, or were there. */
export interface TakenPart extends OpenRegistration {
  /** Whose it is in the project, where staff linked it. */
  participantId?: ParticipantId;
  hasPlace: boolean;
  /** At how many topics they were. */
  attended: number;
}

/**
 * Registrations by person. Whom staff linked is who they said; of all others, those are one person's who are likely to be (docs/decisions/0101),
 * and that of a participant, where one alone is.
 */
export function byPerson(all: readonly TakenPart[]): TakenPart[][] {
  const linked = [
    ...Map.groupBy(
      all.filter(({ participantId }) => participantId),
      ({ participantId }) => participantId,
    ).values(),
  ];
  const people = linked.map((own) => [...own]);
  const open = groupRegistrations(all.filter(({ participantId }) => !participantId)).map(
    ({ registrations }) => ({
      registrations,
      alike: linked.flatMap((own, index) => (areLikelyOne(own, registrations) ? [index] : [])),
    }),
  );
  for (const one of open) {
    const [only] = one.alike.length === 1 ? one.alike : [];
    // Of two who were at one event, and are two, nobody knows which of them it is.
    const isEither = open.some(
      (other) =>
        other !== one &&
        other.alike.includes(only ?? -1) &&
        other.registrations.some(({ eventId }) => isAt(one.registrations, eventId)),
    );
    if (only === undefined || isEither) people.push(one.registrations);
    else people[only]?.push(...one.registrations);
  }
  return people;
}

function isAt(registrations: readonly TakenPart[], eventId: EventId): boolean {
  return registrations.some((one) => one.eventId === eventId);
}

/** Whether two sets of registrations are likely one person's: at no event both, and two of them alike. */
function areLikelyOne(own: readonly TakenPart[], others: readonly TakenPart[]): boolean {
  return (
    others.every(({ eventId }) => !isAt(own, eventId)) &&
    others.some((other) => own.some((one) => likenessOf(one, other)?.strength === "likely"))
  );
}

/** Who of a partner's own people took part in which of these activities: each person once, sums of all activities, and of people. */
export function tableOf(
  eventIds: readonly EventId[],
  all: readonly TakenPart[],
): Pick<PartnerTable, "people" | "sums" | "distinct"> & { figures: PartnerTable["sums"][] } {
  const people = byPerson(all).map((own) => {
    const [{ firstName, lastName } = { firstName: "", lastName: "" }] = own;
    const activities = eventIds.flatMap((eventId) => {
      const there = own.filter((one) => one.eventId === eventId);
      if (there.length === 0) return [];
      const attended = Math.max(...there.map((one) => one.attended));
      return [{ eventId, hasPlace: there.some(({ hasPlace }) => hasPlace), attended }];
    });
    return { firstName, lastName, activities };
  });
  const figuresOf = (list: readonly { hasPlace: boolean; attended: number }[]) => ({
    places: list.filter(({ hasPlace }) => hasPlace).length,
    attended: list.filter(({ attended }) => attended > 0).length,
  });
  const figures = eventIds.map((eventId) =>
    figuresOf(people.flatMap(({ activities }) => activities.filter((one) => one.eventId === eventId))),
  );
  const distinct = figuresOf(
    people.map(({ activities }) => ({
      hasPlace: activities.some(({ hasPlace }) => hasPlace),
      attended: Math.max(...activities.map(({ attended }) => attended)),
    })),
  );
  const sums = figures.reduce(
    (sum, one) => ({ places: sum.places + one.places, attended: sum.attended + one.attended }),
    { places: 0, attended: 0 },
  );
  const inOrder = inPolishOrder(people, ({ lastName, firstName }) => [lastName, firstName]);
  return { people: inOrder, figures, sums, distinct };
}
