import { loadStaff } from "@zapisy/words/staff";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import styles from "./tag-list.module.css";

interface TagListProps {
  tags: readonly { value: string; label: string }[];
  onRemove: (value: string) => void;
  disabled?: boolean;
}

/** Chosen things as tags that can be taken away. */
export function TagList(props: TagListProps): JSX.Element {
  const t = useMessages(loadStaff);
  return (
    <ul class={styles.list} role="list">
      <For each={props.tags}>
        {(tag) => (
          <li class={styles.tag}>
            {tag.label}
            <button
              type="button"
              class={styles.remove}
              aria-label={t().project.removeTag(tag.label)}
              disabled={props.disabled}
              onClick={() => props.onRemove(tag.value)}
            >
              <X />
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}
