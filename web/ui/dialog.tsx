import { loadShell } from "@zapisy/words/shell";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createEffect, createUniqueId, onCleanup, Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { Button } from "./button.tsx";
import styles from "./dialog.module.css";

interface DialogProps {
  open: boolean;
  /** The person wants to leave: Escape, the cross, a press beside the dialog. Set `open` to false there. */
  onClose: () => void;
  title: string;
  /** `sheet` slides in from the side and is as high as the window, for details beside a list. Default `box`. */
  look?: "box" | "sheet";
  /** Buttons at the foot; the primary one first. */
  actions?: JSX.Element;
  /** A press beside the dialog does not close it, so that a form is not lost by a slip. */
  guarded?: boolean;
  children: JSX.Element;
}

const FIRST_CONTROL =
  "input:not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled), a[href]";

/**
 * A modal dialog on the browser's own `<dialog>`: it keeps the focus inside, makes the page behind inert,
 * closes on Escape and gives the focus back to where it was. Focus starts at the element with
 * `autofocus`, else at the first control. Contents exist only while it is open.
 */
export function Dialog(props: DialogProps): JSX.Element {
  return (
    <Show when={props.open}>
      <OpenDialog {...props} />
    </Show>
  );
}

function OpenDialog(props: DialogProps): JSX.Element {
  const t = useMessages(loadShell);
  const titleId = createUniqueId();
  const returnTo = document.activeElement;
  let dialog: HTMLDialogElement | undefined;
  let body: HTMLDivElement | undefined;

  createEffect(() => {
    dialog?.showModal();
    // Chrome starts at contents that scroll; a person starts at the first control in them.
    if (document.activeElement === body) body?.querySelector<HTMLElement>(FIRST_CONTROL)?.focus();
  });
  onCleanup(() => {
    dialog?.close();
    // A dialog that leaves the document cannot give the focus back by itself.
    if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus();
  });

  return (
    <dialog
      ref={(element) => (dialog = element)}
      class={styles.dialog}
      data-look={props.look ?? "box"}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && !props.guarded) props.onClose();
      }}
    >
      <div class={styles.frame}>
        <h2 class={styles.title} id={titleId}>
          {props.title}
        </h2>
        <div class={styles.body} ref={(element) => (body = element)}>
          {props.children}
        </div>
        <Show when={props.actions}>{(actions) => <footer class={styles.footer}>{actions()}</footer>}</Show>
        {/* Last in order, so that the focus starts in the contents; first for the eye. */}
        <div class={styles.close}>
          <Button kind="quiet" label={t().action.close} icon={<X />} onClick={() => props.onClose()} />
        </div>
      </div>
    </dialog>
  );
}
