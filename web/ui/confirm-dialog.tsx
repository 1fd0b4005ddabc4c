import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createEffect, createSignal, on, Show } from "solid-js";
import { useErrorText } from "../data/error-text.ts";
import { useMessages } from "../data/locale.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Notice } from "./notice.tsx";

interface ConfirmDialogProps {
  open: boolean;
  /** The question: "Wycofać zgłoszenie?" */
  title: string;
  /** What will happen, and whether it can be undone. */
  children: JSX.Element;
  /** The act as a verb: "Wycofaj zgłoszenie". */
  confirmLabel: string;
  /** Destroys something: red, and the focus starts at "Anuluj". */
  danger?: boolean;
  /**
   * The button is busy until the promise settles; close the dialog there when it went well. What it throws is said in the
   * dialog, which stays open to be confirmed again.
   */
  onConfirm: () => unknown;
  onClose: () => void;
}

/** Asks once, in words, before something that is hard to take back. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const t = useMessages(loadShell);
  const errors = useErrorText();
  const [failure, setFailure] = createSignal<string>();
  createEffect(
    on(
      () => props.open,
      () => setFailure(undefined),
    ),
  );
  const confirm = async () => {
    setFailure(undefined);
    try {
      await props.onConfirm();
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  return (
    <Dialog
      open={props.open}
      title={props.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind={props.danger ? "danger" : "primary"} onClick={confirm}>
            {props.confirmLabel}
          </Button>
          <Button autofocus={props.danger} onClick={() => props.onClose()}>
            {t().action.cancel}
          </Button>
        </>
      }
    >
      {props.children}
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
    </Dialog>
  );
}
