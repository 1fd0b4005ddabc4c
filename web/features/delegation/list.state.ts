import type { ListedPerson } from "@zapisy/core/people-import/rules";
import { personIdentity } from "@zapisy/core/registration/rules";
import { EMPTY_FORM, type FormValues } from "../registration/form/form.state.ts";
import { isBlank } from "./others-form.ts";

/** What a list adds to a form. */
interface JoinedList {
  /** Who comes to be in the form, with their rows. */
  people: { row: number; values: FormValues }[];
  /** How many are written there already. */
  written: number;
  /** How many of the list are among these, or stand in the list before. */
  known: number;
}

/** Puts the people of a list together with those who are in the form: nobody twice. */
export function joinList(form: readonly FormValues[], listed: readonly ListedPerson[]): JoinedList {
  const written = form.filter((values) => !isBlank(values));
  const seen = new Set(written.map(identityOf));
  const people: JoinedList["people"] = [];
  for (const { row, fields, ...person } of listed) {
    const values: FormValues = { ...EMPTY_FORM, ...fields, ...person };
    const identity = identityOf(values);
    if (!seen.has(identity)) people.push({ row, values });
    seen.add(identity);
  }
  return { people, written: written.length, known: listed.length - people.length };
}

function identityOf({ firstName, lastName, email, phone }: FormValues): string {
  return personIdentity({ firstName, lastName, email: email.trim(), phone: phone.trim() });
}
