import * as v from "valibot";
import { printedLine as line } from "../shared/field.ts";
import { county } from "./types/county.ts";
import { formOfAddress } from "./types/form-of-address.ts";
import { institution } from "./types/institution.ts";
import { phone } from "./types/phone.ts";
import { printedLine } from "./types/printed-line.ts";
import { stop } from "./types/stop.ts";

/** Types of the fields that every event can ask. */
export const FIELD_TYPES = { formOfAddress, phone, institution, printedLine, county, stop } as const;
/** A type of field that every event can ask. */
export type FieldTypeName = keyof typeof FIELD_TYPES;

/** Parts of the form in which fields stand, in order. */
export type FormSection = "who" | "contact" | "institution" | "questions";

/** Whether a field of the sign-up form is asked, and must be filled in. */
const AskSchema = v.picklist(["required", "optional", "hidden"]);
/** Places, one a line; empty: not asked. */
const PlacesSchema = v.pipe(v.array(line(200)), v.maxLength(20, "field.too_many"));

/**
 * The fields that every event can ask besides names and e-mail, in the order of the form. `setting` is what the form of an
 * event calls them, `asks` what it holds there: of a field that is added later it is optional, because the events of before
 * do not have it and do not ask it. `usual` is the setting of a new event. `quick`: staff who enter a person see it first.
 */
export const STANDARD_FIELDS = {
  formOfAddress: {
    type: "formOfAddress",
    section: "who",
    setting: "formOfAddress",
    columns: /^(pan(i)? pan(i)?|forma grzecznosciowa|forma zwracania|zwrot|salutation|form of address)/,
    asks: AskSchema,
    usual: "optional",
  },
  phone: {
    type: "phone",
    section: "contact",
    setting: "phone",
    columns: /^(nr |numer )?(tel|kom|phone|mobile)/,
    asks: AskSchema,
    usual: "optional",
  },
  institution: {
    type: "institution",
    section: "institution",
    setting: "institution",
    columns: {
      name: /^(nazwa )?(instytucj|organizacj|jednostk|pracodawc|firm|zaklad pracy|miejsce pracy|podmiot|osrod|szkol|institution|organisation|organization|employer|company)/,
      type: /^(typ|rodzaj|kind|type)\b/,
      town: /^(miejscowosc|miasto|siedziba|town|city)/,
    },
    asks: AskSchema,
    usual: "required",
    quick: true,
  },
  position: {
    type: "printedLine",
    section: "institution",
    setting: "position",
    columns: /^(stanowisk|funkcj|position|job title|role)/,
    asks: AskSchema,
    usual: "optional",
    autocomplete: "organization-title",
  },
  countyCode: {
    type: "county",
    section: "institution",
    setting: "county",
    columns: /powiat|county/,
    asks: AskSchema,
    usual: "required",
  },
  pickUpPoint: {
    type: "stop",
    section: "questions",
    setting: "pickUpPoints",
    columns: /wsiad|przystan|pick up|boarding/,
    asks: PlacesSchema,
    usual: [] as string[],
  },
} as const satisfies Record<string, StandardField>;

/** A field that every event can ask. */
export interface StandardField {
  readonly type: FieldTypeName;
  readonly section: FormSection;
  readonly setting: string;
  readonly asks: v.GenericSchema;
  readonly usual: unknown;
  readonly quick?: true;
  /** How columns of people's tables are called that hold it, without accents and in small letters; by parts where it has some. */
  readonly columns: RegExp | Readonly<Record<string, RegExp>>;
  /** What a participant's browser may fill in (WCAG 1.3.5), where the type does not say it. */
  readonly autocomplete?: "organization-title";
}

/** The id of a field that every event can ask: where its value lies in a registration. */
export type FieldId = keyof typeof STANDARD_FIELDS;
/** Ids of the fields that every event can ask, in the order of the form. */
export const FIELD_IDS = Object.keys(STANDARD_FIELDS) as FieldId[];

type TypeOf<Id extends FieldId> = (typeof FIELD_TYPES)[(typeof STANDARD_FIELDS)[Id]["type"]];

function each<Entries>(entryOf: (id: FieldId) => [string, unknown]): Entries {
  return Object.fromEntries(FIELD_IDS.map(entryOf)) as Entries;
}
const typeOf = (id: FieldId) => FIELD_TYPES[STANDARD_FIELDS[id].type];

/** Entries of schemas: what people send, what a correction sends, what is answered, what staff set up. */
export const SENT_FIELDS = each<{ [Id in FieldId]: TypeOf<Id>["sent"] }>((id) => [id, typeOf(id).sent]);
export const CORRECTED_FIELDS = each<{ [Id in FieldId]: TypeOf<Id>["corrected"] }>((id) => [
  id,
  typeOf(id).corrected,
]);
export const KEPT_FIELDS = each<{ [Id in FieldId]: v.OptionalSchema<TypeOf<Id>["kept"], undefined> }>(
  (id) => [id, v.optional(typeOf(id).kept)],
);
export const FIELD_SETTINGS = each<{
  [Id in FieldId as (typeof STANDARD_FIELDS)[Id]["setting"]]: (typeof STANDARD_FIELDS)[Id]["asks"];
}>((id) => [STANDARD_FIELDS[id].setting, STANDARD_FIELDS[id].asks]);

/** What an event calls the settings of the fields. */
export type SettingName = keyof typeof FIELD_SETTINGS;
/** What a registration keeps of the fields. */
export type FieldValues = { [Id in FieldId]?: v.InferOutput<TypeOf<Id>["kept"]> };
/** What a form holds of the fields. */
export type FieldDrafts = { [Id in FieldId]: TypeOf<Id>["blank"] };
