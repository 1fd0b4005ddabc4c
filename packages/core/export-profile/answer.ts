import * as v from "valibot";
import { count, id, Instant, page } from "../shared/answer.ts";
import { FAULTS } from "./rules.ts";
import { ROWS } from "./schema.ts";

const head = {
  /** Of a project's own an id, of one that comes with the product its name. */
  profileId: v.string(),
  name: v.string(),
  rows: v.picklist(ROWS),
  isBuiltIn: v.boolean(),
  /** Which text of it. */
  revision: count,
  /** Who of the project said that this text is as the funder wants it; absent: it is unofficial. */
  checked: v.optional(v.strictObject({ at: Instant, byName: v.optional(v.string()) })),
};

/** A profile in a list. */
export const ListedExportProfile = v.strictObject(head);
export type ListedExportProfile = v.InferOutput<typeof ListedExportProfile>;

/** Profiles that a project can make files by: those that come with the product, and its own. */
export const ExportProfiles = v.strictObject({
  items: v.array(ListedExportProfile),
  /** Make files, and say what they look like. */
  may: v.strictObject({ edit: v.boolean() }),
});
export type ExportProfiles = v.InferOutput<typeof ExportProfiles>;

const step = v.strictObject({
  do: v.string(),
  as: v.optional(v.string()),
  yes: v.optional(v.string()),
  no: v.optional(v.string()),
  values: v.optional(v.record(v.string(), v.string())),
  length: v.optional(count),
  with: v.optional(v.string()),
  sign: v.optional(v.string()),
});

/** A profile with its text. */
export const ExportProfileView = v.strictObject({
  ...head,
  version: count,
  profile: v.strictObject({
    format: v.literal(1),
    name: v.string(),
    origin: v.optional(v.string()),
    rows: v.picklist(ROWS),
    states: v.array(v.string()),
    columns: v.array(
      v.strictObject({
        title: v.string(),
        source: v.string(),
        text: v.optional(v.string()),
        steps: v.optional(v.array(step)),
        join: v.optional(v.string()),
        required: v.optional(
          v.strictObject({
            when: v.picklist(["always", "is"]),
            source: v.optional(v.string()),
            in: v.optional(v.array(v.string())),
          }),
        ),
        maxLength: v.optional(count),
        note: v.optional(v.string()),
      }),
    ),
  }),
  /** Its texts, the latest first. */
  revisions: v.array(v.strictObject({ revision: count, at: Instant, byName: v.optional(v.string()) })),
});
export type ExportProfileView = v.InferOutput<typeof ExportProfileView>;

/** Somebody who is not in the file, and why. */
export const FaultyRow = v.strictObject({
  /** Absent: it is an institution. */
  participantId: v.optional(id("ptc")),
  institutionId: v.optional(id("ins")),
  name: v.string(),
  faults: v.array(
    v.strictObject({
      what: v.picklist(FAULTS),
      column: v.optional(v.string()),
      source: v.optional(v.string()),
      value: v.optional(v.string()),
    }),
  ),
});
export type FaultyRow = v.InferOutput<typeof FaultyRow>;

/** What a file would be now: how many are in it, who is not and why, a page at a time. */
export const ExportCheck = v.strictObject({
  ...page(FaultyRow).entries,
  /** People, or institutions, of whom it is; each is either in it or has a fault. */
  all: count,
  good: count,
  faulty: count,
  /** Rows of those who are in it. */
  rows: count,
  /** People of the project whose state leaves them out of it. */
  leftOut: count,
  /** People of the project who are not in it because their term is over, and nothing of them is left. */
  ended: count,
  /** Columns that stay empty, because the product does not keep what belongs there. */
  notKept: v.array(v.string()),
});
export type ExportCheck = v.InferOutput<typeof ExportCheck>;
