import { loadShell } from "@zapisy/words/shell";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { Button } from "./button.tsx";
import type { Meaning } from "./meaning.tsx";
import { MeaningIcon } from "./meaning.tsx";
import styles from "./toast.module.css";

/** A short word that something was done, with a way back. */
export interface ToastContent {
  text: string;
  /** Default `ok`. */
  meaning?: Meaning;
  /** Takes the act back; offered as a button for as long as the toast is there. */
  undo?: () => unknown;
}

const [toasts, setToasts] = createSignal<ToastContent[]>([]);

const dismiss = (toast: ToastContent) => setToasts((list) => list.filter((each) => each !== toast));

/**
 * Shows a toast. It stays for 6 s, or 12 s when it can be undone, and as long as the pointer or the
 * focus is on it. For what a person must read and act on, and inside an open `Dialog` (behind which a
 * toast would be out of reach), use `Notice`.
 */
export function showToast(content: ToastContent): void {
  // Three at most: older ones have had their time.
  setToasts((list) => [...list, { ...content }].slice(-3));
}

/** The corner where toasts appear, and the live region that reads them. Once per layout. */
export function ToastRegion(): JSX.Element {
  return (
    <div class={styles.region} role="status" aria-live="polite" aria-relevant="additions" data-screen-only>
      <For each={toasts()}>{(toast) => <Toast toast={toast} />}</For>
    </div>
  );
}

function Toast(props: { toast: ToastContent }): JSX.Element {
  const t = useMessages(loadShell);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hold = () => clearTimeout(timer);
  const release = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dismiss(props.toast), props.toast.undo ? 12_000 : 6000);
  };
  const undo = async () => {
    await props.toast.undo?.();
    dismiss(props.toast);
  };
  onMount(release);
  onCleanup(hold);
  return (
    <div
      class={styles.toast}
      data-meaning={props.toast.meaning ?? "ok"}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocusIn={hold}
      onFocusOut={release}
    >
      <MeaningIcon meaning={props.toast.meaning ?? "ok"} />
      <p class={styles.text}>{props.toast.text}</p>
      <Show when={props.toast.undo}>
        <Button kind="quiet" small onClick={() => undo()}>
          {t().action.undo}
        </Button>
      </Show>
      <Button kind="quiet" small label={t().action.close} icon={<X />} onClick={() => dismiss(props.toast)} />
    </div>
  );
}
