import { LIST } from "../attendance-list/fixture.ts";
import type { Poster } from "./index.ts";

const { sheets: _, ...head } = LIST;

/** A poster of an event. */
export const POSTER: Poster = {
  head,
  summary: "Jeden dzień o pracy z rodziną, która przeżywa trudności: diagnoza, plan i pierwsza rozmowa.",
  signUpUntil: "24 czerwca 2011 r., godz. 15:00",
  url: "https://zapisy.example/events/praca-z-rodzina",
};
