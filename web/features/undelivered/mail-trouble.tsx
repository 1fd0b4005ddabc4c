import type { StaffEventView } from "@zapisy/core/event/answer";
import type { MailTrouble as Trouble } from "@zapisy/core/undelivered/answer";
import { formatDateTime } from "@zapisy/words";
import { loadMail, mailName } from "@zapisy/words/mail";
import { loadUndelivered } from "@zapisy/words/undelivered";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { ReasonDialog } from "../../forms/reason-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
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
  const lift = async (reason: string) => {
    await trustAddress(props.event.eventId, props.registrationId, reason);
    showToast({ text: t().lifted });
    await props.onChanged();
  };
  return (
    <>
      <Show when={props.trouble.undelivered}>
        {(missed) => (
          <Notice
            meaning={missed().dealt ? "note" : "stop"}
            title={t().missed(mailName(mails(), missed().kind))}
          >
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
        <ReasonDialog
          title={t().liftTitle}
          text={t().liftText}
          label={t().liftReason}
          help={t().liftReasonHelp}
          confirmLabel={t().lift}
          onConfirm={lift}
          onClose={() => setAsked(false)}
        />
      </Show>
    </>
  );
}
