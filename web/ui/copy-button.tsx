import { loadShell } from "@zapisy/words/shell";
import Check from "~icons/lucide/check";
import Copy from "~icons/lucide/copy";
import type { JSX } from "solid-js";
import { createSignal, onCleanup, Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { Button } from "./button.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";
import { Told } from "./told.tsx";

interface CopyButtonProps {
  /** What lands in the clipboard. */
  text: string;
  /** What is copied: "Kopiuj adres strony". Default "Kopiuj". */
  label?: string;
}

/** Copies a text and says so, to the eye and to a screen reader. Nothing where the browser copies nothing: without https. */
export function CopyButton(props: CopyButtonProps): JSX.Element {
  const t = useMessages(loadShell);
  const [copied, setCopied] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
    clearTimeout(timer);
    timer = setTimeout(() => setCopied(false), 3000);
  };
  return (
    <Show when={"clipboard" in navigator}>
      <Button
        small
        icon={
          <Show when={copied()} fallback={<Copy />}>
            <Check />
          </Show>
        }
        onClick={copy}
      >
        {copied() ? t().action.copied : (props.label ?? t().action.copy)}
      </Button>
      <VisuallyHidden role="status">
        <Told>{copied() ? t().action.copied : ""}</Told>
      </VisuallyHidden>
    </Show>
  );
}
