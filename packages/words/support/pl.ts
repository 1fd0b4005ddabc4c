import { plural } from "../plural.ts";

/** Polish words of the support that a project gives. */
export const pl = {
  title: "Wsparcie",
  lead: "Godziny liczą się z programów wydarzeń i z obecności. Każda liczba otwiera listę, z której jest zsumowana.",
  caption: "Formy wsparcia z godzinami",
  column: {
    name: "Forma wsparcia",
    mode: "Rodzaj",
    perPerson: "Na osobę",
    planned: "W programach",
    delivered: "Zrealizowane",
    attended: "Osobogodziny",
  },
  unit: { clock: "godz.", didactic: "godz. dyd." },
  noSupport: "Bez formy wsparcia",
  noSupportHelp: "Punkty programu, którym nie wskazano formy.",
  retired: "wycofana",
  empty: "Nie ma tu jeszcze form wsparcia",
  emptyText: "Formy wsparcia dodaje się na stronie projektu, a wskazuje w programie wydarzenia.",
  withoutHours: (count: number) =>
    plural("pl", count, {
      one: "1 punkt programu nie ma godzin i nie jest policzony.",
      few: (text) => `${text} punkty programu nie mają godzin i nie są policzone.`,
      many: (text) => `${text} punktów programu nie ma godzin i nie jest policzonych.`,
      other: (text) => `${text} punktu programu nie ma godzin i nie jest policzone.`,
    }),
  opens: (figure: string, name: string) => `${name}, ${figure.toLowerCase()}`,
  list: {
    planned: (name: string) => `${name}: godziny w programach`,
    delivered: (name: string) => `${name}: godziny zrealizowane`,
    attended: (name: string) => `${name}: osobogodziny`,
    when: "Termin",
    session: "Punkt programu",
    event: "Wydarzenie",
    people: "Obecni",
    counts: "Godziny",
    noDay: "bez dnia",
    noHours: "bez godzin",
    none: "Nic się na to jeszcze nie składa",
    total: "Razem",
  },
};
