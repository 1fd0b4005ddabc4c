import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import { locale, setLocale, useMessages } from "../data/locale.ts";
import { showToast } from "./toast.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";
import styles from "./switch.module.css";

/** PL and EN, each named in its own language. */
export function LanguageSwitch(): JSX.Element {
  const t = useMessages(loadShell);
  const choose = async (wanted: "pl" | "en") => {
    try {
      await setLocale(wanted);
    } catch {
      showToast({ meaning: "stop", text: t().problem.offline });
    }
  };
  return (
    <div class={styles.switch} role="group" aria-label={t().language.label}>
      <For each={["pl", "en"] as const}>
        {(each) => (
          <button
            type="button"
            class={styles.choice}
            lang={each}
            aria-pressed={locale() === each}
            onClick={() => choose(each)}
          >
            {each.toUpperCase()}
            <VisuallyHidden> – {t().language[each]}</VisuallyHidden>
          </button>
        )}
      </For>
    </div>
  );
}
