import type { Locale } from "../shared/localized-text.ts";
import { normaliseEmail } from "../shared/text.ts";
import type { AgendaItem } from "./agenda.ts";
import type { Event } from "./schema.ts";

/** Whoever hosts or leads something of an event and has an address there: what is theirs of the programme, in its order. */
export interface Contributor {
  email: string;
  items: AgendaItem[];
  /** The language of their mails: what the first of their items with one says. */
  locale: Locale;
  /** What they lead needs a list of who comes; a host receives a group. */
  leads: boolean;
}

/** Who hosts and leads an event, each address once, however it is written and however often it stands in the programme. */
export function contributorsOf({ agenda }: Pick<Event, "agenda">): Contributor[] {
  const found = new Map<string, Omit<Contributor, "locale">>();
  const inOrder = agenda.toSorted((a, b) => (`${a.day} ${a.from}` < `${b.day} ${b.from}` ? -1 : 1));
  for (const item of inOrder) {
    for (const email of item.contactEmails ?? []) {
      const key = normaliseEmail(email);
      const known = found.get(key) ?? { email, items: [], leads: false };
      if (!known.items.includes(item)) known.items.push(item);
      found.set(key, { ...known, leads: known.leads || (item.leaders ?? []).length > 0 });
    }
  }
  return [...found.values()].map((one) => ({
    ...one,
    locale: one.items.find(({ contactLocale }) => contactLocale)?.contactLocale ?? "pl",
  }));
}

/** Nine digits or more, as people write a number of the telephone. */
const PHONE = /(?:[+(]|00)?\d(?:[ ()-]{0,2}\d){8,}/;

/** What the programme says of whom to call at a host, where it says that beside their address: words as staff wrote them, and a number in them. */
export function hostOf({ items }: Pick<Contributor, "items">): {
  host?: string;
  contact?: string;
  phone?: string;
} {
  const { host, hostContact: contact } = items.find(({ hostContact }) => hostContact) ?? items[0] ?? {};
  return { host, contact, phone: PHONE.exec(contact ?? "")?.[0] };
}

/** Somebody who hosts or leads, by their address; undefined where it stands in the programme no more. */
export function contributorAt(event: Pick<Event, "agenda">, email: string): Contributor | undefined {
  return contributorsOf(event).find((one) => normaliseEmail(one.email) === normaliseEmail(email));
}
