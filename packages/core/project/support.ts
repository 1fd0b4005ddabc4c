import * as v from "valibot";
import { optionalPrintedLine, PartIdSchema, printedLine } from "../shared/field.ts";
import { foldText } from "../shared/text.ts";

/** Whether a form of support is given to one person at a time, or to a group. */
export const SUPPORT_MODES = ["individual", "group"] as const;

/** A form of support of a project, such as "poradnictwo prawne": what items of programmes point to (docs/decisions/0102). */
export const SupportSchema = v.strictObject({
  supportId: PartIdSchema,
  /** As the application calls it; the funder's words, so in one language. */
  name: printedLine(200),
  mode: v.picklist(SUPPORT_MODES),
  /** Module or task of the application. */
  module: optionalPrintedLine(200),
  /** Planned for one person; absent: not said. */
  hours: v.optional(
    v.pipe(v.number(), v.minValue(0.25, "field.too_small"), v.maxValue(5_000, "field.too_large")),
  ),
  /** The hours in which it is planned and counted; absent: by the clock. */
  hourUnit: v.optional(v.picklist(["clock", "didactic"])),
  /** Nothing new may point to it; what did keeps it. */
  retired: v.optional(v.literal(true)),
});
/** A form of support of a project. */
export type Support = v.InferOutput<typeof SupportSchema>;

/** How many forms of support a project has at most, retired ones too. */
export const MAX_SUPPORTS = 60;

/** The forms of support of a project, each under an id and a name of its own. */
export const SupportsSchema = v.pipe(
  v.array(SupportSchema),
  v.maxLength(MAX_SUPPORTS, "field.too_many"),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const ids = new Set<string>();
    const names = new Set<string>();
    for (const [index, { supportId, name, retired }] of dataset.value.entries()) {
      const key = foldText(name);
      const isTwice = ids.has(supportId) || (!retired && names.has(key));
      if (isTwice)
        addIssue({
          message: "support.twice",
          path: [
            { type: "array", origin: "value", input: dataset.value, key: index, value: dataset.value[index] },
            { type: "object", origin: "value", input: dataset.value[index] ?? {}, key: "name", value: name },
          ],
        });
      ids.add(supportId);
      if (!retired) names.add(key);
    }
  }),
);

/** Whether every form of support that a project had is there still: what programmes point to is retired, never removed. */
export function keepsSupports(before: readonly Support[], after: readonly Support[]): boolean {
  const kept = new Set(after.map(({ supportId }) => supportId));
  return before.every(({ supportId }) => kept.has(supportId));
}
