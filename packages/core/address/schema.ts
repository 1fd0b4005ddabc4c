import type { EventId } from "../event/schema.ts";
import type { RegistrationId } from "../registration/schema.ts";
import type { Instant } from "../shared/time.ts";

/** That a registration had an address. What the address is, the registration knows while it has it. */
export interface AddressUse {
  /** Keyed hash of the mailbox: only who knows the address, and has the key, finds the row. */
  addressHash: string;
  registrationId: RegistrationId;
  eventId: EventId;
  /** The earliest moment at which it is known to have had it. */
  since: Instant;
  /** When it had it no more; absent while it has. The row stays: data of the person went there. */
  until?: Instant;
  /** Version of the registration that `until` goes by, whether it is there or not. */
  version: number;
}

/** A use as it is heard of, with the mailbox itself. */
export type HeardUse = Omit<AddressUse, "addressHash"> & { mailbox: string };
