import { bind, type Bound } from "../shared/use-case.ts";
import { getEvent } from "./access.ts";
import type { EventDeps } from "./deps.ts";
import { createEvent, duplicateEvent } from "./use-cases/create.ts";
import {
  getPublicEvent,
  getPublicHead,
  listCatalogue,
  listUpcoming,
  toPublicView,
} from "./use-cases/public.ts";
import { getStaffEvent, listEvents } from "./use-cases/staff.ts";
import { cancelEvent, closeEvent, deleteEvent, publishEvent, reopenEvent } from "./use-cases/state.ts";
import { updateEvent } from "./use-cases/update.ts";

const useCases = {
  getEvent,
  listCatalogue,
  listUpcoming,
  getPublicEvent,
  getPublicHead,
  toPublicView,
  listEvents,
  getStaffEvent,
  createEvent,
  updateEvent,
  publishEvent,
  closeEvent,
  reopenEvent,
  cancelEvent,
  duplicateEvent,
  deleteEvent,
};

/** Use cases of events. */
export type EventService = Bound<typeof useCases>;

/** Makes the use cases of events over their stores. */
export function createEventService(deps: EventDeps): EventService {
  return bind(deps, useCases);
}
