import type { StaffEventView } from "@zapisy/core/event/answer";
import type { MailTrouble as Trouble } from "@zapisy/core/undelivered/answer";
import { formatDateTime } from "@zapisy/words";
import { loadMail, type MailKind } from "@zapisy/words/mail";
import { loadUndelivered } from "@zapisy/words/undelivered";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { trustAddress } from "./undelivered-api.ts";

interface MailTroubleProps {
  event: Pick<StaffEventView, "eventId" | "timeZone">;
  registrationId: string;
  trouble: Trouble;
  mayChange: boolean;
  onChanged: () => Promise<void>;
}

/** What did not arrive at a person, and that their address gets no mail to many, which staff can end with a reason. */
export function MailTrouble(props: MailTroubleProps): JSX.Element {
  const t = useMessages(loadUndelivered);
  const mails = useMessages(loadMail);
  const [isAsked, setAsked] = createSignal(false);
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const nameOf = (kind: string) => mails().kind[kind as MailKind]?.name ?? kind;
  return (
    <>
      <Show when={props.trouble.undelivered}>
        {(missed) => (
          <Notice meaning={missed().dealt ? "note" : "stop"} title={t().missed(nameOf(missed().kind))}>
            <p>{missed().isSentAgain ? t().sentAgain : t().reason[missed().reason]}</p>
            <Show when={missed().dealt} fallback={<p>{t().since(at(missed().since))}</p>}>
              {(dealt) => <p>{t().dealt(at(dealt().at), dealt().by)}</p>}
            </Show>
          </Notice>
        )}
      </Show>
      <Show when={props.trouble.suppressed}>
        {(suppressed) => (
          <Notice
            meaning="wait"
            title={t().suppressed}
            actions={
              <Show when={props.mayChange}>
                <Button small popup="dialog" onClick={() => setAsked(true)}>
                  {t().lift}
                </Button>
              </Show>
            }
          >
            <p>{t().suppressedWhy[suppressed().reason](at(suppressed().since))}</p>
          </Notice>
        )}
      </Show>
      <Show when={isAsked()}>
        <Lift {...props} onClose={() => setAsked(false)} />
      </Show>
    </>
  );
}

function Lift(props: MailTroubleProps & { onClose: () => void }): JSX.Element {
  const t = useMessages(loadUndelivered);
  const errors = useErrorText();
  const [reason, setReason] = createSignal("");
  const [failure, setFailure] = createSignal<string>();
  const confirm = async () => {
    setFailure(undefined);
    try {
      await trustAddress(props.event.eventId, props.registrationId, reason().trim());
      showToast({ text: t().lifted });
      props.onClose();
      await props.onChanged();
    } catch (caught) {
      setFailure(errors.ofError(caught));
    }
  };
  return (
    <ConfirmDialog
      open
      title={t().liftTitle}
      confirmLabel={t().lift}
      onConfirm={confirm}
      onClose={() => props.onClose()}
    >
      <p>{t().liftText}</p>
      <TextField
        name="reason"
        label={t().liftReason}
        help={t().liftReasonHelp}
        maxLength={300}
        value={reason()}
        error={failure()}
        onInput={setReason}
      />
    </ConfirmDialog>
  );
}
