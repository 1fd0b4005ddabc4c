import type { Locale, Shape } from "../index.ts";
import { en } from "./en.ts";
import { pl } from "./pl.ts";

/**
 * The names in both languages, for the server, which writes in the reader's language. It stands in a
 * module of its own so that a browser that only loads one language never gets the other.
 */
export const common: Record<Locale, Shape<typeof pl>> = { pl, en };
