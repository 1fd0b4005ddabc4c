import { teller, type Manifest } from "../shared/manifest.ts";
import { suppressionHistory } from "./history.ts";
import type { AddressStore } from "./store.ts";

/** What has to be known of addresses: their uses follow from registrations, and lead whoever answers for requests to them; staff let mail go to one again. */
export const addressManifest = {
  entities: {
    addressUse: {
      key: "addressHash",
      api: ["reads"],
      holds: {
        of: "participants",
        why: "accountability",
        until: "person",
        by: "mailbox",
        read: [],
        fields: {
          addressHash: "id",
          registrationId: "id",
          eventId: "nothing",
          since: "nothing",
          until: "nothing",
          version: "nothing",
        },
      },
    },
    suppressedAddress: {
      key: "suppressedHash",
      followed: true,
      holds: {
        of: "others",
        why: "protection",
        until: "suppression",
        by: "mailbox",
        read: ["registrations.manage"],
        fields: {
          suppressedHash: "id",
          reason: ["facts"],
          since: "facts",
          liftedAt: "nothing",
          liftedBy: "id",
          liftReason: "words",
          liftedFor: "id",
          version: "nothing",
          ttl: "nothing",
        },
      },
    },
  },
  history: ({ addresses }: { addresses: AddressStore }) => ({
    suppressedAddress: teller(addresses.suppressionFromImage, suppressionHistory),
  }),
} as const satisfies Manifest<{ addresses: AddressStore }>;
