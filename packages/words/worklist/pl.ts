import type { WorklistTask } from "@zapisy/core/worklist/answer";
import { plural } from "../plural.ts";

/** Polish words of the first page of staff. */
export const pl = {
  title: "Dziś",
  tasks: "Do zrobienia",
  nothing: "Nic nie czeka. Gdy pojawi się coś do zrobienia, będzie to tutaj.",
  /** What waits, as the words of a link; the event stands beside it. */
  task: {
    decisions: (count: number) =>
      plural("pl", count, {
        one: (n) => `${n} zgłoszenie do decyzji`,
        few: (n) => `${n} zgłoszenia do decyzji`,
        other: (n) => `${n} zgłoszeń do decyzji`,
      }),
    line: (count: number) =>
      plural("pl", count, {
        one: (n) => `Są wolne miejsca, a ${n} osoba jest na liście rezerwowej`,
        few: (n) => `Są wolne miejsca, a ${n} osoby są na liście rezerwowej`,
        other: (n) => `Są wolne miejsca, a ${n} osób jest na liście rezerwowej`,
      }),
    leaders: (count: number) =>
      plural("pl", count, {
        one: (n) => `${n} punkt programu bez prowadzącego`,
        few: (n) => `${n} punkty programu bez prowadzącego`,
        other: (n) => `${n} punktów programu bez prowadzącego`,
      }),
    places: (count: number) =>
      plural("pl", count, {
        one: (n) => `${n} punkt programu bez sali`,
        few: (n) => `${n} punkty programu bez sali`,
        other: (n) => `${n} punktów programu bez sali`,
      }),
    lists: (count: number) =>
      plural("pl", count, {
        one: (n) => `${n} niezamknięta lista obecności`,
        few: (n) => `${n} niezamknięte listy obecności`,
        other: (n) => `${n} niezamkniętych list obecności`,
      }),
  } satisfies Record<WorklistTask["task"], (count: number) => string>,
  more: "Wydarzeń jest bardzo dużo. Zadania są wybrane z tych, które odbędą się najwcześniej.",
  soon: "Najbliższe dwa tygodnie",
  nothingSoon: "W najbliższych dwóch tygodniach nie ma żadnych wydarzeń.",
  today: "dziś",
  /** Of an event that began before today. */
  goesOn: "W trakcie",
  drafts: "Moje szkice",
  allEvents: "Wszystkie nadchodzące",
};
