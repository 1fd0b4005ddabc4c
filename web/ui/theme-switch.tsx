import { loadShell } from "@zapisy/words/shell";
import Monitor from "~icons/lucide/monitor";
import Moon from "~icons/lucide/moon";
import Sun from "~icons/lucide/sun";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { useDevice } from "../data/rendered.ts";
import { setTheme, theme } from "../data/theme.ts";
import styles from "./switch.module.css";

const CHOICES = [
  ["light", Sun],
  ["dark", Moon],
  ["system", Monitor],
] as const;

/** Light, dark, or as the system is set. */
export function ThemeSwitch(): JSX.Element {
  const t = useMessages(loadShell);
  const isDeviceKnown = useDevice();
  const chosen = () => (isDeviceKnown() ? theme() : "system");
  return (
    <div class={styles.switch} role="group" aria-label={t().theme.label}>
      <For each={CHOICES}>
        {([each, Icon]) => (
          <button
            type="button"
            class={styles.choice}
            aria-pressed={chosen() === each}
            aria-label={t().theme[each]}
            title={t().theme[each]}
            onClick={() => setTheme(each)}
          >
            <Icon />
          </button>
        )}
      </For>
    </div>
  );
}
