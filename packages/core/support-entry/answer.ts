import * as v from "valibot";
import { AuditEntryAnswer } from "../audit/answer.ts";
import { Project } from "../project/answer.ts";
import { count, id, Instant, page } from "../shared/answer.ts";
import { DaySchema as Day, TimeSchema } from "../shared/field.ts";
import { SUPPORT_WAYS } from "./schema.ts";

const counsellor = v.strictObject({
  /** Of staff; absent: of somebody without an account here. */
  staffId: v.optional(id("stf")),
  name: v.string(),
});

/** Support that a person was given outside of events. */
export const SupportEntryView = v.strictObject({
  entryId: id("sen"),
  /** The person, or whom they were found to be the same as. */
  participant: v.strictObject({ participantId: id("ptc"), firstName: v.string(), lastName: v.string() }),
  supportId: v.string(),
  day: Day,
  from: TimeSchema,
  to: TimeSchema,
  minutes: count,
  topic: v.string(),
  place: v.optional(v.string()),
  mode: v.picklist(SUPPORT_WAYS),
  counsellor,
  /** Why it stands although it overlaps with another. */
  overlapReason: v.optional(v.string()),
  /** Why it was entered after the project's end. */
  lateReason: v.optional(v.string()),
  /** It counts no more, and why. */
  struck: v.optional(v.string()),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
  /** `note`: it was given by whoever asks, who may write down what was talked about. */
  may: v.strictObject({ write: v.boolean(), note: v.boolean() }),
});
export type SupportEntryView = v.InferOutput<typeof SupportEntryView>;

/** Entries of a month, the latest first. */
export const SupportEntryPage = page(SupportEntryView);
export type SupportEntryPage = v.InferOutput<typeof SupportEntryPage>;

/** One entry with what was done to it, the latest first. */
export const SupportEntryDetail = v.strictObject({
  ...SupportEntryView.entries,
  history: v.array(AuditEntryAnswer),
});
export type SupportEntryDetail = v.InferOutput<typeof SupportEntryDetail>;

/** An entry with which another overlaps. */
export const SupportOverlap = v.strictObject({
  entryId: id("sen"),
  day: Day,
  from: TimeSchema,
  to: TimeSchema,
  /** What both have: the counsellor, the person, or both. */
  shares: v.picklist(["counsellor", "person", "both"]),
  /** Who was given the support, and who gave it; absent: it is of another project, or not theirs to read. */
  person: v.optional(v.string()),
  counsellor: v.optional(v.string()),
});
export type SupportOverlap = v.InferOutput<typeof SupportOverlap>;

const { projectId, title, startsOn, endsOn, supports } = Project.entries;

/** What of a project its log goes by. */
export const LogProject = v.strictObject({ projectId, title, startsOn, endsOn, supports });
export type LogProject = v.InferOutput<typeof LogProject>;

/** Of what and with whom the log can be kept, and what whoever asks may do there. */
export const LogStart = v.strictObject({
  project: LogProject,
  /** Staff who work in the project, or did. */
  counsellors: v.array(v.strictObject({ staffId: id("stf"), name: v.string() })),
  /** `own`: entries of support that they gave alone. */
  may: v.strictObject({ read: v.picklist(["all", "own"]), write: v.boolean() }),
});
export type LogStart = v.InferOutput<typeof LogStart>;

/** Hours of a month by who gave the support. */
export const LogHours = v.strictObject({
  month: v.string(),
  counsellors: v.array(
    v.strictObject({
      counsellor,
      visits: count,
      /** Minutes of support. */
      minutes: count,
      /** Minutes on duty: each day from the first support to the end of the last. */
      duty: count,
      supports: v.array(v.strictObject({ supportId: v.string(), visits: count, minutes: count })),
    }),
  ),
});
export type LogHours = v.InferOutput<typeof LogHours>;

/** Somebody of the project as whoever keeps the log may look them up: by name alone. */
export const LogPerson = v.strictObject({
  participantId: id("ptc"),
  firstName: v.string(),
  lastName: v.string(),
  /** The year of birth, where another of those found is called the same and it is known. */
  born: v.optional(v.string()),
});
export type LogPerson = v.InferOutput<typeof LogPerson>;

/** Those whose names begin as typed. */
export const LogPeople = v.strictObject({ items: v.array(LogPerson) });
export type LogPeople = v.InferOutput<typeof LogPeople>;

/** Logs that somebody keeps of the support that they give, with their own hours of a month. */
export const OwnLogs = v.strictObject({
  month: v.string(),
  items: v.array(
    v.strictObject({
      projectId,
      title,
      startsOn,
      endsOn,
      visits: count,
      /** Minutes of support. */
      minutes: count,
      /** Minutes on duty: each day from the first support to the end of the last. */
      duty: count,
    }),
  ),
});
export type OwnLogs = v.InferOutput<typeof OwnLogs>;
