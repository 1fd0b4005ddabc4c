import { action, json } from "@solidjs/router";
import type { RegistrationPatch } from "@zapisy/core/registration/schema";
import { request } from "../../../data/client.ts";
import { getPersonalView } from "./personal-query.ts";

/**
 * Corrects one's own registration, and shows it anew.
 * @throws ApiError registration.version_conflict, registration.option_full, registration.changes_closed …
 */
export const correctRegistration = action(async (token: string, body: RegistrationPatch) => {
  const view = await request("PATCH", "/api/registrations/{token}", { params: { token }, body });
  // Where the link changed, the page of the old one has nothing to show any more: the caller leaves it.
  const isEnded = view.newToken !== undefined || view.linkMailed;
  return json(view, { revalidate: isEnded ? [] : getPersonalView.keyFor(token) });
});

/**
 * Ends the link by which the page is shown and has a new one mailed to the registration's address.
 * @throws ApiError registration.not_found, registration.version_conflict …
 */
export const renewLink = action(async (token: string) => {
  await request("POST", "/api/registrations/{token}/renewed-link", { params: { token } });
  return json(undefined, { revalidate: [] });
});

/**
 * Confirms one's address, and shows the registration anew.
 * @throws ApiError registration.hold_ended …
 */
export const confirmAddress = action(async (token: string) => {
  const view = await request("POST", "/api/registrations/{token}/confirmation", { params: { token } });
  return json(view, { revalidate: getPersonalView.keyFor(token) });
});

/**
 * Takes the seat that is offered, and shows the registration anew.
 * @throws ApiError registration.offer_ended …
 */
export const acceptOffer = action(async (token: string) => {
  const view = await request("POST", "/api/registrations/{token}/acceptance", { params: { token } });
  return json(view, { revalidate: getPersonalView.keyFor(token) });
});

/**
 * Gives one's place up, and shows the registration anew.
 * @throws ApiError registration.changes_closed
 */
export const withdrawRegistration = action(async (token: string) => {
  const view = await request("DELETE", "/api/registrations/{token}", { params: { token } });
  return json(view, { revalidate: getPersonalView.keyFor(token) });
});

/**
 * Says that the person is there, by the code that the screen in the room shows.
 * @throws ApiError attendance.code_wrong, attendance.not_now …
 */
export const checkInMyself = action(async (token: string, code: string) => {
  const answer = await request("POST", "/api/registrations/{token}/check-in", {
    params: { token },
    body: { code },
  });
  // The page stays as it is: the box itself says what came of it.
  return json(answer, { revalidate: [] });
});
