import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the pages on which partners see the activities of their projects, and of people and places their own. */
export type PartnerMessages = Shape<typeof pl>;

/** Loads the words of partners in one language. */
export const loadPartner: Area<PartnerMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
