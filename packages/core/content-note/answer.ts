import * as v from "valibot";
import { count, id, Instant } from "../shared/answer.ts";
import { DaySchema as Day } from "../shared/field.ts";
import { SupportEntryView } from "../support-entry/answer.ts";

const person = v.strictObject({ staffId: id("stf"), name: v.string() });

/** A note of what was talked about at a visit. */
export const ContentNoteView = v.strictObject({
  counsellor: person,
  /** Absent: nothing is written there, or it was removed. */
  text: v.optional(v.string()),
  /** 0 where nothing was written yet. */
  version: count,
  changedAt: v.optional(Instant),
  /** Who wrote it so, the counsellor or whoever stood in for them. */
  changedBy: v.optional(v.string()),
});
export type ContentNoteView = v.InferOutput<typeof ContentNoteView>;

/** Notes of one entry that whoever asks may read and write: that of the present counsellor, and what earlier ones wrote. */
export const ContentNotes = v.strictObject({ notes: v.array(ContentNoteView) });
export type ContentNotes = v.InferOutput<typeof ContentNotes>;

/** Who stands in for a counsellor with their notes. */
export const NoteDeputyView = v.strictObject({
  counsellor: person,
  /** Absent: nobody. */
  deputy: v.optional(person),
  until: v.optional(Day),
  version: count,
  /** Whether whoever asks stands in for them today. */
  isMine: v.boolean(),
  /** Whether whoever asks may say who stands in. */
  may: v.strictObject({ change: v.boolean() }),
});
export type NoteDeputyView = v.InferOutput<typeof NoteDeputyView>;

/** Counsellors of a project for whom whoever asks names somebody, or stands in. */
export const NoteDeputies = v.strictObject({
  deputies: v.array(NoteDeputyView),
  /** Who can be named. */
  candidates: v.array(person),
});
export type NoteDeputies = v.InferOutput<typeof NoteDeputies>;

/** A month's entries of a counsellor, for whoever stands in for them, the latest first. */
export const EntriesToStandIn = v.strictObject({ entries: v.array(SupportEntryView) });
export type EntriesToStandIn = v.InferOutput<typeof EntriesToStandIn>;
