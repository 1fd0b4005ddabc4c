import { query } from "@solidjs/router";
import { ApiError, request } from "../../data/client.ts";

/** A delegation for whoever holds its contact's link; `not_found` for a link that leads nowhere (any more). */
export const getDelegation = query(async (token: string) => {
  try {
    return await request("GET", "/api/delegations/{token}", { params: { token } });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return "not_found";
    throw error;
  }
}, "delegation");
