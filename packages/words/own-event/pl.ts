/** Polish words of one's own sessions. */
export const pl = {
  title: "Zajęcia",
  lead: "Wydarzenia, do których zespołu należysz: program i listy obecności.",
  caption: "Zajęcia",
  column: { title: "Wydarzenie", when: "Termin", where: "Miejsce", state: "Stan" },
  empty: "To konto nie jest jeszcze w zespole żadnego wydarzenia",
  emptyText: "O dodanie można poprosić koordynatora projektu albo osobę, która prowadzi wydarzenie.",
  today: {
    title: "Zajęcia dzisiaj",
    nothing: "Dzisiaj nie ma zajęć z listą obecności.",
    wholeDay: "cały dzień",
    next: "Najbliższe zajęcia",
    noneAhead: "Na razie nie ma kolejnych zajęć.",
    all: "Wszystkie zajęcia",
  },
  /** The tabs of an event. */
  tabs: "Części wydarzenia",
  programme: "Program",
  attendance: "Obecność",
  noProgramme: "Program nie jest jeszcze gotowy",
  noProgrammeText: "Układa go osoba, która prowadzi wydarzenie.",
  noLists: "Nie ma jeszcze list obecności",
  noListsText: "Pojawią się, gdy program będzie miał punkty z dniem.",
};
