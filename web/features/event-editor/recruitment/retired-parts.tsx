import { loadStaff } from "@zapisy/words/staff";
import Undo2 from "~icons/lucide/undo-2";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { useEventEditor } from "../event-editor.tsx";
import styles from "./retired-parts.module.css";

/** Something that is asked or offered no more, and how it is put back. */
export interface RetiredPart {
  name: string;
  /** What people still have of it. */
  note?: string;
  restore: () => void;
}

/** What is asked and offered no more: people keep it, and it can be put back. Nothing where there is nothing. */
export function RetiredParts(props: { parts: readonly RetiredPart[] }): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  return (
    <Show when={props.parts.length > 0}>
      <section class={styles.retired} aria-label={t().recruitment.retired}>
        <h2 class={styles.title}>{t().recruitment.retired}</h2>
        <p class={styles.help}>{t().recruitment.retiredHelp}</p>
        <ul class={styles.list} role="list">
          <For each={props.parts}>
            {(part) => (
              <li class={styles.part}>
                <span class={styles.name}>
                  {part.name}
                  <Show when={part.note}>{(note) => <small class={styles.note}>{note()}</small>}</Show>
                </span>
                <Show when={editor.isEditable()}>
                  <Button kind="quiet" small icon={<Undo2 />} onClick={() => part.restore()}>
                    {t().recruitment.restore}
                    <VisuallyHidden>: {part.name}</VisuallyHidden>
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
