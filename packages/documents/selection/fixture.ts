import { LIST } from "../attendance-list/fixture.ts";
import type { SelectionMinutes } from "./index.ts";

const { sheets: _, ...head } = LIST;

/** Minutes of three applicants, one for each list. */
export const MINUTES: SelectionMinutes = {
  head,
  committee: ["Anna Kos", "Bogdan Lis"],
  criteria: [{ title: "Praca w samorządzie" }, { title: "Uzasadnienie", most: 10, weight: 2 }],
  ties: ["punkty w kolejnych kryteriach", "kolejność zgłoszeń"],
  lot: "0123456789ABCDEFGHJK",
  frozenAt: "2011-06-25T10:00:00.000Z",
  places: 1,
  reserve: 1,
  applicants: [
    {
      rank: 1,
      firstName: "Zofia",
      lastName: "Żółkiewska",
      institution: "OPS w Łapach",
      points: 1567,
      byCriterion: [783],
      decision: "place",
      reason: "wynik oceny komisji",
    },
    {
      rank: 2,
      firstName: "Jan",
      lastName: "=SUM(A1)",
      points: 1200,
      byCriterion: [600],
      decision: "reserve",
      reason: "wynik oceny komisji",
      outcome: "Wycofane",
    },
    {
      firstName: "Ewa",
      lastName: "Lis",
      byCriterion: [undefined],
      decision: "declined",
      reason: "Rekrutacja jest dla osób z samorządów.",
    },
  ],
};
