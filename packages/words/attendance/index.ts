import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the attendance pages: ticking, rates, the screen in the room. */
export type AttendanceMessages = Shape<typeof pl>;

/** Loads the words of the attendance pages in one language. */
export const loadAttendance: Area<AttendanceMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
