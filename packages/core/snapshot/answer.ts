import * as v from "valibot";
import { EVENT_KINDS, EventDatesSchema } from "../event/schema.ts";
import { CUTS, FIGURES } from "../figure/schema.ts";
import { LISTS, SPLITS } from "../indicator/schema.ts";
import { count, id, Instant, Text } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";
import { COMPARED_WITH } from "./schema.ts";

/** A period that was closed. */
export const SnapshotView = v.strictObject({
  snapshotId: id("snp"),
  number: count,
  name: v.string(),
  from: Day,
  to: Day,
  note: v.optional(v.string()),
  sha256: v.string(),
  bytes: count,
  closedAt: Instant,
  /** Whose name is known still. */
  closedBy: v.optional(v.string()),
  /** It does not stand. */
  withdrawn: v.optional(v.strictObject({ reason: v.string(), at: Instant, by: v.optional(v.string()) })),
});
export type SnapshotView = v.InferOutput<typeof SnapshotView>;

/** The closed periods of a project. */
export const ProjectSnapshots = v.strictObject({
  /** The latest first. */
  items: v.array(SnapshotView),
  /** What the next period may be: it begins behind the last one that stands, and ends today at the latest. */
  next: v.strictObject({ from: Day, latest: Day }),
  may: v.strictObject({ close: v.boolean() }),
});
export type ProjectSnapshots = v.InferOutput<typeof ProjectSnapshots>;

const Measured = v.variant("of", [
  v.strictObject({
    of: v.literal("figure"),
    cut: v.picklist(CUTS),
    row: v.string(),
    figure: v.picklist(FIGURES),
  }),
  v.strictObject({ of: v.literal("distinct"), cut: v.picklist(CUTS) }),
  v.strictObject({
    of: v.literal("indicator"),
    indicatorId: v.string(),
    figure: v.picklist(LISTS),
    split: v.optional(v.picklist(SPLITS)),
    row: v.optional(v.string()),
  }),
  v.strictObject({
    of: v.literal("minimum"),
    indicatorId: v.string(),
    which: v.picklist(["contract", "present", "reached"]),
  }),
]);

/** Of what a number is, with what it is called. */
export const MeasuredNumber = v.strictObject({
  what: Measured,
  /** What a partner is called. */
  name: v.optional(v.string()),
  /** Of a partner's activity. */
  event: v.optional(
    v.strictObject({
      eventId: id("evt"),
      title: Text,
      kind: v.picklist(EVENT_KINDS),
      dates: EventDatesSchema,
    }),
  ),
  indicator: v.optional(Text),
});
export type MeasuredNumber = v.InferOutput<typeof MeasuredNumber>;

/** How the file of a period lies there: as it was closed, as another, or not at all. */
const FileState = v.picklist(["intact", "altered", "missing"]);

/** A closed period as it is opened: its file is read, and its sum counted anew. */
export const OpenedSnapshot = v.strictObject({
  snapshot: SnapshotView,
  /** Whether the file is the one that was closed. */
  file: FileState,
  /** The sum of what lies there now. */
  sha256: v.optional(v.string()),
  /** The one before that stands; absent: there is none. */
  previous: v.optional(v.strictObject({ snapshotId: id("snp"), name: v.string(), to: Day, file: FileState })),
  /** What the project had come to, and how much of it came since the one before, where that one is as it was; none of a file that is not as it was. */
  numbers: v.array(
    v.strictObject({
      ...MeasuredNumber.entries,
      number: v.number(),
      increment: v.optional(v.number()),
    }),
  ),
  may: v.strictObject({ close: v.boolean() }),
});
export type OpenedSnapshot = v.InferOutput<typeof OpenedSnapshot>;

/** Somebody who came onto a list or went, or gives something else to it. */
export const ChangedMember = v.strictObject({
  participantId: v.optional(id("ptc")),
  /** Absent: nobody is known by that id any more, or it is an event. */
  name: v.optional(v.strictObject({ firstName: v.string(), lastName: v.string() })),
  /** An event, or where somebody was. */
  event: v.optional(Text),
  gave: v.optional(v.number()),
  gives: v.optional(v.number()),
  /** As far as it can be told: entered after the period was closed, found to be somebody else, without a name since their term was over, erased. */
  cause: v.optional(v.picklist(["added", "merged", "ended", "erased"])),
});
export type ChangedMember = v.InferOutput<typeof ChangedMember>;

const members = v.strictObject({
  count,
  /** The first of them. */
  items: v.array(ChangedMember),
});

/** What differs between what was frozen and something else. */
export const SnapshotChanges = v.strictObject({
  with: v.picklist(COMPARED_WITH),
  /** When the other numbers were counted or closed. */
  at: Instant,
  items: v.array(
    v.strictObject({
      ...MeasuredNumber.entries,
      was: v.number(),
      now: v.number(),
      in: members,
      out: members,
      other: members,
    }),
  ),
});
export type SnapshotChanges = v.InferOutput<typeof SnapshotChanges>;
