import { EVENT_SCOPE } from "./seats.ts";
import type { EventInput } from "./schema.ts";

/** So many people of one institution may have a seat of a scope. */
export interface Quota {
  /** The event's own seats, or an option. */
  of: string;
  limit: number;
}

/** The quotas of an event (docs/decisions/0071). */
export function quotasOf({ recruitment }: Pick<EventInput, "recruitment">): Quota[] {
  const { perInstitution } = recruitment;
  return perInstitution === undefined ? [] : [{ of: EVENT_SCOPE, limit: perInstitution }];
}
