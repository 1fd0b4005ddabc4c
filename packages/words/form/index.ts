import type { FieldId } from "@zapisy/core/form/schema";
import type { Area, Shape } from "../index.ts";
import type { FieldLabels, pl } from "./pl.ts";

/** Words of forms: the types of fields, and the values that are kept in another way than they read. */
export type FormMessages = Shape<typeof pl>;

/** Loads the words of forms in one language. */
export const loadForm: Area<FormMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;

/** What staff call a field. */
export function listedName({ field }: FormMessages, id: FieldId): string {
  const { asked, listed }: FieldLabels = field[id];
  return listed ?? asked;
}

export type { FieldHelp, FieldLabels } from "./pl.ts";

/** What staff call the settings of fields, by their paths in an event. */
export function settingNames({ setting }: FormMessages): Record<string, string> {
  return Object.fromEntries(Object.entries(setting).map(([name, { label }]) => [`form.${name}`, label]));
}
