import type { Area, Shape } from "../../index.ts";
import type { pl } from "./pl.ts";

/** Words of the sign-up form and of the personal page. */
export type RegistrationMessages = Shape<typeof pl>;

/** Loads the words of the sign-up form and of the personal page in one language. */
export const loadRegistration: Area<RegistrationMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
