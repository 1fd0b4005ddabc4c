import { bind, type Bound } from "../shared/use-case.ts";
import { getEvent } from "./access.ts";
import type { EventDeps } from "./deps.ts";
import { correctContributor } from "./use-cases/contributors.ts";
import * as create from "./use-cases/create.ts";
import { endGroups, moveGroupPlaces } from "./use-cases/groups.ts";
import * as published from "./use-cases/public.ts";
import * as staff from "./use-cases/staff.ts";
import * as state from "./use-cases/state.ts";
import { updateEvent } from "./use-cases/update.ts";

const useCases = {
  ...create,
  ...published,
  ...staff,
  ...state,
  correctContributor,
  endGroups,
  moveGroupPlaces,
  getEvent,
  updateEvent,
};

/** Use cases of events. */
export type EventService = Bound<typeof useCases>;

/** Makes the use cases of events over their stores. */
export function createEventService(deps: EventDeps): EventService {
  return bind(deps, useCases);
}
