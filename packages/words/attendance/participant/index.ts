import type { Area, Shape } from "../../index.ts";
import type { pl } from "./pl.ts";

/** Words about attendance on a participant's personal page. */
export type OwnAttendanceMessages = Shape<typeof pl>;

/** Loads the words about attendance for participants in one language. */
export const loadOwnAttendance: Area<OwnAttendanceMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
