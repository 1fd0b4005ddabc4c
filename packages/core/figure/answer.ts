import * as v from "valibot";
import { EVENT_KINDS, EventDatesSchema } from "../event/schema.ts";
import { PARTICIPANT_STATES } from "../participant/schema.ts";
import { count, id, Instant, Text } from "../shared/answer.ts";
import { CUTS } from "./schema.ts";

const event = v.strictObject({
  eventId: id("evt"),
  title: Text,
  kind: v.picklist(EVENT_KINDS),
  dates: EventDatesSchema,
});

/** A row of a cut with its figures; each has a list of which it is the number, or the sum. */
export const FigureLine = v.strictObject({
  /** The county's code, the answer, the form of support: what it is a row of. */
  row: v.string(),
  /** What a partner is called. */
  name: v.optional(v.string()),
  /** Of a partner's activity. */
  event: v.optional(event),
  events: count,
  people: count,
  /** Of a person at an event each. */
  places: count,
  visits: count,
  /** Of a form of support; with what its standard owes one person, and how many people got less, and none. */
  minutes: v.number(),
  owed: v.optional(v.number()),
  short: count,
  none: count,
});
export type FigureLine = v.InferOutput<typeof FigureLine>;

/** The figures of a project, by what they are cut. */
export const ProjectFigures = v.strictObject({
  /** Since when all has been read anew; what is known to have changed since is in them. */
  readAt: Instant,
  cuts: v.array(
    v.strictObject({
      cut: v.picklist(CUTS),
      lines: v.array(FigureLine),
      /** How many distinct people stand in these rows. */
      distinct: count,
    }),
  ),
});
export type ProjectFigures = v.InferOutput<typeof ProjectFigures>;

/** One of those of whom a figure is the number, or the sum. */
export const FigureItem = v.strictObject({
  person: v.optional(
    v.strictObject({
      /** Absent: a registration that is no participant's yet. */
      participantId: v.optional(id("ptc")),
      firstName: v.string(),
      lastName: v.string(),
      state: v.optional(v.picklist(PARTICIPANT_STATES)),
      counties: v.array(v.string()),
    }),
  ),
  event: v.optional(event),
  people: count,
  places: count,
  visits: count,
  minutes: v.number(),
  /** What it gives to the figure. */
  gives: v.number(),
});
export type FigureItem = v.InferOutput<typeof FigureItem>;

/** The list behind a figure, a page at a time. */
export const FigureList = v.strictObject({
  /** What the whole list comes to. */
  figure: v.number(),
  /** How many are in the whole list. */
  count,
  items: v.array(FigureItem),
  cursor: v.optional(v.string()),
});
export type FigureList = v.InferOutput<typeof FigureList>;
