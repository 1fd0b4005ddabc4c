import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the register of institutions. */
export type InstitutionMessages = Shape<typeof pl>;

/** Loads the words of the register of institutions, in one language. */
export const loadInstitution: Area<InstitutionMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
