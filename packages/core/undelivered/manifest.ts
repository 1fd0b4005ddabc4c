import { teller, type Manifest } from "../shared/manifest.ts";
import { undeliveredHistory } from "./history.ts";
import type { UndeliveredStore } from "./store.ts";

/** What has to be known of those to whom a mail did not arrive: they follow from messages, and staff say that they dealt with it. */
export const undeliveredManifest = {
  entities: {
    undelivered: {
      key: "undeliveredOf",
      followed: true,
      holds: {
        of: "others",
        why: "taking_part",
        until: "undelivered",
        by: "event",
        read: ["registrations.manage"],
        fields: {
          eventId: "nothing",
          personId: "id",
          messageId: "nothing",
          kind: "nothing",
          reason: "nothing",
          since: "nothing",
          dealtBy: "id",
          dealtAt: "nothing",
          version: "nothing",
          list: "nothing",
          ttl: "nothing",
        },
      },
    },
  },
  history: ({ undelivered }: { undelivered: UndeliveredStore }) => ({
    undelivered: teller(undelivered.fromImage, undeliveredHistory),
  }),
} as const satisfies Manifest<{ undelivered: UndeliveredStore }>;
