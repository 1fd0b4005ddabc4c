import type { Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** English words of what staff write for mails. */
export const en: Shape<typeof pl> = {
  markupHelp:
    "An empty line parts paragraphs. **Two asterisks** make bold, *one* makes italics, lines that begin with a dash are a list, and [words](https://address) and addresses of pages are links.",
  insert: "Insert a field",
  field: {
    firstName: "first name",
    lastName: "last name",
    status: "status",
    event: "title of the event",
    dates: "dates",
    place: "place",
    link: "personal link",
  },
  sample: {
    firstName: "Anna",
    lastName: "Przykładowa",
    event: "Title of the event",
    place: "Ośrodek Pomocy Społecznej, ul. Polna 2, Brodnica",
    institution: "Ośrodek Pomocy Społecznej, Brodnica",
    contact: "Zofia Przykładowa",
    reason: "The reason that the organiser gives.",
    clause: "The information clause of the event stands here.",
    certificate: "SAMPLE/2026/001",
  },
};
