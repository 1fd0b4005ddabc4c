import * as v from "valibot";
import { INSTITUTION_TYPES } from "../institution/schema.ts";
import { DomainSchema, PartIdSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import { localizedLine } from "../shared/localized-text.ts";
import { isCommuneCode, TerritoryCodeSchema } from "../territory/schema.ts";

/**
 * What comes of it when somebody does not meet a criterion. refuse: they cannot sign up; warn: they can, and staff decide
 * (docs/decisions/0076).
 */
export const CRITERION_EFFECTS = ["refuse", "warn"] as const;
/** What comes of it when somebody does not meet a criterion. */
export type CriterionEffect = (typeof CRITERION_EFFECTS)[number];

/** Most criteria of an event: each is a sentence on its page. */
export const MAX_CRITERIA = 10;

const MAX_AGE = 130;

const terms = {
  criterionId: PartIdSchema,
  effect: v.picklist(CRITERION_EFFECTS),
  /** The organiser's own words: on the page of the event, and beside the field of whoever does not meet it. */
  words: localizedLine(300),
};
/** Why sex or age decide, in a line that everybody reads: without a ground they would be discrimination. */
const basis = localizedLine(300);
const age = v.optional(
  v.pipe(
    v.number(),
    v.integer("field.number"),
    v.minValue(0, "field.too_small"),
    v.maxValue(MAX_AGE, "field.too_large"),
  ),
);
/** Answers to a question or options of a choice, one of which counts. */
const picked = v.pipe(
  v.array(PartIdSchema),
  v.minLength(1, "criterion.nothing_picked"),
  v.maxLength(30, "field.too_many"),
);

/** The kinds of criterion, in the order in which staff are offered them. */
export const CRITERION_TYPES = [
  "email_domain",
  "territory",
  "commune",
  "institution_type",
  "age",
  "sex",
  "answer",
  "completed",
] as const;
/** A kind of criterion. */
export type CriterionType = (typeof CRITERION_TYPES)[number];

/** Who has to have completed something before: the person, or anybody of their institution. */
export const COMPLETED_BY = ["person", "institution"] as const;

/** Most events of which one prerequisite asks for any: each is looked up for everybody who signs up. */
export const MAX_COMPLETED = 10;

const EventIdSchema = v.pipe(
  v.string(),
  v.regex(/^evt_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<Id<"evt">>;

/** Who may come, by what they answer in the form, and by what they did before. */
export const CriterionSchema = v.variant("type", [
  v.strictObject({
    ...terms,
    type: v.literal("email_domain"),
    /** Their subdomains are meant too. */
    domains: v.pipe(
      v.array(DomainSchema),
      v.minLength(1, "field.required"),
      v.maxLength(20, "field.too_many"),
    ),
  }),
  v.strictObject({
    ...terms,
    type: v.literal("territory"),
    /** Voivodeships (two digits) and counties (four). */
    codes: v.pipe(
      v.array(TerritoryCodeSchema),
      v.minLength(1, "criterion.nothing_picked"),
      v.maxLength(100, "field.too_many"),
    ),
  }),
  v.strictObject({
    ...terms,
    type: v.literal("commune"),
    /** Communes (seven digits of TERYT) where the institution of the person is, by its entry in the register. */
    communes: v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.maxLength(20, "field.too_long"),
          v.trim(),
          v.check(isCommuneCode, "institution.commune"),
        ),
      ),
      v.minLength(1, "field.required"),
      v.maxLength(100, "field.too_many"),
    ),
  }),
  v.strictObject({
    ...terms,
    type: v.literal("institution_type"),
    types: v.pipe(
      v.array(v.picklist(INSTITUTION_TYPES)),
      v.minLength(1, "criterion.nothing_picked"),
      v.maxLength(INSTITUTION_TYPES.length, "field.too_many"),
    ),
  }),
  v.strictObject({
    ...terms,
    type: v.literal("age"),
    basis,
    /** A question for the day of birth, or for the age in years. */
    questionId: PartIdSchema,
    /** In full years on the first day of the event. */
    from: age,
    to: age,
  }),
  v.strictObject({
    ...terms,
    type: v.literal("sex"),
    basis,
    questionId: PartIdSchema,
    answers: picked,
  }),
  /** A statement that is ticked, a commune, a post: any question whose answers are picked. */
  v.strictObject({ ...terms, type: v.literal("answer"), questionId: PartIdSchema, answers: picked }),
  /** A prerequisite: one of these events was completed (docs/decisions/0081). */
  v.strictObject({
    ...terms,
    type: v.literal("completed"),
    eventIds: v.pipe(
      v.array(EventIdSchema),
      v.minLength(1, "criterion.nothing_picked"),
      v.maxLength(MAX_COMPLETED, "field.too_many"),
    ),
    /** Of these events not the whole, but one of these options: a module, a panel. */
    ofOptions: v.optional(
      v.pipe(v.record(EventIdSchema, picked), v.maxEntries(MAX_COMPLETED, "field.too_many")),
    ),
    by: v.picklist(COMPLETED_BY),
    /** It is asked of those only who choose one of these options; absent: of everybody. */
    optionIds: v.optional(picked),
  }),
]);
/** Who may come, by what they answer in the form, and by what they did before. */
export type Criterion = v.InferOutput<typeof CriterionSchema>;
