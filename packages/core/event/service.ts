import { bind, type Bound, late } from "../shared/use-case.ts";
import { getEvent } from "./access.ts";
import type { EventDeps } from "./deps.ts";
import * as published from "./use-cases/public.ts";
import * as staff from "./use-cases/staff.ts";

/** What staff do to an event: not with every start. */
const seldom = {
  ...late(() => import("./use-cases/contributors.ts"), "correctContributor"),
  ...late(() => import("./use-cases/create.ts"), "createEvent", "duplicateEvent"),
  ...late(() => import("./use-cases/groups.ts"), "endGroups", "moveGroupPlaces", "returnGroupPlaces"),
  ...late(
    () => import("./use-cases/state.ts"),
    "publishEvent",
    "closeEvent",
    "reopenEvent",
    "cancelEvent",
    "deleteEvent",
    "clearDeleted",
    "renewAddress",
  ),
  ...late(() => import("./use-cases/update.ts"), "updateEvent"),
};

const useCases = { ...seldom, ...published, ...staff, getEvent };

/** Use cases of events. */
export type EventService = Bound<typeof useCases>;

/** Makes the use cases of events over their stores. */
export function createEventService(deps: EventDeps): EventService {
  return bind(deps, useCases);
}
