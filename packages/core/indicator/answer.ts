import * as v from "valibot";
import { EventDatesSchema } from "../event/schema.ts";
import { PARTICIPANT_STATES } from "../participant/schema.ts";
import { count, id, Instant, page, Text } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";
import { MEASURED_WHEN, SPLITS } from "./schema.ts";

const kind = v.strictObject({
  kindId: v.string(),
  name: Text,
  retired: v.optional(v.literal(true)),
  /** Whose it is only those see who may see results of special categories. */
  special: v.optional(v.literal(true)),
});

/** An indicator as staff say what it is. */
export const IndicatorView = v.strictObject({
  indicatorId: id("ind"),
  name: Text,
  unit: Text,
  base: v.optional(
    v.variant("from", [
      v.strictObject({ from: v.literal("number"), number: count }),
      v.strictObject({ from: v.literal("participants"), contract: v.optional(count) }),
    ]),
  ),
  /** Absent: not agreed yet. */
  target: v.optional(
    v.strictObject({ as: v.picklist(["number", "percent", "more_than"]), value: v.number() }),
  ),
  rule: v.variant("by", [
    v.strictObject({ by: v.literal("support"), supportId: v.string(), hours: v.optional(v.number()) }),
    v.strictObject({
      by: v.literal("hours"),
      hours: v.number(),
      hourUnit: v.picklist(["clock", "didactic"]),
    }),
    v.strictObject({ by: v.literal("certificate"), eventIds: v.array(id("evt")) }),
    v.strictObject({ by: v.literal("result"), kinds: v.array(kind) }),
  ]),
  splits: v.array(v.picklist(SPLITS)),
  source: v.optional(v.string()),
  measured: v.strictObject({ when: v.picklist(MEASURED_WHEN), days: v.optional(count) }),
  /** It was taken off the list. */
  removed: v.optional(v.literal(true)),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});
export type IndicatorView = v.InferOutput<typeof IndicatorView>;

/** How far an indicator is: each number is the length of its list. */
export const IndicatorProgress = v.strictObject({
  achieved: count,
  /** How many of these are named to nobody without the right to results of special categories; absent: whoever asked has it, or needs none. */
  hidden: v.optional(count),
  /** People who have nothing but results without a proof. */
  unconfirmed: count,
  /** People who would count, were there evidence that they took part; none where the base is no such people. */
  outside: count,
  /** Certificates of registrations that are no participant's yet. */
  unmatched: count,
  /** Distinct people of the project, by evidence. */
  participants: count,
  /** What is to be reached at least: as agreed, and from whoever takes part by now. */
  minima: v.array(
    v.strictObject({
      of: v.picklist(["contract", "present"]),
      base: v.optional(count),
      people: count,
      reached: v.boolean(),
    }),
  ),
  /** Whether all of these are reached; absent: nothing is agreed. */
  reached: v.optional(v.boolean()),
  /** Per cent of what is to be reached at most, and of the base as it is now. */
  percent: v.optional(v.number()),
  share: v.optional(v.number()),
  splits: v.array(
    v.strictObject({
      split: v.picklist(SPLITS),
      /** By county with a row of those who stand in several. */
      rows: v.array(v.strictObject({ row: v.string(), people: count })),
    }),
  ),
});
export type IndicatorProgress = v.InferOutput<typeof IndicatorProgress>;

/** An indicator with how far it is. */
export const MeasuredIndicator = v.strictObject({ ...IndicatorView.entries, progress: IndicatorProgress });
export type MeasuredIndicator = v.InferOutput<typeof MeasuredIndicator>;

/** The indicators of a project. */
export const ProjectIndicators = v.strictObject({
  /** Since when all has been read anew; what is known to have changed since is in it. */
  readAt: Instant,
  items: v.array(MeasuredIndicator),
  /** Those that were taken off the list, and can be put back. */
  removed: v.array(IndicatorView),
  /** Events of the project, for rules that name some. */
  events: v.array(v.strictObject({ eventId: id("evt"), title: Text })),
  may: v.strictObject({ edit: v.boolean(), enter: v.boolean() }),
});
export type ProjectIndicators = v.InferOutput<typeof ProjectIndicators>;

/** A result of somebody that was entered by hand. */
export const ResultView = v.strictObject({
  resultId: id("res"),
  /** As it was entered: of whoever was merged since, theirs. */
  participantId: id("ptc"),
  indicatorId: id("ind"),
  kindId: v.string(),
  day: Day,
  note: v.optional(v.string()),
  /** It is of a special category; only those see it who may. */
  special: v.optional(v.literal(true)),
  /** The file that proves it; absent: it does not count. */
  proof: v.optional(v.strictObject({ fileId: id("fil"), name: v.string() })),
  /** It counts no more, and why. */
  struck: v.optional(v.string()),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ResultView = v.InferOutput<typeof ResultView>;

/** Somebody whom an indicator counts, or whose results have no proof yet. */
export const IndicatorPerson = v.strictObject({
  participantId: id("ptc"),
  firstName: v.string(),
  lastName: v.string(),
  state: v.picklist(PARTICIPANT_STATES),
  counties: v.array(v.string()),
  /** Of a rule of support. */
  minutes: v.optional(v.number()),
  /** Whose certificates they have. */
  events: v.array(v.strictObject({ eventId: id("evt"), title: Text, dates: EventDatesSchema })),
  results: v.array(ResultView),
});
export type IndicatorPerson = v.InferOutput<typeof IndicatorPerson>;

/** The list behind a figure of an indicator, a page at a time. */
export const IndicatorList = v.strictObject({
  ...page(IndicatorPerson).entries,
  /** How many are in the whole list: with those who are not named the figure. */
  count,
  /** How many more count, who are not named to whoever asked. */
  hidden: v.optional(count),
});
export type IndicatorList = v.InferOutput<typeof IndicatorList>;

/** Results of somebody, and the indicators of the project that count some. */
export const PersonResults = v.strictObject({
  items: v.array(ResultView),
  indicators: v.array(
    v.strictObject({
      indicatorId: id("ind"),
      name: Text,
      kinds: v.array(kind),
      /** It was taken off the list: nothing of it counts, and nothing can be entered for it. */
      removed: v.optional(v.literal(true)),
    }),
  ),
  may: v.strictObject({ enter: v.boolean() }),
});
export type PersonResults = v.InferOutput<typeof PersonResults>;

/** What came of a proof that was sent: why it was refused, or the result that it proves. */
export const ProofAnswer = v.strictObject({
  result: ResultView,
  /** Message key under `errors`. */
  refusal: v.optional(v.string()),
});
export type ProofAnswer = v.InferOutput<typeof ProofAnswer>;
