import type { RecordAtStake } from "@zapisy/core/event/schema";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import form from "./editor-form.module.css";
import { RecordedList } from "./recorded-list.tsx";

/** Asks why something is changed that was recorded already, and says what that is. */
export function RecordedDialog(props: {
  recorded: RecordAtStake;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const [reason, setReason] = createSignal("");
  const [isMissing, setMissing] = createSignal(false);
  const submit = () => {
    const why = reason().trim();
    setMissing(why === "");
    if (why) props.onSubmit(why);
  };
  return (
    <Dialog
      open
      guarded
      title={t().recorded.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={submit}>
            {t().recorded.submit}
          </Button>
          <Button onClick={() => props.onClose()}>{t().recorded.later}</Button>
        </>
      }
    >
      <form
        class={form.fields}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{t().recorded.lead}</p>
        <RecordedList recorded={props.recorded} saysChange />
        <TextField
          name="amendment.reason"
          label={t().recorded.reason}
          help={t().recorded.reasonHelp}
          maxLength={300}
          autocomplete="off"
          value={reason()}
          error={isMissing() ? t().recorded.required : undefined}
          onInput={setReason}
        />
      </form>
    </Dialog>
  );
}
