import { query } from "@solidjs/router";
import type { OwnInvitation } from "@zapisy/core/invitation/answer";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { request } from "../../../data/client.ts";
import { useErrorText } from "../../../data/error-text.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";

/** One's own invitation by the token of its link. */
export const getInvitation = query(
  (token: string) => request("GET", "/api/invitations/{token}", { params: { token } }),
  "invitation",
);

/** Whose invitation opened the form, and the button to say that one does not come. */
export function InvitationNotice(props: { token: string; invitation: OwnInvitation }): JSX.Element {
  const t = useMessages(loadRegistration);
  const errors = useErrorText();
  const [declined, setDeclined] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const isDeclined = () => declined() || props.invitation.isDeclined;
  const decline = async () => {
    if (isBusy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { token } = props;
      setDeclined(
        (await request("POST", "/api/invitations/{token}/refusal", { params: { token } })).isDeclined,
      );
    } catch (error) {
      setFailure(errors.ofError(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div role="status">
      <Show
        when={!props.invitation.isUsed}
        fallback={
          <Notice meaning="note" title={t().invitation.used}>
            <p>{t().invitation.usedText}</p>
          </Notice>
        }
      >
        <Show
          when={isDeclined()}
          fallback={
            <Notice
              meaning="note"
              title={t().invitation.title(props.invitation.email)}
              actions={
                <Button busy={isBusy()} onClick={decline}>
                  {t().invitation.decline}
                </Button>
              }
            >
              <p>{t().invitation.text}</p>
            </Notice>
          }
        >
          <Notice meaning="note" title={t().invitation.declined}>
            <p>{t().invitation.declinedText}</p>
          </Notice>
        </Show>
        <Show when={failure()}>{(text) => <Notice meaning="stop">{text()}</Notice>}</Show>
      </Show>
    </div>
  );
}
