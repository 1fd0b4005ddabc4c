import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

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
  /** The button is busy until the promise settles; close the dialog there when it went well. */
  onConfirm: () => unknown;
  onClose: () => void;
}

/** Asks once, in words, before something that is hard to take back. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <Dialog
      open={props.open}
      title={props.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind={props.danger ? "danger" : "primary"} onClick={() => props.onConfirm()}>
            {props.confirmLabel}
          </Button>
          <Button autofocus={props.danger} onClick={() => props.onClose()}>
            {t().action.cancel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
