import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./selection.module.css";

/** Asks for the reason of something that the history keeps, and does it. */
export function ReasonDialog(props: {
  title: string;
  text: string;
  label: string;
  confirmLabel: string;
  danger?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const [reason, setReason] = createSignal("");
  const [isBusy, setBusy] = createSignal(false);
  const refusals = createRefusals();
  const submit = async () => {
    if (isBusy()) return;
    refusals.clear();
    setBusy(true);
    try {
      await props.onConfirm(reason());
      props.onClose();
    } catch (error) {
      refusals.fail(error);
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
          <Button
            kind={props.danger ? "danger" : "primary"}
            type="submit"
            form="selection-reason"
            busy={isBusy()}
          >
            {props.confirmLabel}
          </Button>
          <Button onClick={() => props.onClose()}>{t().cancel}</Button>
        </>
      }
    >
      <form
        id="selection-reason"
        class={styles.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Show when={refusals.failure()}>
          {(text) => <Notice meaning="stop" live="alert" title={text()} />}
        </Show>
        <p>{props.text}</p>
        <TextField
          name="reason"
          label={props.label}
          autocomplete="off"
          maxLength={300}
          value={reason()}
          onInput={setReason}
          error={refusals.error("reason")}
        />
      </form>
    </Dialog>
  );
}
