import type { StaffMeView } from "@zapisy/core/staff/answer";
import { createSignal } from "solid-js";
import type { Answer, Method, PathOf, RequestOptions } from "./client.ts";
import { ApiError, request } from "./client.ts";

const [me, setMe] = createSignal<StaffMeView>();
const [isAsking, setAsking] = createSignal(false);

/** Who is signed in, as far as this window knows; reactive. */
export { me };

/** Whether somebody has to sign in again before the requests that wait can go on; reactive. */
export const isSignInAsked = isAsking;

interface Waiting {
  resolve: () => void;
  reject: (error: ApiError) => void;
  error: ApiError;
}

let waiting: Waiting[] = [];

/** Whether an error says that nobody is signed in (any more). */
export function isSignedOut(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.status === 401 &&
    (error.code === "staff.not_signed_in" || error.code === "unauthenticated")
  );
}

/**
 * Asks the API as a member of staff. When the session ended meanwhile, the staff layout asks to sign in
 * again over the open page, and the request then goes on by itself, so that nothing typed is lost.
 * @throws ApiError as `request` does; 401 when the person closes the sign-in
 */
export async function staffRequest<M extends Method, Path extends PathOf<M>>(
  method: M,
  path: Path,
  ...options: RequestOptions<M, Path>
): Promise<Answer<M, Path>> {
  try {
    return await request(method, path, ...options);
  } catch (error) {
    if (!isSignedOut(error) || !me()) throw error;
    await askToSignIn(error);
    return staffRequest(method, path, ...options);
  }
}

function askToSignIn(error: ApiError): Promise<void> {
  setAsking(true);
  return new Promise((resolve, reject) => waiting.push({ resolve, reject, error }));
}

function settle(settleOne: (each: Waiting) => void): void {
  const all = waiting;
  waiting = [];
  setAsking(false);
  for (const each of all) settleOne(each);
}

/** Somebody signed in: the requests that wait go on. */
export function signedIn(person: StaffMeView): void {
  setMe(person);
  settle(({ resolve }) => resolve());
}

/** The person does not want to sign in now: the requests that wait fail, what was typed stays. */
export function declineSignIn(): void {
  settle(({ reject, error }) => reject(error));
}

/** Finds out who is signed in; `undefined` when nobody is. */
export async function loadMe(): Promise<StaffMeView | undefined> {
  try {
    setMe(await request("GET", "/api/staff/me"));
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    setMe(undefined);
  }
  return me();
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await request("POST", "/api/staff/sign-out");
  setMe(undefined);
}
