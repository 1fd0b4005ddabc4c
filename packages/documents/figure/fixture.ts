import { HARD_NAMES } from "../attendance-list/fixture.ts";
import { MINUTES } from "../selection/fixture.ts";
import type { FiguresFile } from "./index.ts";

/** Figures with hard names over several pages. */
export const FIGURES: FiguresFile = {
  head: MINUTES.head,
  title: "Liczby projektu",
  notes: ["Suma powiatów: 416, różne osoby: 415, w więcej niż jednym powiecie: 1"],
  cuts: [
    {
      title: "Razem",
      columns: ["Razem", "Wydarzenia", "Osoby", "Miejsca", "Wizyty"],
      rows: [["Razem", 12, 120, 360, 0]],
    },
    {
      title: "Partnerzy",
      columns: ["Partner", "Osoby", "Miejsca"],
      rows: HARD_NAMES.map(([lastName, firstName], index) => [`${lastName} ${firstName}`, index, 2 * index]),
    },
    {
      title: "Formy wsparcia i godziny",
      columns: ["Forma wsparcia", "Osoby", "Wizyty", "Godziny", "Poniżej standardu"],
      rows: Array.from({ length: 60 }, (_, index) => [
        `=${index} Poradnictwo prawne dla osób zagrożonych wykluczeniem społecznym z gminy Żmudź (godz.)`,
        index,
        2 * index,
        index / 4,
        index % 2 === 0 ? undefined : index,
      ]),
      foot: "Suma wierszy: 416; 415 różnych osób",
    },
  ],
  sheet: { name: "Liczby", cut: "Podział", row: "Wiersz" },
  lists: [
    {
      name: "Osoby",
      columns: [
        { title: "Nazwisko", width: 26, kind: "text" },
        { title: "Miejsca", width: 10, kind: "number" },
      ],
      rows: HARD_NAMES.map(([lastName], index) => [lastName, index]),
    },
  ],
};
