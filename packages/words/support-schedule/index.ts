import type { Area, Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** Words of the schedule of support, for staff and for everybody. */
export type SupportScheduleMessages = Shape<typeof pl>;

/** Loads the words of the schedule of support, in one language. */
export const loadSupportSchedule: Area<SupportScheduleMessages> = async (locale) =>
  locale === "pl" ? (await import("./pl.ts")).pl : (await import("./en.ts")).en;
