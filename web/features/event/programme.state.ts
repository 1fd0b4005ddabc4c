import type { EventView } from "@zapisy/core/event/answer";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { minutesOf, sortAgenda } from "@zapisy/core/shared/clock";
import type { Day } from "@zapisy/core/shared/time";

/** A scheduled thing as the public sees it. */
export type ProgrammeItem = EventView["agenda"][number];

/** One of the columns that run at the same time: the items of one option. */
export interface ParallelColumn {
  optionId: string;
  items: ProgrammeItem[];
}

/** A line of the programme: one thing, or several from which each participant chooses one. */
export type ProgrammeRow = { type: "single"; item: ProgrammeItem } | ParallelRow;

/** What runs at the same time for people of different options of one choice. */
export interface ParallelRow {
  type: "parallel";
  groupId: string;
  /** Whether the choice has not come up in the programme before: seats left are told only once. */
  isFirst: boolean;
  from: string;
  to: string;
  columns: ParallelColumn[];
}

/** A day of the programme. */
export interface ProgrammeDay {
  /** Absent for things whose day is not known yet. */
  day?: Day;
  /** 1 for the first day of the event; absent where days are not counted. */
  number?: number;
  notes: LocalizedText[];
  rows: ProgrammeRow[];
}

/** Teaching hours of one module. */
export interface ModuleHours {
  module: string;
  clock: number;
  didactic: number;
}

/** Up to so many days are counted ("dzień 2") and shown even when nothing is planned on them. */
const COUNTED_DAYS = 14;

type Programme = Pick<EventView, "kind" | "agenda" | "days" | "dayNotes" | "choiceGroups">;

/**
 * The programme by day. A study visit shows also the days without items, because people travel and sleep
 * on them; a course that meets twice a month shows only the days on which it meets. Things without a day
 * come last.
 */
export function programmeDays(event: Programme): ProgrammeDay[] {
  const groupOf = groupsByOption(event);
  const agenda = sortAgenda(event.agenda);
  const notesOf = (day: Day) => event.dayNotes.filter((note) => note.day === day).map(({ note }) => note);
  const counted = event.days.length > 1 && event.days.length <= COUNTED_DAYS;
  const planned = new Set(agenda.flatMap(({ day }) => day ?? []));
  const noted = event.dayNotes.map(({ day }) => day);
  const shown = event.kind === "study_visit" && counted ? event.days : [];
  const seen = new Set<string>();
  const days: ProgrammeDay[] = [...new Set([...planned, ...noted, ...shown])].sort().map((day) => ({
    day,
    ...(counted && event.days.includes(day) ? { number: event.days.indexOf(day) + 1 } : {}),
    notes: notesOf(day),
    rows: programmeRows(
      agenda.filter((item) => item.day === day),
      groupOf,
      seen,
    ),
  }));
  const undated = agenda.filter((item) => !item.day);
  if (undated.length > 0) days.push({ notes: [], rows: programmeRows(undated, groupOf, seen) });
  return days;
}

function groupsByOption(event: Pick<EventView, "choiceGroups">): Map<string, string> {
  return new Map(
    event.choiceGroups.flatMap(({ groupId, options }) =>
      options.map(({ optionId }) => [optionId, groupId] as const),
    ),
  );
}

/**
 * Puts side by side what runs at the same time for people of different options of one choice. `items`
 * are of one day and in order; `seen` collects the choices that came up.
 */
function programmeRows(
  items: readonly ProgrammeItem[],
  groupOf: ReadonlyMap<string, string>,
  seen: Set<string>,
): ProgrammeRow[] {
  const rows: ProgrammeRow[] = [];
  // When the last parallel row ends, in minutes of the day, which may be after midnight.
  let until = 0;
  for (const item of items) {
    const groupId = item.optionId && groupOf.get(item.optionId);
    const row = rows.at(-1);
    const { begins = 0, ends } = minutesOf(item) ?? {};
    if (!item.optionId || !groupId || !item.from || !item.to || ends === undefined) {
      rows.push({ type: "single", item });
    } else if (row?.type === "parallel" && row.groupId === groupId && begins < until) {
      const { optionId } = item;
      const column = row.columns.find((each) => each.optionId === optionId);
      if (column) column.items.push(item);
      else row.columns.push({ optionId, items: [item] });
      if (ends > until) [row.to, until] = [item.to, ends];
    } else {
      until = ends;
      rows.push({
        type: "parallel",
        groupId,
        isFirst: false,
        from: item.from,
        to: item.to,
        columns: [{ optionId: item.optionId, items: [item] }],
      });
    }
  }
  return rows.map((row) => {
    const shown = aloneAsSingle(row);
    if (shown.type === "parallel") {
      shown.isFirst = !seen.has(shown.groupId);
      seen.add(shown.groupId);
    }
    return shown;
  });
}

/** Something that only one option has at that time stands alone: there is nothing beside it. */
function aloneAsSingle(row: ProgrammeRow): ProgrammeRow {
  const item = row.type === "parallel" && row.columns.length === 1 ? row.columns[0]?.items[0] : undefined;
  return item && row.type === "parallel" && row.columns[0]?.items.length === 1
    ? { type: "single", item }
    : row;
}

/** The programme of one person: what everybody attends and what they chose, no longer marked as a choice. */
export function ownProgramme<Event extends Programme>(event: Event, choices: Record<string, string>): Event {
  const chosen = new Set(Object.values(choices));
  const agenda = event.agenda
    .filter(({ optionId }) => !optionId || chosen.has(optionId))
    .map((item) => ({ ...item, optionId: undefined }));
  return { ...event, agenda };
}

/**
 * Teaching hours by module, in the order of the programme. None where every module is a single session,
 * because its hours stand beside it.
 */
export function moduleHours(agenda: readonly ProgrammeItem[]): ModuleHours[] {
  const modules = new Map<string, ModuleHours>();
  let sessions = 0;
  for (const { module, hours, hourUnit = "clock" } of sortAgenda(agenda)) {
    if (!module || !hours) continue;
    const sum = modules.get(module) ?? { module, clock: 0, didactic: 0 };
    sum[hourUnit] += hours;
    modules.set(module, sum);
    sessions += 1;
  }
  return sessions > modules.size ? [...modules.values()] : [];
}
