import { createSignal } from "solid-js";
import { readStored, store } from "./browser-storage.ts";
import { request } from "./client.ts";

const KEY = "zapisy.organiser";
const [organiserName, setOrganiserName] = createSignal(readStored(KEY));

/** Name of the organiser whose site this is; undefined until it was asked for the first time in this browser. */
export { organiserName };

/** Asks whose site this is. Without an answer the name of the last visit stays. */
export async function loadSite(): Promise<void> {
  try {
    const settings = await request("GET", "/api/settings");
    store(KEY, settings.organiserName);
    setOrganiserName(settings.organiserName);
  } catch {
    // No network, or the API is away: the page that asks for its own data says so.
  }
}
