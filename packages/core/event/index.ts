export { createCatalogue } from "./catalogue.ts";
export { addressOf, openedBy, openedFor, slugIn } from "./door.ts";
export { headsOf } from "./heads.ts";
export { keepProjectWordings, keepWordings } from "./parts.ts";
export { createEventService, type EventService } from "./service.ts";
export { createEventStore, seatBlockEntity, type EventStore } from "./store.ts";
export type { Held } from "./retired.ts";
export {
  EVENT_SCOPE,
  calendarTimes,
  canEditEvent,
  canExchange,
  canManageRegistrations,
  canReadNeeds,
  canReadRegistrations,
  countEventSeats,
  countSeats,
  exchangesUntil,
  isPublic,
  hasRules,
  isEnteredLate,
  isOver,
  lastDay,
  nextFirst,
  ownEvent,
  passesOn,
  shownHours,
  retiredOf,
  byReferralOnly,
  canRefer,
  canSeeAsPartner,
  canReadReferrals,
  takesDelegations,
  type SeatBlock,
} from "./rules.ts";
export type {
  AgendaItem,
  Event,
  EventDefinition,
  EventHead,
  EventId,
  EventInput,
  EventWordings,
} from "./schema.ts";
export type { EventView, StaffEventView } from "./answer.ts";
