import type { Accessor } from "solid-js";
import { createSignal, onCleanup, onMount } from "solid-js";
import { rendering } from "../data/rendered.ts";

const [parts, setParts] = createSignal<Accessor<string>[]>([]);

/**
 * Puts a text into the title of the window for as long as the calling component is there. Nested calls
 * read from the inside out: "Zgłoszenia – Praca z rodziną – Zapisy". `PageHeading` calls it by itself;
 * a tab of a workspace calls it for its own name.
 */
export function usePageTitle(text: Accessor<string>): void {
  rendering()?.title(text());
  // After mounting, not while rendering: during a transition the page that leaves keeps its title.
  onMount(() => setParts((list) => [...list, text]));
  onCleanup(() => setParts((list) => list.filter((part) => part !== text)));
}

/** What stands in the title of the window for a page of that title. */
export function windowTitle(title: string): string {
  return title ? `${title} – Zapisy` : "Zapisy";
}

/** The title of the window as the mounted pages make it up; empty while nothing is shown. */
export function pageTitle(): string {
  return parts()
    .map((part) => part())
    .toReversed()
    .join(" – ");
}
