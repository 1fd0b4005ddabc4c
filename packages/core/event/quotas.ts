import { EVENT_SCOPE } from "./seats.ts";
import type { EventInput } from "./schema.ts";

/** So many people of one institution may have a seat of a scope. */
export interface Quota {
  /** The event's own seats, or an option. */
  of: string;
  limit: number;
}

/** The quotas that staff wrote (docs/decisions/0071): of the event, and of options that are offered. */
export function quotasOf({
  recruitment,
  choiceGroups,
}: Pick<EventInput, "recruitment" | "choiceGroups">): Quota[] {
  const limits = [
    { of: EVENT_SCOPE, limit: recruitment.perInstitution },
    ...choiceGroups.flatMap(({ options }) =>
      options.map(({ optionId, perInstitution }) => ({ of: optionId, limit: perInstitution })),
    ),
  ];
  return limits.flatMap(({ of, limit }) => (limit === undefined ? [] : [{ of, limit }]));
}
