import type { StaffRegistrationView } from "@zapisy/core/registration/answer";

type Waiting = Pick<
  StaffRegistrationView,
  "registrationId" | "firstName" | "lastName" | "queuedAt" | "reservePosition"
>;

/** The people of a reserve list in their order, but for one: before whom that one can be put. */
export function othersInLine<Person extends Waiting>(
  line: readonly Person[],
  registrationId: string,
): Person[] {
  const key = ({ queuedAt, registrationId: id }: Person) => `${queuedAt}#${id}`;
  return line
    .filter((person) => person.registrationId !== registrationId)
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
