import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of one's own sessions: events of which one sees programme and lists of attendance alone. */
export type OwnEventMessages = Shape<typeof pl>;

/** Loads the words of one's own sessions, in one language. */
export const loadOwnEvent: Area<OwnEventMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
