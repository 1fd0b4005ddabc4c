import { LIST } from "../attendance-list/fixture.ts";
import type { HeldItem, PaperData } from "./index.ts";

const { sheets: _, ...head } = LIST;

/** A day of classes. */
export const ITEM: HeldItem = {
  date: "2011-09-05",
  from: "09:00",
  to: "15:00",
  hours: { least: 8, most: 8, unit: "didactic" },
  topic: "Mapa potrzeb i zasobów",
  module: "Moduł I",
  leaders: ["Jan Śniady"],
};

const SIXTEEN = { least: 16, most: 16, unit: "didactic" } as const;

/** One paper of each kind. */
export const PAPERS: Record<PaperData["paper"], PaperData> = {
  "attendance-cards": {
    head,
    paper: "attendance-cards",
    emptyRows: 1,
    cards: [
      {
        name: "Zofia Żółkiewska",
        institution: "OPS w Łapach",
        month: "2011-09",
        hours: SIXTEEN,
        items: [ITEM, ITEM],
      },
    ],
  },
  "class-register": {
    head,
    paper: "class-register",
    hours: SIXTEEN,
    heldHours: SIXTEEN,
    emptyRows: 1,
    items: [{ ...ITEM, present: 19 }, ITEM],
  },
  "passenger-list": {
    head,
    paper: "passenger-list",
    withPhones: true,
    stops: [
      { name: "Białystok", people: [{ name: "Lis Ewa", phone: "600 700 800" }, { name: "Żak Jan" }] },
      { people: [{ name: "Nowak Anna", phone: "85 747 34 12" }] },
    ],
  },
  "rooming-list": {
    head,
    paper: "rooming-list",
    rooms: [
      {
        name: "2",
        people: [
          { name: "Lis Ewa", groundFloor: true },
          { name: "Nowak Anna", groundFloor: false },
        ],
      },
      { name: "10", people: [{ name: "Żak Jan", groundFloor: false }] },
    ],
    unassigned: [{ name: "Ławnik Ćwirek", groundFloor: false }],
  },
  "needs-summary": {
    head,
    paper: "needs-summary",
    people: 25,
    diets: [{ label: "Wegetariańska", count: 3 }],
    access: [{ label: "Pokój na parterze", count: 1 }],
  },
  badges: {
    head,
    paper: "badges",
    perPage: 8,
    people: [
      {
        firstName: "Zofia",
        lastName: "Żółkiewska",
        institution: "Regionalny Ośrodek Polityki Społecznej Województwa Śląskiego",
        choice: "Panel A",
        ticket: "ZAPISY:0123456789ABCDEFGHJK",
      },
    ],
  },
};
