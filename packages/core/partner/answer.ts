import * as v from "valibot";
import { CERTIFICATE_STATES } from "../certificate/schema.ts";
import { EventSummary, EventView, Seats } from "../event/answer.ts";
import { WaitLimits } from "../registration/answer.ts";
import { REGISTRATION_STATUSES } from "../registration/schema.ts";
import { count, id, Instant, Text } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";

/** The partner as the register calls it now. */
const Partner = v.strictObject({
  institutionId: id("ins"),
  name: v.string(),
  town: v.optional(v.string()),
});

/** All activities of the projects in which an institution is a partner, by project, the next first and what was behind. */
export const PartnerEvents = v.strictObject({
  institution: Partner,
  projects: v.array(v.strictObject({ projectId: id("prj"), title: Text, items: v.array(EventSummary) })),
});
export type PartnerEvents = v.InferOutput<typeof PartnerEvents>;

/**
 * Somebody of a partner's own people as the partner sees them: what became of them. Nothing of what they told: address, answers and needs
 * are for who runs the event.
 */
const PartnerPerson = v.strictObject({
  registrationId: id("reg"),
  firstName: v.string(),
  lastName: v.string(),
  status: v.picklist(REGISTRATION_STATUSES),
  /** Place on the reserve list, 1 = next. */
  reservePosition: v.optional(count),
  waitLimits: WaitLimits,
  /** Until when a place waits for them to confirm their address, or did. */
  heldUntil: v.optional(Instant),
  /** Until when a seat from the reserve list is, or was, offered. */
  offeredUntil: v.optional(Instant),
  /** In which of the partner's groups they are; absent: they come from the partner itself. */
  groupId: v.optional(v.string()),
  /** At how many topics they were. */
  attended: count,
  certificate: v.optional(v.strictObject({ number: v.string(), state: v.picklist(CERTIFICATE_STATES) })),
});
export type PartnerPerson = v.InferOutput<typeof PartnerPerson>;

/** An event as a partner sees it: what everybody may know of it, and of people and places its own. */
export const PartnerEvent = v.strictObject({
  institution: Partner,
  event: EventView,
  /** Of the event as it is shown: who gives places back says it. */
  version: count,
  /** Whether free places of the partner can be given back now. */
  mayReturn: v.boolean(),
  /** Its groups, and of their places how many were given, are taken, are left; absent: what was free has become everybody's. */
  places: v.array(
    v.strictObject({
      groupId: v.string(),
      name: Text,
      seats: v.optional(Seats.entries.options.value),
      shut: v.boolean(),
    }),
  ),
  /** How many people of the partner itself may have a place, and have one; absent: there is no such limit. */
  quota: v.optional(v.strictObject({ limit: count, taken: count })),
  people: v.array(PartnerPerson),
  /** Topics, or days where attendance is taken by day, with how many of its people were there. */
  topics: v.array(v.strictObject({ unitId: v.string(), title: Text, day: v.optional(Day), attended: count })),
});
export type PartnerEvent = v.InferOutput<typeof PartnerEvent>;

/** How many people have a place, and how many were at a topic at least. */
const Figures = v.strictObject({ places: count, attended: count });

/** All activities of a project and a partner's own people there: who took part in which. */
export const PartnerTable = v.strictObject({
  institution: Partner,
  project: v.strictObject({ projectId: id("prj"), title: Text }),
  /** Activities in their order, with their topics and how many of the partner's own people took part. */
  activities: v.array(v.strictObject({ event: EventSummary, topics: count, ...Figures.entries })),
  /** Each person once, with the activities at which they have a place or were. */
  people: v.array(
    v.strictObject({
      firstName: v.string(),
      lastName: v.string(),
      activities: v.array(v.strictObject({ eventId: id("evt"), hasPlace: v.boolean(), attended: count })),
    }),
  ),
  /** The figures of all activities, added up. */
  sums: Figures,
  /** The same of people, each counted once. */
  distinct: Figures,
  /** Places of people who were erased: in no other figure. */
  erased: count,
});
export type PartnerTable = v.InferOutput<typeof PartnerTable>;
