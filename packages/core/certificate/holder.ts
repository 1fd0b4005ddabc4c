import type { Registration } from "../registration/schema.ts";
import { foldText } from "../shared/text.ts";
import type { CertificateHolder } from "./answer.ts";

/** An institution with the people whom it sent. */
export interface SendingInstitution<Person> {
  name: string;
  town?: string;
  people: Person[];
}

/** What an institution is asked for with: name and town, because half of the country is called the same. */
export function institutionRef({ name, town }: { name: string; town?: string }): string {
  return town ? `${name}, ${town}` : name;
}

/** References that mean the same institution: letters and digits, without accents and capitals. */
export function institutionKey(reference: string): string {
  return foldText(reference);
}

/**
 * The distinct institutions of an event's people, in the order in which they come up. Spelling of the first
 * of its people counts. Who left the town out belongs to the institution of that name where there is one only.
 */
export function institutionsOf<Person extends { registration: Pick<Registration, "institution"> }>(
  people: readonly Person[],
): SendingInstitution<Person>[] {
  const towns = new Map<string, Set<string>>();
  for (const { registration } of people) {
    const { name = "", town } = registration.institution ?? {};
    if (town)
      towns.set(
        institutionKey(name),
        (towns.get(institutionKey(name)) ?? new Set()).add(institutionKey(town)),
      );
  }
  const institutions = new Map<string, SendingInstitution<Person>>();
  for (const person of people) {
    const { institution } = person.registration;
    if (!institution) continue;
    const name = institutionKey(institution.name);
    const known = [...(towns.get(name) ?? [])];
    const town = institution.town ? institutionKey(institution.town) : known.length === 1 ? known[0] : "";
    const key = `${name}\u0000${town}`;
    const sender = institutions.get(key);
    if (sender) {
      sender.people.push(person);
      sender.town ??= institution.town;
    } else {
      institutions.set(key, { name: institution.name, town: institution.town, people: [person] });
    }
  }
  return [...institutions.values()];
}

/** A holder as far as it is told from others of the same event. */
export type NamedHolder =
  | Pick<Extract<CertificateHolder, { type: "person" }>, "type" | "registrationId">
  | Extract<CertificateHolder, { type: "institution" }>;

/** Names a holder at one event: by this key there is one valid certificate at most. */
export function holderKey(holder: NamedHolder): string {
  return holder.type === "person"
    ? holder.registrationId
    : `institution:${institutionKey(institutionRef(holder))}`;
}
