import { HARD_NAMES, LIST } from "../attendance-list/fixture.ts";
import type { AddressLabels, PrintedLetters } from "./index.ts";

const { sheets: _, ...head } = LIST;

/** A letter to each of the hard names. */
export const LETTERS: PrintedLetters = {
  head,
  letters: HARD_NAMES.map(([surname, firstName]) => ({
    name: `${firstName} ${surname}`,
    institution: "OPS w Łapach",
    locale: "pl",
    heading: "Zmiana sali: Praca z rodziną",
    paragraphs: [
      ["Szanowni Państwo,"],
      ["spotykamy się w sali 2.", "Prosimy o punktualność."],
      ["Z poważaniem", "ROPS"],
    ],
  })),
};

/** A label for each of the hard names. */
export const LABELS: AddressLabels = {
  locale: "pl",
  event: LIST.event.title,
  drawnUpAt: LIST.drawnUp.at,
  labels: LETTERS.letters.map(({ name, institution }) => ({ name, institution, town: "Łapy" })),
};
