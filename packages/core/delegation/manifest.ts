import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import { delegationHistory } from "./history.ts";
import type { Contact, Delegation } from "./schema.ts";
import type { DelegationStore } from "./store.ts";

/** What has to be known of delegations. */
export const delegationManifest = {
  entities: {
    delegation: {
      key: "delegationId",
      followed: true,
      holds: {
        of: "others",
        why: "taking_part",
        until: "guests",
        by: "event",
        read: ["registrations.read"],
        fields: {
          delegationId: "nothing",
          eventId: "nothing",
          institution: {
            name: "facts",
            type: "facts",
            town: "facts",
            institutionId: "nothing",
          } satisfies Said<Delegation["institution"]>,
          contact: { name: "name", email: "contact", phone: "contact" } satisfies Said<Contact>,
          locale: "nothing",
          people: "id",
          declared: "nothing",
          linkVersion: "nothing",
          linkHash: "id",
          version: "nothing",
          createdAt: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          changeReason: "words",
          ttl: "nothing",
        },
      },
    },
  },
  history: ({ delegations }: { delegations: DelegationStore }) => ({
    delegation: teller(delegations.fromImage, delegationHistory),
  }),
} as const satisfies Manifest<{ delegations: DelegationStore }>;
