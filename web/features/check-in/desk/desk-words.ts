import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { MarkInput } from "@zapisy/core/attendance/schema";
import type { DeskBook } from "@zapisy/core/check-in/answer";
import { dayAt, wallTimeAt, type Instant } from "@zapisy/core/shared/time";
import { formatDayShort } from "@zapisy/words";
import { loadCheckIn } from "@zapisy/words/check-in";
import { locale, useMessages } from "../../../data/locale.ts";
import { textIn } from "../../event/event-text.ts";

/** What stands in a book, in the reader's words. */
export interface DeskWords {
  /** The day on the calendar where the event is. */
  day: (at: Instant) => string;
  /** The time on the wall where the event is, `HH:MM`. */
  time: (at: Instant) => string;
  state: (seen: { state?: MarkInput["state"]; minutes?: number }) => string;
  /** Who made a mark. */
  who: (by: string | undefined) => string;
  isOwn: (by: string | undefined) => boolean;
  unit: (unitId: string) => string;
  /** Title and time of a unit, for a list of them. */
  unitOption: (unit: AttendanceUnit) => string;
  /** Titles of options that somebody chose. */
  options: (optionIds: readonly string[]) => string;
}

/** Words for what stands in the book of a desk; reactive in both. */
export function useDeskWords(book: () => DeskBook): DeskWords {
  const t = useMessages(loadCheckIn);
  const isOwn = (by: string | undefined) => by === `desk:${book().link.linkId}`;
  const title = (unit: AttendanceUnit) => textIn(locale(), unit.title).text;
  return {
    day: (at) => formatDayShort(locale(), dayAt(at, book().event.timeZone)),
    time: (at) => wallTimeAt(at, book().event.timeZone).slice(11),
    state: ({ state, minutes }) => {
      if (state === undefined || state === "none") return t().noState;
      return state === "left_early" && minutes !== undefined ? t().stateMinutes(minutes) : t().state[state];
    },
    who: (by = "") => book().authors[by] ?? (by.startsWith("participant:") ? t().self : t().somebody),
    isOwn,
    unit: (unitId) => {
      const unit = book().units.find((one) => one.unitId === unitId);
      return unit ? title(unit) : unitId;
    },
    unitOption: (unit) => {
      const days = new Set(book().units.map(({ day }) => day));
      // A day is its own title; hours come first, because a phone shows the beginning only.
      const when =
        unit.kind === "day" ? "" : t().unit.when(days.size > 1 ? unit.day : undefined, unit.from, unit.to);
      return [when, title(unit)].filter(Boolean).join(" · ");
    },
    options: (optionIds) =>
      [...book().event.choiceGroups.flatMap(({ options }) => options), ...(book().event.formerOptions ?? [])]
        .filter(({ optionId }) => optionIds.includes(optionId))
        .map((option) => textIn(locale(), option.title).text)
        .join(", "),
  };
}
