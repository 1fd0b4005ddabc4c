import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { TextField } from "../ui/text-field.tsx";
import { focusRefused } from "./focus-field.ts";
import { FormDialog } from "./form-dialog.tsx";
import { createRefusals } from "./refusals.ts";

/** Asks for the reason of something that the history keeps, and does it. */
export function ReasonDialog(props: {
  title: string;
  text: string;
  label: string;
  /** What has to be known to write it. */
  help?: string;
  confirmLabel: string;
  danger?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const [reason, setReason] = createSignal("");
  const refusals = createRefusals(focusRefused);
  return (
    <FormDialog
      title={props.title}
      submitLabel={props.confirmLabel}
      danger={props.danger}
      refusals={refusals}
      onSubmit={async () => {
        if (!reason().trim()) return refusals.refuse([{ path: "reason", code: "field.required" }]);
        await props.onConfirm(reason());
        props.onClose();
      }}
      onClose={props.onClose}
    >
      <p>{props.text}</p>
      <TextField
        name="reason"
        label={props.label}
        help={props.help}
        autocomplete="off"
        maxLength={300}
        value={reason()}
        onInput={setReason}
        error={refusals.error("reason")}
      />
    </FormDialog>
  );
}
