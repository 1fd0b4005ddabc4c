import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

export { amendmentsInWords } from "./amendment.ts";

/** Names of the closed lists of the core: kinds, states, roles, types. */
export type CommonMessages = Shape<typeof pl>;

/** Loads the names of the closed lists in one language. */
export const loadCommon: Area<CommonMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
