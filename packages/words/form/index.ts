import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of forms: the types of fields, and the values that are kept in another way than they read. */
export type FormMessages = Shape<typeof pl>;

/** Loads the words of forms in one language. */
export const loadForm: Area<FormMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
