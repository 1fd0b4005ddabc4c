import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the shell and of the UI primitives: navigation, switches, states, buttons every page shares. */
export type ShellMessages = Shape<typeof pl>;

/** Loads the words of the shell in one language. */
export const loadShell: Area<ShellMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;

/**
 * Said when the app cannot start because nothing more can be fetched, these words' own file included;
 * therefore part of the first script, in both languages.
 */
export const startFailure = {
  pl: "Nie udało się wczytać strony. Proszę sprawdzić połączenie z internetem i wczytać ją ponownie.",
  en: "The page could not be loaded. Please check the internet connection and reload.",
};
