import type { IdentityRedirect } from "@zapisy/core/identity/schema";
import type { StaffMeView } from "@zapisy/core/staff/schema";
import { createSignal, onMount } from "solid-js";
import type { Accessor } from "solid-js";
import { request } from "../../data/client.ts";
import { locale } from "../../data/locale.ts";

/** Name of the organisation's provider that staff may sign in at; undefined where none is set up, or until that is known. */
export function createProviderName(): Accessor<string | undefined> {
  const [name, setName] = createSignal<string>();
  onMount(async () => {
    try {
      setName((await request<{ provider?: string }>("GET", "/api/settings")).provider);
    } catch {
      // A code by mail is offered all the same.
    }
  });
  return name;
}

/** Leaves for the provider, from where the browser comes back to the sign-in page. `to`: where to go after that. */
export async function leaveForProvider(to: string): Promise<void> {
  const body = { to, locale: locale() };
  const { url } = await request<IdentityRedirect>("POST", "/api/staff/sign-in/identity", { body });
  window.location.assign(url);
}

/** What the provider led back with, as the query of the page; undefined when it was not the provider that led here. */
export function answerOf(query: string): string | undefined {
  const answer = new URLSearchParams(query);
  return answer.has("state") && (answer.has("code") || answer.has("error")) ? query.slice(1) : undefined;
}

/** Signs in with what the provider led back with. */
export function signInAtProvider(answer: string): Promise<{ me: StaffMeView; to: string }> {
  return request("POST", "/api/staff/sign-in/identity/verify", { body: { answer } });
}
