import { HARD_NAMES } from "../attendance-list/fixture.ts";
import type { PersonCopyDocument } from "./index.ts";

const value = (label: string, text: string, mayName = false) => ({ label, text, mayName });

/** A copy with hard names over several pages, with values longer than a page is wide. */
export const PERSON_COPY: PersonCopyDocument = {
  locale: "pl",
  madeAt: "2026-05-04T09:00:00.000Z",
  title: "Kopia danych osobowych",
  lines: ["Stan na 4 maja 2026 r., godz. 11:00", "Adres: lucja@ops.example", "3 zgłoszenia"],
  mayName: "Może wymieniać inne osoby",
  sections: HARD_NAMES.map(([surname, firstName], index) => ({
    title: `Szkolenie ${index + 1}: ${surname} ${firstName}`,
    rows: [
      {
        name: "Zgłoszenie",
        about:
          "Po co: zgłoszenie i udział w wydarzeniu · Jak długo: rok po wydarzeniu · Kto widzi: administrator",
        values: [
          value("Imię", firstName),
          value("Nazwisko", surname),
          value(
            "Odpowiedź na pytanie, które jest dłuższe niż miejsce na nie – text",
            "=Tak, „owszem” <b>".repeat(9),
          ),
          value("Powód zmiany", `Dzwoniła ${surname}`, true),
        ],
      },
      { name: "Obecność", about: "Po co: udokumentowanie", values: [value("Stan", "Obecność")] },
    ],
  })),
};
