import * as v from "valibot";

/** By what the figures of a project are cut. */
export const CUTS = [
  "all",
  "kind",
  "county",
  "partner",
  "activity",
  "sex",
  "age",
  "category",
  "support",
] as const;
/** One of these. */
export type Cut = (typeof CUTS)[number];

/**
 * What is counted of a part: events that took place, people, places (a person at an event), visits of the log, minutes of a form
 * of support; of what its standard owes a person, who got less and who got none.
 */
export const FIGURES = ["events", "people", "places", "visits", "minutes", "short", "none"] as const;
/** One of these. */
export type Figure = (typeof FIGURES)[number];

/** Rows of `all`: what counts, of that what is no participant's yet, and what does not count. */
export const ALL_ROWS = ["counted", "unmatched", "left_out"] as const;
/** The row of whatever the cut is not known of. */
export const UNKNOWN = "-";
/** The row of people who stand in more than one county. */
export const SEVERAL = "several";
/** The row of kinds of event that is the log of support. */
export const LOG = "log";

/** A figure as it is asked for: of which row of which cut; all people that count unless said otherwise. */
export const CellSchema = v.strictObject({
  cut: v.optional(v.picklist(CUTS), "all"),
  row: v.optional(
    v.pipe(v.string(), v.minLength(1, "field.required"), v.maxLength(200, "field.too_long")),
    "counted",
  ),
  figure: v.optional(v.picklist(FIGURES), "people"),
});
/** A figure: of which row of which cut. */
export type Cell = v.InferOutput<typeof CellSchema>;
