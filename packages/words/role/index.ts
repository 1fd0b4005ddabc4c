import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the page that says what each role may see and do. */
export type RoleMessages = Shape<typeof pl>;

/** Loads the words of roles in one language. */
export const loadRole: Area<RoleMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
