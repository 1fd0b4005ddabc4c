import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the settings of the installation. */
export type SettingsMessages = Shape<typeof pl>;

/** Loads the words of the settings of the installation in one language. */
export const loadSettings: Area<SettingsMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
