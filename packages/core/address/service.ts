import { mailboxOf } from "../limit/index.ts";
import type { Message } from "../message/schema.ts";
import type { RegistrationStore, StoredRegistration } from "../registration/index.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { changedUses, knownUses } from "./rules.ts";
import type { AddressUse, HeardUse } from "./schema.ts";
import type { AddressStore } from "./store.ts";

/** A registration that an address belongs or belonged to. */
export interface FoundUse extends Omit<AddressUse, "addressHash" | "version"> {
  /** As it is now; its own address may be another one by then. */
  registration: StoredRegistration;
}

/**
 * Makes the use cases of addresses over their store.
 * @param hash keyed, so that nobody reads or finds the address behind a row
 */
export function createAddressService({
  addresses,
  registrations,
  hash,
}: {
  addresses: AddressStore;
  registrations: Pick<RegistrationStore, "findMany">;
  hash: (text: string) => Promise<string>;
}) {
  const hashOf = (mailbox: string) => hash(`address\u0000${mailbox}`);

  async function note(heard: readonly HeardUse[]): Promise<number> {
    let noted = 0;
    for (const { mailbox, ...use } of heard)
      if (await addresses.note({ ...use, addressHash: await hashOf(mailbox) })) noted += 1;
    return noted;
  }

  return {
    /** Notes what a change of a registration says of its address; costs nothing where it says nothing. Safe to do twice. */
    async noteChange(before: StoredRegistration | undefined, after: StoredRegistration): Promise<void> {
      await note(changedUses(before, after));
    },

    /** Notes what a registration and its messages say of addresses; says how many of these were not known. Safe to do twice. */
    noteKnown(registration: StoredRegistration, messages: readonly Message[]): Promise<number> {
      return note(knownUses(registration, messages));
    },

    /**
     * Registrations of all events that have an address or had it, a page at a time: one query, and a batch of reads. A page
     * may be shorter than asked for. It asks nobody for their rights: whoever shows it to somebody does.
     */
    async findByAddress(address: string, cursor?: string, limit = PAGE_SIZE): Promise<Page<FoundUse>> {
      const page = await addresses.list(await hashOf(mailboxOf(address)), cursor, limit);
      const found = await registrations.findMany(page.items.map(({ registrationId }) => registrationId));
      const people = new Map(found.map((registration) => [registration.registrationId, registration]));
      const items = page.items.flatMap(({ registrationId, eventId, since, until }) => {
        const registration = people.get(registrationId);
        return registration ? [{ registrationId, eventId, since, until, registration }] : [];
      });
      return { ...page, items };
    },
  };
}
