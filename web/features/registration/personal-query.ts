import { query } from "@solidjs/router";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { ApiError, request } from "../../data/client.ts";

/** Where the API keeps the registration that a link opens. */
export function registrationPath(token: string): string {
  return `/api/registrations/${encodeURIComponent(token)}`;
}

/** Where the page of the registration is that a link opens. */
export function personalPath(token: string): string {
  return `/registrations/${encodeURIComponent(token)}`;
}

/** A registration for whoever holds its link; `not_found` for a link that leads nowhere (any more). */
export const getPersonalView = query(async (token: string): Promise<PersonalView | "not_found"> => {
  try {
    return await request<PersonalView>("GET", registrationPath(token));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return "not_found";
    throw error;
  }
}, "registration");
