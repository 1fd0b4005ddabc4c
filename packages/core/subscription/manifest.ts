import type { Manifest } from "../shared/manifest.ts";

/** What has to be known of subscriptions: mails follow from them, and what they end. Their holders change them by a link. */
export const subscriptionManifest = {
  entities: { subscription: { key: "subscriptionId", followed: true } },
} as const satisfies Manifest<unknown>;
