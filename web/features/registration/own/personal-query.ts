import { query } from "@solidjs/router";
import { ApiError, request } from "../../../data/client.ts";

/** Where the page of the registration is that a link opens. */
export function personalPath(token: string): string {
  return `/registrations/${encodeURIComponent(token)}`;
}

/** A registration for whoever holds its link; `not_found` for a link that leads nowhere (any more). */
export const getPersonalView = query(async (token: string) => {
  try {
    return await request("GET", "/api/registrations/{token}", { params: { token } });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return "not_found";
    throw error;
  }
}, "registration");
