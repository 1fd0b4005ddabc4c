import { createSignal } from "solid-js";
import { readStored, store } from "./browser-storage.ts";

/** How the site looks: light, dark, or as the system is set. */
export type Theme = "light" | "dark" | "system";

const STORAGE_KEY = "zapisy.theme";

function storedTheme(): Theme {
  const stored = readStored(STORAGE_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

const [current, setCurrent] = createSignal<Theme>(storedTheme());

/** The chosen appearance; reactive. `web/theme.js` applies it before the first paint. */
export const theme = current;

/** Changes the appearance and remembers it in this browser. */
export function setTheme(wanted: Theme): void {
  setCurrent(wanted);
  store(STORAGE_KEY, wanted === "system" ? undefined : wanted);
  if (wanted === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
}
