import { query } from "@solidjs/router";
import type { SubscriptionChoice } from "@zapisy/core/subscription/schema";
import { ApiError, request } from "../../data/client.ts";

const PATH = "/api/subscriptions/{token}";

/** What the holder of a link chose; `not_found` for a link that leads nowhere (any more). */
export const getSubscription = query(async (token: string) => {
  try {
    return await request("GET", PATH, { params: { token } });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return "not_found";
    throw error;
  }
}, "subscription");

/** Chooses what mail of events comes. */
export function chooseSubscription(token: string, body: SubscriptionChoice) {
  return request("PUT", PATH, { params: { token }, body });
}
