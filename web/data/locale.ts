import type { Area, Locale } from "@zapisy/words";
import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";
import { readStored, store, tellServer } from "./browser-storage.ts";
import { rendering } from "./rendered.ts";

/** Also the name of the cookie by which the server knows (`functions/page/locale.ts`). */
const STORAGE_KEY = "zapisy.locale";

function chosenLocale(): Locale | undefined {
  const stored = readStored(STORAGE_KEY);
  return stored === "pl" || stored === "en" ? stored : undefined;
}

function firstLocale(): Locale {
  if (isServer) return "pl";
  const chosen = chosenLocale();
  if (chosen) tellServer(STORAGE_KEY, chosen);
  // The document begins in it: the server rendered it so (see `restoreLocale`), or `web/begin.js` found out.
  return document.documentElement.lang === "en" ? "en" : "pl";
}

const [current, setCurrent] = createSignal<Locale>(firstLocale());
const loaded = new Map<Area<unknown>, Partial<Record<Locale, unknown>>>();

/** The language that the interface speaks now; reactive. */
export const locale = (): Locale => rendering()?.locale ?? current();

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
  if (isServer) {
    // Whatever is loaded there is loaded once, for the visitors of both languages.
    await Promise.all([load(area, "pl"), load(area, "en")]);
    return;
  }
  let wanted: Locale;
  // The language may be switched while its texts are on the way.
  do {
    wanted = current();
    await load(area, wanted);
  } while (wanted !== current());
}

/** Whether an area is there in the current language, for what may be shown before any page is. */
export function hasMessages(area: Area<unknown>): boolean {
  return loaded.get(area)?.[locale()] !== undefined;
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
  tellServer(STORAGE_KEY, wanted);
}

/** Shows a page that came in another language in the one that was chosen in this browser, before the server was told. */
export async function restoreLocale(): Promise<void> {
  const chosen = chosenLocale();
  if (!chosen || chosen === current()) return;
  try {
    await setLocale(chosen);
  } catch {
    // Without a network the page stays readable in the language in which it came.
  }
}

/**
 * The messages of an area in the current language: `const t = useMessages(loadShell)`, then
 * `t().action.close`. Reactive: a switch of language changes every text in place.
 * @throws Error when the page did not name the area in `page(…)`
 */
export function useMessages<Messages>(area: Area<Messages>): () => Messages {
  // oxlint-disable-next-line solid/reactivity -- an accessor: it is tracked where the caller reads it
  return () => {
    const texts = loaded.get(area)?.[locale()];
    if (texts === undefined)
      throw new Error("Messages are read before they are loaded: name the area in page()");
    return texts as Messages;
  };
}
