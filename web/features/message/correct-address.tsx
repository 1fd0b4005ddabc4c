import type { EventMessage } from "@zapisy/core/message/answer";
import { loadMessage } from "@zapisy/words/message";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { correctAddress } from "./message-api.ts";

interface CorrectAddressProps {
  eventId: string;
  message: EventMessage;
  /** What the mail is called, and whose it is. */
  name: string;
  onChanged: () => Promise<void>;
}

/** A button that puts the address right of somebody who is not registered, and sends what did not arrive there. */
export function CorrectAddress(props: CorrectAddressProps): JSX.Element {
  const t = useMessages(loadMessage);
  const refusals = createRefusals();
  const [isOpen, setOpen] = createSignal(false);
  const [email, setEmail] = createSignal("");
  const open = () => {
    refusals.clear();
    setEmail(props.message.to);
    setOpen(true);
  };
  const submit = async () => {
    await correctAddress(props.eventId, props.message.ownerId, props.message.messageId, email());
    setOpen(false);
    showToast({ text: t().correct.done(email()) });
    await props.onChanged();
  };
  const meaning = () => {
    const { whose } = props.message;
    return whose === "participant" || whose === "account" ? "" : t().correct.means[whose];
  };
  return (
    <>
      <Button small popup="dialog" onClick={open}>
        {t().correct.label}
        <VisuallyHidden> – {props.name}</VisuallyHidden>
      </Button>
      <Show when={isOpen()}>
        <FormDialog
          title={t().correct.title}
          submitLabel={t().correct.submit}
          refusals={refusals}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        >
          <p>{meaning()}</p>
          <TextField
            name="email"
            type="email"
            label={t().correct.email}
            value={email()}
            error={refusals.error("email")}
            onInput={setEmail}
          />
        </FormDialog>
      </Show>
    </>
  );
}
