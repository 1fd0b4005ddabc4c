import * as v from "valibot";
import { optionalPrintedLine, printedLine, reason, VersionSchema } from "../shared/field.ts";
import type { Id } from "../shared/id.ts";
import type { Instant } from "../shared/time.ts";
import { isCommuneCode } from "../territory/schema.ts";

/** Ids of institutions; they say nothing of them. */
export type InstitutionId = Id<"ins">;

/** An institution's id as it is sent. */
export const InstitutionIdSchema = v.pipe(
  v.string(),
  v.regex(/^ins_[0-9A-Z]{26}$/, "field.id"),
) as unknown as v.GenericSchema<InstitutionId>;

/** Kinds of institution that reports count by (domain polish 4.1). */
export const INSTITUTION_TYPES = [
  "ops",
  "pcpr",
  "rops",
  "cus",
  "pup",
  "cis_kis",
  "zaz_wtz",
  "ngo",
  "social_economy",
  "local_government",
  "school",
  "culture",
  "company",
  "other",
] as const;
/** A kind of institution. */
export type InstitutionType = (typeof INSTITUTION_TYPES)[number];

/** What staff know of an entry: that somebody typed it, or that it is right. */
export const INSTITUTION_STATES = ["proposed", "checked"] as const;
/** What staff know of an entry. */
export type InstitutionState = (typeof INSTITUTION_STATES)[number];

/** Other names that one institution may have: each is a key of the register, and a transaction has a hundred items. */
export const OTHER_NAMES_MAX = 20;

/** Weights of the nine digits of a tax number (NIP); the sum modulo 11 is the tenth. */
const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** A tax number as digits alone, from "542-02-06-385" or "PL 5420206385". */
function nipDigits(text: string): string {
  return text.replace(/^PL/i, "").replace(/[\s-]/g, "");
}

/** Whether ten digits are a tax number: the last follows from the others. */
export function isNip(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = NIP_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return sum % 11 === Number(digits[9]);
}

const NipSchema = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(30, "field.too_long"),
    v.check((text) => text.trim() === "" || isNip(nipDigits(text.trim())), "institution.nip"),
    v.transform((text) => nipDigits(text.trim()) || undefined),
  ),
);

const CommuneCodeSchema = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(20, "field.too_long"),
    v.check((text) => text.trim() === "" || isCommuneCode(text.trim()), "institution.commune"),
    v.transform((text) => text.trim() || undefined),
  ),
);

/** What people say of the institution that they come from. */
export const InstitutionWordsSchema = v.strictObject({
  name: printedLine(200),
  type: v.picklist(INSTITUTION_TYPES),
  town: optionalPrintedLine(100),
});
/** What people say of an institution. */
export type InstitutionWords = v.InferOutput<typeof InstitutionWordsSchema>;

/** An institution on one line: its name with its town, because half of the country is called the same. */
export function institutionLine({ name, town }: { name: string; town?: string }): string {
  return town ? `${name}, ${town}` : name;
}

/** What staff write about an institution. */
export const InstitutionInputSchema = v.strictObject({
  ...InstitutionWordsSchema.entries,
  communeCode: CommuneCodeSchema,
  nip: NipSchema,
  otherNames: v.optional(
    v.pipe(v.array(printedLine(200)), v.maxLength(OTHER_NAMES_MAX, "field.too_many")),
    [],
  ),
});
/** What staff write about an institution. */
export type InstitutionInput = v.InferOutput<typeof InstitutionInputSchema>;

/** An institution as staff change it, over the version that they were shown; saving says that it is right. */
export const InstitutionChangeSchema = v.strictObject({
  ...InstitutionInputSchema.entries,
  version: VersionSchema,
});

/** Says that an entry is the same institution as another. */
export const InstitutionMergeSchema = v.strictObject({
  /** The entry that stays. */
  into: InstitutionIdSchema,
  reason: reason(300),
  version: VersionSchema,
});
/** Says that an entry is the same institution as another. */
export type InstitutionMerge = v.InferOutput<typeof InstitutionMergeSchema>;

/** An entry of the register. */
export interface Institution extends InstitutionInput {
  institutionId: InstitutionId;
  state: InstitutionState;
  /** The entry that it was found to be the same as: whoever asks for this one is given that. */
  mergedInto?: InstitutionId;
  /** Of a merged one: the names that the other entry got by it, and loses when it is undone. */
  namesGiven?: string[];
  /** Entries that were found to be the same as this one. */
  merged: InstitutionId[];
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}
