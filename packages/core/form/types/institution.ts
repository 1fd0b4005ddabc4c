import * as v from "valibot";
import {
  INSTITUTION_TYPES,
  InstitutionIdSchema,
  InstitutionWordsSchema,
  institutionLine,
  type InstitutionId,
  type InstitutionType,
} from "../../institution/schema.ts";
import { fieldType } from "../field-type.ts";

export { INSTITUTION_TYPES, type InstitutionType };

const InstitutionSchema = v.strictObject({
  ...InstitutionWordsSchema.entries,
  /** The entry of the register that was chosen; absent: its words were typed. */
  institutionId: v.optional(InstitutionIdSchema),
});

/** An institution as a form holds it. */
export interface InstitutionDraft {
  name: string;
  type: InstitutionType | "";
  town: string;
  /** The entry of the register that the words are those of. */
  institutionId?: InstitutionId;
}

const BLANK: InstitutionDraft = { name: "", type: "", town: "" };

/** The institution that a person comes from: its name, its kind, its town. */
export const institution = fieldType({
  sent: v.optional(InstitutionSchema),
  corrected: v.optional(v.nullable(InstitutionSchema)),
  emptied: null,
  kept: v.object({
    name: v.string(),
    type: v.picklist(INSTITUTION_TYPES),
    town: v.optional(v.string()),
    institutionId: v.optional(InstitutionIdSchema),
  }),
  parts: ["name", "type", "town"],
  neededParts: 2,
  blank: BLANK,
  opened: ({ name, type, town = "", institutionId }) => ({ name, type, town, institutionId }),
  given: ({ name, type, town, institutionId }, byStaff) => {
    if (institutionId && type) return { name, type, town: town || undefined, institutionId };
    // On paper the kind of an institution alone says nothing; a name without a kind is counted among the others.
    if (byStaff)
      return name.trim()
        ? { name: name.trim(), type: type || "other", town: town.trim() || undefined }
        : undefined;
    if (!name.trim() && !type && !town.trim()) return undefined;
    // An institution without its kind is refused by the schema, at the field of the kind.
    return { name, type: type || undefined, town: town.trim() || undefined };
  },
  // A kind that is called otherwise in the file is "other", like one that is not said: names tell more than lists of offices do.
  readCells: ({ name = "", type = "", town = "" }, words) => ({
    name,
    type: (words.institutionType(type) ?? "") as InstitutionType | "",
    town,
  }),
  carried: ({ type }) => ({ ...BLANK, type }),
  show: ({ name, type, town }, words) => [
    { text: institutionLine({ name, town }) },
    { part: "type", text: words.institutionType[type] ?? type },
  ],
});
