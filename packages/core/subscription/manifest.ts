import type { Said } from "../shared/holding.ts";
import type { Manifest } from "../shared/manifest.ts";
import type { Subscription } from "./schema.ts";

/** What has to be known of subscriptions: mails follow from them, and what they end. Their holders change them by a link. */
export const subscriptionManifest = {
  entities: {
    subscription: {
      key: "subscriptionId",
      followed: true,
      holds: {
        of: "others",
        why: "news",
        until: "subscription",
        by: "mailbox",
        read: [],
        fields: {
          subscriptionId: "id",
          state: "nothing",
          kept: {
            email: "contact",
            locale: "nothing",
            kinds: "facts",
            counties: "facts",
            askedAt: "facts",
            log: ["facts", "id"],
            createdAt: "nothing",
          } satisfies Said<Omit<Subscription, "subscriptionId" | "state" | "version" | "updatedAt">>,
          version: "nothing",
          updatedAt: "nothing",
          ttl: "nothing",
        },
      },
    },
  },
} as const satisfies Manifest<unknown>;
