import type { KnownPerson, RegistrationId } from "@zapisy/core/registration/schema";
import { dayAt } from "@zapisy/core/shared/time";
import { formatDay } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadNamesake } from "@zapisy/words/namesake";
import { createSignal } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { NOT_ASKED, decideNamesake, type Listed } from "./namesake.state.ts";

/**
 * The question who somebody is, brought up by the server's refusal: it knows people of that name and address.
 * @param timeZone of the event, for the days of registrations
 */
export function useKnownPeople(timeZone: () => string) {
  const t = useMessages(loadNamesake);
  const common = useMessages(loadCommon);
  const [known, setKnown] = createSignal<readonly (Listed & { id: RegistrationId })[]>([]);
  const [answer, setAnswer] = createSignal(NOT_ASKED);
  const toListed = (person: KnownPerson) => ({
    id: person.registrationId,
    name: `${person.firstName} ${person.lastName}`,
    details: [
      person.institution,
      common().status[person.status].name.toLowerCase(),
      t().signedUp(formatDay(locale(), dayAt(person.createdAt, timeZone()))),
    ]
      .filter(Boolean)
      .join(", "),
  });
  return {
    listed: known,
    answer,
    setAnswer,
    decide: () => decideNamesake(known(), answer()),
    /** Takes the question up. @returns false when the refusal is about something else */
    isAsked(refusal: unknown): boolean {
      if (!(refusal instanceof ApiError) || refusal.code !== "registration.duplicate") return false;
      const people = (refusal.problem.known ?? []) as KnownPerson[];
      setKnown(people.map(toListed));
      setAnswer(NOT_ASKED);
      return people.length > 0;
    },
    /** Another name or address is another question. */
    forget(): void {
      setKnown([]);
      setAnswer(NOT_ASKED);
    },
  };
}
