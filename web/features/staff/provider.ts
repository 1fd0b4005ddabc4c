import { StaffPathSchema } from "@zapisy/core/identity/schema";
import * as v from "valibot";
import { ApiError, request } from "../../data/client.ts";
import { locale } from "../../data/locale.ts";
import { returnPath } from "./sign-in.state.ts";

/** How long a browser may take to show the provider's page before the button can be pressed again. */
const LEAVING_MS = 15_000;

/** Name of the organisation's provider that staff may sign in at; undefined where none is set up, or that is not known. */
export async function findProviderName(): Promise<string | undefined> {
  try {
    return (await request("GET", "/api/settings")).provider;
  } catch {
    // A code by mail is offered all the same.
    return undefined;
  }
}

/**
 * Leaves for the provider, from where the browser comes back to the sign-in page. `to`: where to go after that; `anew`: whether
 * the provider asks who it is although somebody is signed in there.
 */
export async function leaveForProvider(to: string, anew: boolean): Promise<void> {
  const body = { to: askedPath(to), locale: locale(), anew };
  const { url } = await request("POST", "/api/staff/sign-in/identity", { body });
  window.location.assign(url);
  // Until its page is there nobody begins a second time, which would forget the first; whoever goes back may.
  await new Promise((resolve) => {
    window.addEventListener("pageshow", resolve, { once: true });
    setTimeout(resolve, LEAVING_MS);
  });
}

/** A page of staff as it may be asked for through the provider; where it may not, the page that everybody begins with. */
export function askedPath(to: string): string {
  const { pathname, search, hash } = new URL(to, "https://zapisy.example");
  const path = `${pathname}${search}${hash}`;
  return v.is(StaffPathSchema, path) ? path : returnPath(undefined);
}

/** What the provider led back with, as the query of the page; undefined when it was not the provider that led here. */
export function answerOf(query: string): string | undefined {
  const answer = new URLSearchParams(query);
  return answer.has("state") && (answer.has("code") || answer.has("error")) ? query.slice(1) : undefined;
}

/** The page that was asked for before a sign-in that came to nothing; undefined where that is not known any more. */
export function wantedBefore(refusal: unknown): string | undefined {
  const to = refusal instanceof ApiError ? refusal.problem.to : undefined;
  return typeof to === "string" ? to : undefined;
}

/** Signs in with what the provider led back with. */
export function signInAtProvider(answer: string) {
  return request("POST", "/api/staff/sign-in/identity/verify", { body: { answer } });
}
