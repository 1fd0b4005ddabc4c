import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal, createUniqueId } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./form-dialog.module.css";
import type { createRefusals } from "./refusals.ts";
import { Remarks } from "./remarks.tsx";

interface FormDialogProps {
  title: string;
  submitLabel: string;
  /** Destroys something. */
  danger?: boolean;
  /** Where the form keeps why it was not taken. */
  refusals: Pick<ReturnType<typeof createRefusals>, "clear" | "fail" | "remarks">;
  /** Checks and sends; close the dialog there when it went well. What it throws is said in the form, which can be sent again. */
  onSubmit: () => unknown;
  onClose: () => void;
  children: JSX.Element;
}

/** A dialog that is one form: fields, what was refused, and the buttons at its foot. */
export function FormDialog(props: FormDialogProps): JSX.Element {
  const shell = useMessages(loadShell);
  const id = createUniqueId();
  const [isBusy, setBusy] = createSignal(false);
  const submit = async () => {
    if (isBusy()) return;
    props.refusals.clear();
    setBusy(true);
    try {
      await props.onSubmit();
    } catch (error) {
      props.refusals.fail(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      guarded
      title={props.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind={props.danger ? "danger" : "primary"} type="submit" form={id} busy={isBusy()}>
            {props.submitLabel}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        id={id}
        class={styles.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {props.children}
        <Remarks texts={props.refusals.remarks()} />
      </form>
    </Dialog>
  );
}
