import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { Index } from "solid-js";
import { useMessages } from "../data/locale.ts";
import styles from "./skeleton.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

interface SkeletonProps {
  /** Number of grey lines or rows. Default 3. */
  lines?: number;
  /** `text` for paragraphs, `rows` for a list or table, `page` with a heading on top. Default `text`. */
  look?: "text" | "rows" | "page";
}

/** Where contents are on their way. Appears after 300 ms, so that what comes at once does not flicker. */
export function Skeleton(props: SkeletonProps): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <div class={styles.skeleton} data-look={props.look ?? "text"} role="status">
      <VisuallyHidden>{t().loading}</VisuallyHidden>
      <Index each={Array.from({ length: props.lines ?? 3 })}>
        {() => <div class={styles.line} aria-hidden="true" />}
      </Index>
    </div>
  );
}
