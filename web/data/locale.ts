import type { Area, Locale } from "@zapisy/words";
import { createSignal } from "solid-js";
import { readStored, store } from "./browser-storage.ts";

const STORAGE_KEY = "zapisy.locale";

function firstLocale(): Locale {
  const stored = readStored(STORAGE_KEY);
  if (stored === "pl" || stored === "en") return stored;
  // Polish is the language of the house: English only for those whose browser asks for something else first.
  const wanted = navigator.language.toLowerCase();
  return wanted.startsWith("en") ? "en" : "pl";
}

const [current, setCurrent] = createSignal<Locale>(firstLocale());
const loaded = new Map<Area<unknown>, Partial<Record<Locale, unknown>>>();

/** The language that the interface speaks now; reactive. */
export const locale = current;

async function load(area: Area<unknown>, wanted: Locale): Promise<void> {
  const texts = loaded.get(area) ?? {};
  loaded.set(area, texts);
  texts[wanted] ??= await area(wanted);
}

/**
 * Fetches an area of messages in the current language. Pages do not call it: `page()` of
 * `web/routes/page.tsx` waits for the areas that it is given, so no key is ever shown.
 */
export async function loadMessages(area: Area<unknown>): Promise<void> {
  let wanted: Locale;
  // The language may be switched while its texts are on the way.
  do {
    wanted = current();
    await load(area, wanted);
  } while (wanted !== current());
}

/** Whether an area is there in the current language, for what may be shown before any page is. */
export function hasMessages(area: Area<unknown>): boolean {
  return loaded.get(area)?.[current()] !== undefined;
}

/**
 * Switches the language and remembers the choice. Everything that is on the screen changes at once,
 * after all areas in use have arrived.
 * @throws TypeError when the texts cannot be fetched; the language then stays as it was
 */
export async function setLocale(wanted: Locale): Promise<void> {
  await Promise.all([...loaded.keys()].map((area) => load(area, wanted)));
  setCurrent(wanted);
  store(STORAGE_KEY, wanted);
}

/**
 * The messages of an area in the current language: `const t = useMessages(loadShell)`, then
 * `t().action.close`. Reactive: a switch of language changes every text in place.
 * @throws Error when the page did not name the area in `page(…)`
 */
export function useMessages<Messages>(area: Area<Messages>): () => Messages {
  // oxlint-disable-next-line solid/reactivity -- an accessor: it is tracked where the caller reads it
  return () => {
    const texts = loaded.get(area)?.[current()];
    if (texts === undefined)
      throw new Error("Messages are read before they are loaded: name the area in page()");
    return texts as Messages;
  };
}
