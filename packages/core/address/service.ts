import { mailboxOf } from "../limit/index.ts";
import type { Message } from "../message/schema.ts";
import type { RegistrationStore, StoredRegistration } from "../registration/index.ts";
import { PAGE_SIZE, type Page } from "../shared/page.ts";
import { DomainError } from "../shared/error.ts";
import { actorRef, type StaffActor } from "../shared/actor.ts";
import type { Context } from "../shared/context.ts";
import { jitter, RACE_ATTEMPTS } from "../shared/table.ts";
import { UnavailableError } from "../shared/time-limit.ts";
import { addSeconds, epochSeconds } from "../shared/time.ts";
import { changedUses, isSuppressed, knownUses, lifted, suppressed, suppressionReason } from "./rules.ts";
import type { AddressUse, HeardUse, LiftInput, Suppression } from "./schema.ts";
import type { AddressStore } from "./store.ts";

/** Use cases of addresses. */
export type AddressService = ReturnType<typeof createAddressService>;

/** A registration that an address belongs or belonged to. */
export interface FoundUse extends Omit<AddressUse, "addressHash" | "version"> {
  /** As it is now; its own address may be another one by then. */
  registration: StoredRegistration;
}

/** An address that nobody wrote to in vain for so long is tried again: mailboxes are given anew. */
const SUPPRESSED_SECONDS = 2 * 365 * 86_400;

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

  const suppressedHashOf = (address: string) => hash(`suppressed\u0000${mailboxOf(address)}`);

  /** Changes what is kept of an address, by what it says now; false where there is nothing to change. */
  async function changeSuppression(
    address: string,
    now: string,
    change: (known: Suppression | undefined, suppressedHash: string) => Suppression | undefined,
  ): Promise<boolean> {
    const suppressedHash = await suppressedHashOf(address);
    for (let attempt = 1; attempt <= RACE_ATTEMPTS; attempt += 1) {
      const [known] = await addresses.findSuppressions([suppressedHash]);
      const after = change(known, suppressedHash);
      if (!after) return false;
      const ttl = epochSeconds(addSeconds(now, SUPPRESSED_SECONDS));
      if (await addresses.keepSuppression(after, known, ttl)) return true;
      await jitter(attempt);
    }
    throw new UnavailableError("What is kept of an address is being changed by others.");
  }

  return {
    /** Under what the registrations of a mailbox are found. */
    hashOf,

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

    /**
     * Why addresses get no mail to many, in the order asked for; undefined for those that do. Letters, reminders and invitations ask
     * it; a mail that is about somebody's own registration goes whatever it says (docs/decisions/0085).
     */
    async suppressionsOf(asked: readonly string[]): Promise<(Suppression | undefined)[]> {
      const found = await addresses.findSuppressions(await Promise.all(asked.map(suppressedHashOf)));
      return found.map((one) => (isSuppressed(one) ? one : undefined));
    },

    /** Notes bad news of a mail: its address gets no mail to many where they say so. Safe to do twice. */
    async noteBadNews(ctx: Context, message: Message): Promise<void> {
      const reason = suppressionReason(message);
      if (!reason) return;
      await changeSuppression(message.to, ctx.now, (known, suppressedHash) =>
        suppressed(known, { suppressedHash, reason, mailedAt: message.queuedAt, now: ctx.now }),
      );
    },

    /** Notes that the holder of a registration's address confirmed it, by the link that was mailed there. Safe to do twice. */
    async noteConfirmed({
      email,
      updatedAt: liftedAt,
      changedBy: liftedBy,
    }: Pick<StoredRegistration, "email" | "updatedAt" | "changedBy">): Promise<void> {
      if (!email) return;
      await changeSuppression(email, liftedAt, (known) => lifted(known, { liftedAt, liftedBy }, true));
    },

    /**
     * Lets mail to many go again to the address of a registration, over all events. Whoever calls it asks for rights.
     * @throws DomainError registration.no_address, address.not_suppressed
     */
    async lift(
      ctx: Context<StaffActor>,
      { email, eventId, registrationId }: Pick<StoredRegistration, "email" | "eventId" | "registrationId">,
      { reason: liftReason }: LiftInput,
    ): Promise<void> {
      if (!email) throw new DomainError("conflict", "registration.no_address");
      const by = { liftedAt: ctx.now, liftedBy: actorRef(ctx.actor), liftReason };
      const done = await changeSuppression(email, ctx.now, (known) =>
        lifted(known, { ...by, liftedFor: { eventId, registrationId } }),
      );
      if (!done) throw new DomainError("conflict", "address.not_suppressed");
    },
  };
}
