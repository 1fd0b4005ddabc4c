export { subscriptionIdOf, subscriptionToken } from "./link.ts";
export { isForThem, wantedSince, wishOf } from "./rules.ts";
export { createSubscriptionStore, type SubscriptionStore } from "./store.ts";
export type { SubscriptionService } from "./service.ts";
export type { Subscription, SubscriptionId } from "./schema.ts";
