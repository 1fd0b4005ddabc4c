/** Polish words for telling two people of one name apart. */
export const pl = {
  title: "Taka osoba jest już na liście",
  who: "Kto to jest?",
  /** Somebody on the list, with what helps to tell who it is. */
  listed: (name: string, details: string) => (details ? `${name} – ${details}` : name),
  signedUp: (day: string) => `zgłoszenie z ${day}`,
  waiting: "dodana przed chwilą",
  other: "Ktoś inny o tym samym imieniu i nazwisku",
  reason: "Po czym to poznać?",
  reasonHelp: "Na przykład: inna instytucja, matka i córka. Zostanie w historii.",
  open: "Pokaż tę osobę",
  /** On the sheet of a person. */
  told: "Osoba o tym samym imieniu i nazwisku",
  toldText: (reason: string) => `To ktoś inny: ${reason}`,
};
