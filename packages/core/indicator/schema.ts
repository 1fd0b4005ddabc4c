import * as v from "valibot";
import type { EventId } from "../event/schema.ts";
import type { FileId } from "../file/schema.ts";
import type { ParticipantId } from "../participant/schema.ts";
import type { ProjectId } from "../project/schema.ts";
import {
  DaySchema,
  optionalPrintedLine,
  PartIdSchema,
  printedReason,
  VersionSchema,
} from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { localizedPrintedLine } from "../shared/localized-text.ts";
import type { Day, Instant } from "../shared/time.ts";

/** Ids of indicators. */
export type IndicatorId = Id<"ind">;
/** Ids of results that were entered about people. */
export type ResultId = Id<"res">;

/** The id of an indicator as it is sent. */
export const IndicatorIdSchema = v.pipe(
  v.string(),
  v.regex(/^ind_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<IndicatorId>;

const EventIdSchema = v.pipe(
  v.string(),
  v.regex(/^evt_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<EventId>;

/** How many indicators a project has at most, removed ones too: a page counts all of them. */
export const MAX_INDICATORS = 60;
/** How many kinds of result one indicator has at most, retired ones too. */
export const MAX_KINDS = 30;

/** By what an indicator may be split further. */
export const SPLITS = ["county", "sex", "age", "category"] as const;
/** By what an indicator is split further. */
export type Split = (typeof SPLITS)[number];

/** When an indicator is measured: at the end of the project, at that of somebody's participation, or so many days after. */
export const MEASURED_WHEN = ["project_end", "participation_end", "days_after"] as const;

/** What an indicator of results counts: one of these, such as "took up work". */
const KindSchema = v.strictObject({
  kindId: PartIdSchema,
  name: localizedPrintedLine(300),
  /** Nothing new is entered under it; what was counts still. */
  retired: v.optional(v.literal(true)),
  /** It tells of health or the like (art. 9 GDPR): it counts, and whose it is only those see who may. Once said it stays so. */
  special: v.optional(v.literal(true)),
});
/** A kind of result that an indicator counts. */
export type ResultKind = v.InferOutput<typeof KindSchema>;

const KindsSchema = v.pipe(
  v.array(KindSchema),
  v.minLength(1, "indicator.no_kinds"),
  v.maxLength(MAX_KINDS, "field.too_many"),
  v.check((kinds) => new Set(kinds.map(({ kindId }) => kindId)).size === kinds.length, "field.id"),
);

const HoursSchema = v.pipe(
  v.number(),
  v.minValue(0.25, "field.too_small"),
  v.maxValue(5_000, "field.too_large"),
);

/** Whom an indicator counts, put together from what the product knows: never free code. */
export const RuleSchema = v.variant("by", [
  /** Whoever was given a form of support; with hours: so much of it, in the hours of that form. */
  v.strictObject({ by: v.literal("support"), supportId: PartIdSchema, hours: v.optional(HoursSchema) }),
  /** Whoever was given so many hours of support of all forms together. */
  v.strictObject({
    by: v.literal("hours"),
    hours: HoursSchema,
    hourUnit: v.picklist(["clock", "didactic"]),
  }),
  /** Whoever has a valid certificate of one of these events; of none: of any event of the project. */
  v.strictObject({
    by: v.literal("certificate"),
    eventIds: v.pipe(v.array(EventIdSchema), v.maxLength(60, "field.too_many")),
  }),
  /** Whoever has a result of one of these kinds, entered by hand with its proof. */
  v.strictObject({ by: v.literal("result"), kinds: KindsSchema }),
]);
/** Whom an indicator counts. */
export type Rule = v.InferOutput<typeof RuleSchema>;
/** By what an indicator may count. */
export const RULES = ["support", "hours", "certificate", "result"] as const satisfies readonly Rule["by"][];

const whole = (from: number) =>
  v.pipe(
    v.number(),
    v.integer("field.number"),
    v.minValue(from, "field.too_small"),
    v.maxValue(1_000_000, "field.too_large"),
  );

const isOfHundredths = (value: number) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

/** Of how many people a percentage is: a number, or whoever takes part, with the number that the contract says. */
export const BaseSchema = v.variant("from", [
  v.strictObject({ from: v.literal("number"), number: whole(1) }),
  v.strictObject({ from: v.literal("participants"), contract: v.optional(whole(1)) }),
]);
/** Of how many people a percentage is. */
export type Base = v.InferOutput<typeof BaseSchema>;

/** What is to be reached: a number, a percentage of the base rounded up to whole people, or more than a number. */
export const TargetSchema = v.variant("as", [
  v.strictObject({ as: v.literal("number"), value: whole(1) }),
  v.strictObject({
    as: v.literal("percent"),
    value: v.pipe(
      v.number(),
      v.minValue(0.01, "field.too_small"),
      v.maxValue(100, "field.too_large"),
      v.check(isOfHundredths, "field.number"),
    ),
  }),
  v.strictObject({ as: v.literal("more_than"), value: whole(0) }),
]);
/** What is to be reached. */
export type Target = v.InferOutput<typeof TargetSchema>;

const MeasuredSchema = v.variant("when", [
  v.strictObject({ when: v.literal("project_end") }),
  v.strictObject({ when: v.literal("participation_end") }),
  v.strictObject({
    when: v.literal("days_after"),
    days: v.pipe(
      v.number(),
      v.integer("field.number"),
      v.minValue(1, "field.too_small"),
      v.maxValue(730, "field.too_large"),
    ),
  }),
]);
/** When an indicator is measured. */
export type Measured = v.InferOutput<typeof MeasuredSchema>;

const indicatorFields = v.strictObject({
  /** As the application calls it. */
  name: localizedPrintedLine(300),
  /** In what it is counted, such as "osoby". */
  unit: localizedPrintedLine(60),
  base: v.optional(BaseSchema),
  /** Absent: not agreed yet. */
  target: v.optional(TargetSchema),
  rule: RuleSchema,
  splits: v.pipe(
    v.array(v.picklist(SPLITS)),
    v.maxLength(SPLITS.length, "field.too_many"),
    v.check((splits) => new Set(splits).size === splits.length, "field.id"),
  ),
  /** By what it is proved, in the words of the application. */
  source: optionalPrintedLine(600),
  measured: MeasuredSchema,
});

const hasBase = ({ target, base }: { target?: Target; base?: Base }) =>
  target?.as !== "percent" || base !== undefined;

/** What staff say of an indicator. */
export const IndicatorInputSchema = v.pipe(
  indicatorFields,
  v.forward(
    v.check((indicator) => hasBase(indicator), "indicator.base_missing"),
    ["base"],
  ),
);
/** What staff say of an indicator. */
export type IndicatorInput = v.InferOutput<typeof IndicatorInputSchema>;

/** An indicator as staff change it, over the version that they were shown. */
export const IndicatorChangeSchema = v.pipe(
  v.strictObject({ ...indicatorFields.entries, version: VersionSchema }),
  v.forward(
    v.check((indicator) => hasBase(indicator), "indicator.base_missing"),
    ["base"],
  ),
);
/** An indicator as staff change it. */
export type IndicatorChange = v.InferOutput<typeof IndicatorChangeSchema>;

/** That an indicator is taken off the list, or put back, over the version that was shown. */
export const RemovalSchema = v.strictObject({ removed: v.boolean(), version: VersionSchema });
/** That an indicator is taken off the list, or put back. */
export type Removal = v.InferOutput<typeof RemovalSchema>;

/** A result of somebody, as staff enter it; its proof follows. */
export const ResultInputSchema = v.strictObject({
  indicatorId: IndicatorIdSchema,
  kindId: PartIdSchema,
  /** When it came about, or was established. */
  day: DaySchema,
  /** What tells it from others, such as the employer and the working time. */
  note: optionalPrintedLine(300),
});
/** A result of somebody, as staff enter it. */
export type ResultInput = v.InferOutput<typeof ResultInputSchema>;

/** Why a result counts no more, over the version that was shown. */
export const ResultStrikeSchema = v.strictObject({ reason: printedReason(300), version: VersionSchema });

/** The figures of an indicator that are the number of a list: who counts, whose results have no proof yet, who does not take part by evidence. */
export const LISTS = ["achieved", "unconfirmed", "outside"] as const;

/** That a proof was sent: where it replaces another one, why. */
export const ProofArrivalSchema = v.strictObject({ reason: v.nullable(printedReason(300)) });
/** That a proof was sent. */
export type ProofArrival = v.InferOutput<typeof ProofArrivalSchema>;

/** Of which list one asks; of a row of a split, or all. */
export const IndicatorCellSchema = v.strictObject({
  figure: v.optional(v.picklist(LISTS), "achieved"),
  split: v.optional(v.picklist(SPLITS)),
  row: v.optional(v.pipe(v.string(), v.minLength(1, "field.required"), v.maxLength(200, "field.too_long"))),
});
/** Of which list one asks. */
export type IndicatorCell = v.InferOutput<typeof IndicatorCellSchema>;

/** An indicator of a project. */
export interface Indicator extends IndicatorInput {
  indicatorId: IndicatorId;
  projectId: ProjectId;
  /** Taken off the list; what was entered for it is kept. */
  removed?: true;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** A result of somebody that was entered by hand. */
export interface Result {
  resultId: ResultId;
  projectId: ProjectId;
  participantId: ParticipantId;
  indicatorId: IndicatorId;
  kindId: string;
  day: Day;
  note?: string;
  /** The file that proves it; absent: it is unconfirmed and does not count. */
  proof?: { fileId: FileId; name: string };
  /** It counts no more, and why. */
  struck?: string;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}
