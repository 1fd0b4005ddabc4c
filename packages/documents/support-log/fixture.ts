import { HARD_NAMES } from "../attendance-list/fixture.ts";
import { MINUTES } from "../selection/fixture.ts";
import type { LogFile, PrintedEntry, SupportCard } from "./index.ts";

const PEOPLE = HARD_NAMES.map(([lastName, firstName]) => ({ lastName, firstName }));

const entry = (number: number): PrintedEntry => {
  const person = PEOPLE[number % PEOPLE.length] ?? { lastName: "", firstName: "" };
  const counsellor = PEOPLE[(number + 1) % PEOPLE.length] ?? person;
  return {
    entryId: `sen_${String(number).padStart(26, "0")}`,
    participant: { participantId: "ptc_00000000000000000000000001", ...person },
    supportId: "law",
    support: "Poradnictwo prawne dla osób zagrożonych wykluczeniem społecznym z gminy Żmudź",
    unit: number % 2 === 0 ? "clock" : "didactic",
    day: "2026-04-15",
    from: "09:00",
    to: "09:45",
    minutes: 45,
    hours: 0.75,
    topic: `=Temat ${number}; „Łączenie” <pracy>`,
    place: number % 3 === 0 ? undefined : "ul. Długa 5/5, Łomża",
    mode: number % 4 === 0 ? "phone" : "onsite",
    counsellor: { name: `${counsellor.firstName} ${counsellor.lastName}` },
    ...(number === 2 && { overlapReason: "Matka z córką; razem" }),
    ...(number === 3 && { lateReason: "Karta przyszła po terminie" }),
    version: 1,
    createdAt: "2026-04-15T09:00:00.000Z",
    updatedAt: "2026-04-15T09:00:00.000Z",
    may: { write: false, note: false },
  };
};

const ENTRIES = Array.from({ length: 90 }, (_, index) => entry(index));

/** A month with hard names over several pages. */
export const LOG: LogFile = {
  head: MINUTES.head,
  month: "2026-04",
  entries: ENTRIES,
  counsellors: PEOPLE.map(({ firstName, lastName }, index) => ({
    name: `${firstName} ${lastName}`,
    hours: 30,
    duty: 41.5,
    entries: ENTRIES.slice(0, index === 0 ? 90 : 4),
  })),
};

/** What one person was given by people with hard names, over several pages. */
export const SUPPORT_CARD: SupportCard = {
  head: MINUTES.head,
  person: ENTRIES[0] ? `${ENTRIES[0].participant.firstName} ${ENTRIES[0].participant.lastName}` : "",
  month: "2026-04",
  entries: ENTRIES.slice(0, 40),
  forms: [{ name: "Poradnictwo prawne", hours: 2.25, unit: "didactic" }],
};
