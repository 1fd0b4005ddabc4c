import * as v from "valibot";
import { INSTITUTION_TYPES, InstitutionIdSchema } from "../institution/schema.ts";
import {
  optionalPrintedLine,
  PartIdSchema,
  printedLine,
  printedReason,
  VersionSchema,
  wholeNumber,
} from "../shared/field.ts";
import { localizedPrintedLine } from "../shared/localized-text.ts";
import { TerritoryCodeSchema } from "../territory/schema.ts";

/** Most groups of an event: all counties of a voivodeship fit. */
export const MAX_GROUPS = 40;

/**
 * People who have places of their own (docs/decisions/0079): a partner, a sector, a county. Whoever is named here in any way belongs to
 * it, if no group before it names them.
 */
export const SeatGroupSchema = v.strictObject({
  groupId: PartIdSchema,
  name: localizedPrintedLine(120),
  /** People of these kinds of institution. */
  types: v.optional(
    v.pipe(v.array(v.picklist(INSTITUTION_TYPES)), v.maxLength(INSTITUTION_TYPES.length, "field.too_many")),
    [],
  ),
  /** People of these voivodeships (two digits) and counties (four). */
  codes: v.optional(v.pipe(v.array(TerritoryCodeSchema), v.maxLength(50, "field.too_many")), []),
  /** People of these entries of the register, by the names that they had when they were picked. */
  institutions: v.optional(
    v.pipe(
      v.array(v.strictObject({ institutionId: InstitutionIdSchema, name: printedLine(200) })),
      v.maxLength(20, "field.too_many"),
    ),
    [],
  ),
  seats: wholeNumber(0, 20_000),
  /** The partner whose places they are: an entry of the register, whose accounts see them and who has one (docs/decisions/0108). */
  partnerId: v.optional(InstitutionIdSchema),
  /** Nobody of it signs up any more. */
  shut: v.optional(v.literal(true)),
});
/** People who have places of their own. */
export type SeatGroup = v.InferOutput<typeof SeatGroupSchema>;

/** What comes of whoever belongs to no group: one of the places that are nobody's, or a refusal. */
export const OUTSIDE_GROUPS = ["common", "refuse"] as const;

/** How staff move places from one group to another. */
export const PlacesMoveSchema = v.strictObject({
  /** Absent: from those that are nobody's. */
  from: v.optional(PartIdSchema),
  /** Absent: they become nobody's. */
  to: v.optional(PartIdSchema),
  places: wholeNumber(1, 20_000),
  reason: printedReason(300),
  /** Who asked for it, where a partner did. */
  askedBy: optionalPrintedLine(200),
  version: VersionSchema,
});
/** How staff move places from one group to another. */
export type PlacesMove = v.InferOutput<typeof PlacesMoveSchema>;

/** How a partner gives places back that it does not use: they become nobody's, for staff to give on. */
export const PlacesReturnSchema = v.strictObject({
  groupId: PartIdSchema,
  places: wholeNumber(1, 20_000),
  reason: printedReason(300),
  version: VersionSchema,
});
/** How a partner gives places back that it does not use. */
export type PlacesReturn = v.InferOutput<typeof PlacesReturnSchema>;
