import * as v from "valibot";
import { optionalPrintedLine, printedLine } from "../../shared/field.ts";
import { fieldType } from "../field-type.ts";

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

const InstitutionSchema = v.strictObject({
  name: printedLine(200),
  type: v.picklist(INSTITUTION_TYPES),
  town: optionalPrintedLine(100),
});

/** An institution as a form holds it. */
export interface InstitutionDraft {
  name: string;
  type: InstitutionType | "";
  town: string;
}

const BLANK: InstitutionDraft = { name: "", type: "", town: "" };

/** The institution that a person comes from: its name, its kind, its town. */
export const institution = fieldType({
  sent: v.optional(InstitutionSchema),
  corrected: v.optional(v.nullable(InstitutionSchema)),
  emptied: null,
  kept: v.object({ name: v.string(), type: v.picklist(INSTITUTION_TYPES), town: v.optional(v.string()) }),
  parts: ["name", "type", "town"],
  neededParts: 2,
  blank: BLANK,
  opened: ({ name, type, town = "" }) => ({ name, type, town }),
  given: ({ name, type, town }, byStaff) => {
    // On paper the kind of an institution alone says nothing; a name without a kind is counted among the others.
    if (byStaff)
      return name.trim()
        ? { name: name.trim(), type: type || "other", town: town.trim() || undefined }
        : undefined;
    if (!name.trim() && !type && !town.trim()) return undefined;
    // An institution without its kind is refused by the schema, at the field of the kind.
    return { name, type: type || undefined, town: town.trim() || undefined };
  },
  carried: ({ type }) => ({ ...BLANK, type }),
  show: ({ name, type, town }, words) => [
    { text: [name, town].filter(Boolean).join(", ") },
    { part: "type", text: words.institutionType[type] ?? type },
  ],
});
