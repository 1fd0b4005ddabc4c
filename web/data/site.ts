import { createSignal } from "solid-js";
import { readStored, store } from "./browser-storage.ts";
import { request } from "./client.ts";
import { isRendered, rendering } from "./rendered.ts";

const KEY = "zapisy.organiser";
/** A page from the server says it itself. */
const told = isRendered
  ? document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content
  : undefined;
const [known, setKnown] = createSignal(told ?? readStored(KEY));

/** Name of the organiser whose site this is; undefined until it was asked for the first time in this browser. */
export const organiserName = (): string | undefined => rendering()?.organiserName ?? known();

/** Asks whose site this is. Without an answer the name of the last visit stays. */
export async function loadSite(): Promise<void> {
  if (told !== undefined) {
    store(KEY, told);
    return;
  }
  try {
    const settings = await request("GET", "/api/settings");
    store(KEY, settings.organiserName);
    setKnown(settings.organiserName);
  } catch {
    // No network, or the API is away: the page that asks for its own data says so.
  }
}
