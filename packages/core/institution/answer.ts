import * as v from "valibot";
import { AuditEntryAnswer } from "../audit/answer.ts";
import { count, id, Instant, page } from "../shared/answer.ts";
import { INSTITUTION_STATES, INSTITUTION_TYPES } from "./schema.ts";

const words = {
  institutionId: id("ins"),
  name: v.string(),
  type: v.picklist(INSTITUTION_TYPES),
  town: v.optional(v.string()),
  /** TERYT code of the commune, where staff noted it: it tells two towns of one name apart. */
  communeCode: v.optional(v.string()),
};

/** An institution as it is offered to whoever types a part of its name. */
export const OfferedInstitution = v.strictObject(words);
export type OfferedInstitution = v.InferOutput<typeof OfferedInstitution>;

/** Institutions that what was typed may mean, the likeliest first; ten at most. */
export const OfferedInstitutions = v.strictObject({ items: v.array(OfferedInstitution) });

/** An entry of the register in a list of staff. */
export const ListedInstitution = v.strictObject({
  ...words,
  state: v.picklist(INSTITUTION_STATES),
  otherNames: v.array(v.string()),
});
export type ListedInstitution = v.InferOutput<typeof ListedInstitution>;

/** Entries of the register; those that wait for staff with what they may be the same as. */
export const InstitutionPage = page(
  v.strictObject({ ...ListedInstitution.entries, alike: v.optional(v.array(ListedInstitution)) }),
);
export type InstitutionPage = v.InferOutput<typeof InstitutionPage>;

/** An entry of the register. */
export const InstitutionView = v.strictObject({
  ...ListedInstitution.entries,
  nip: v.optional(v.string()),
  version: count,
  createdAt: Instant,
  updatedAt: Instant,
});
export type InstitutionView = v.InferOutput<typeof InstitutionView>;

/** An entry with all that was found to be the same, what may be, and what was done with it, the latest first. */
export const InstitutionDetail = v.strictObject({
  ...InstitutionView.entries,
  alike: v.array(ListedInstitution),
  /** Entries that it took in itself, each of which can be set free again. */
  merged: v.array(v.strictObject({ ...words, version: count })),
  history: v.array(AuditEntryAnswer),
  may: v.strictObject({ edit: v.boolean() }),
});
export type InstitutionDetail = v.InferOutput<typeof InstitutionDetail>;
