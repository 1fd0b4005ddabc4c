import type { Area, Shape } from "../../index.ts";
import type { pl } from "./pl.ts";

/** Words of the form by which an institution registers people, of its contact's page, and of passing a place on. */
export type DelegationMessages = Shape<typeof pl>;

/** Loads the words of delegations and of passing a place on in one language. */
export const loadDelegation: Area<DelegationMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
