import type { AddressService } from "../address/index.ts";
import type { AuthorNames } from "../audit/index.ts";
import type { DelegationStore } from "../delegation/index.ts";
import type { EventStore } from "../event/index.ts";
import type { InterestStore } from "../interest/index.ts";
import type { InvitationStore } from "../invitation/index.ts";
import type { MessageStore } from "../message/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { SubscriptionStore } from "../subscription/index.ts";
import type { EvidenceDeps } from "./evidence.ts";
import type { ErasureStore } from "./store.ts";

/** Stores of what people are found by. */
export interface FindingStores extends Pick<EvidenceDeps, "attendance" | "certificates"> {
  registrations: Pick<RegistrationStore, "findMany">;
  events: Pick<EventStore, "findHead" | "listAll">;
  messages: Pick<MessageStore, "listByOwner">;
  subscriptions: Pick<SubscriptionStore, "find">;
  interests: Pick<InterestStore, "find">;
  invitations: Pick<InvitationStore, "find">;
  delegations: Pick<DelegationStore, "listOfEvent">;
}

/** What people are found by, and erasures begin with. */
export interface ErasureDeps extends FindingStores, EvidenceDeps {
  erasures: ErasureStore;
  addresses: {
    [Name in "findByAddress" | "suppressionsOf" | "hashOf"]: (
      ...input: Parameters<AddressService[Name]>
    ) => Promise<Awaited<ReturnType<AddressService[Name]>>>;
  };
  namesOf: AuthorNames;
  secretKey: SecretKey;
}
