import { HARD_NAMES } from "../attendance-list/fixture.ts";
import { MINUTES } from "../selection/fixture.ts";
import type { ScheduleFile } from "./index.ts";

const LEADERS = HARD_NAMES.map(([surname, firstName]) => `${firstName} ${surname}`);

const entry = (number: number): ScheduleFile["entries"][number] => ({
  eventId: "evt_00000000000000000000000001",
  itemId: `s${number}`,
  slug: "praca-z-rodzina",
  event: { pl: "Praca z rodziną" },
  kind: "training",
  support: number % 2 === 0 ? "Poradnictwo prawne" : undefined,
  topic: { pl: `=Temat ${number}; „Łączenie” <pracy>` },
  day: "2026-04-15",
  from: "09:00",
  to: number % 3 === 0 ? undefined : "13:00",
  mode: number % 2 === 0 ? "hybrid" : "onsite",
  address: "ul. Długa 5/5, Łomża",
  leaders: number === 0 ? LEADERS : LEADERS.slice(0, 1 + (number % 4)),
  expected: number % 5 === 0 ? undefined : number,
  ...(number === 2 && { cancelled: true }),
  ...(number === 3 && { hidden: true }),
});

/** A month with hard names over several pages, and all that can change. */
export const SCHEDULE: ScheduleFile = {
  head: MINUTES.head,
  month: "2026-04",
  publication: { at: "2026-03-28T09:00:00.000Z", version: 2 },
  entries: Array.from({ length: 40 }, (_, index) => entry(index)),
  changes: [
    { at: "2026-04-01T09:00:00.000Z", after: entry(1) },
    { at: "2026-04-02T09:00:00.000Z", before: entry(4), after: { ...entry(4), from: "10:00" } },
    { at: "2026-04-03T09:00:00.000Z", before: entry(41) },
  ],
};
