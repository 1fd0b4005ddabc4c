import { useAction } from "@solidjs/router";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import styles from "./own-data.module.css";
import { personalPath } from "./personal-query.ts";
import { Refusal } from "./refusal.tsx";
import { renewLink } from "./own-action.ts";

/** The link of this page, to be kept, or to be ended when it came into wrong hands. */
export function OwnLink(props: {
  view: PersonalView;
  token: string;
  /** The link is no more; the new one is on its way to that address. */
  onRenewed: (email: string) => void;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const renew = useAction(renewLink);
  const [isAsked, setIsAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const confirm = async (email: string) => {
    setFailure(undefined);
    try {
      await renew(props.token);
      setIsAsked(false);
      props.onRenewed(email);
    } catch (error) {
      setFailure(() => error);
    }
  };
  return (
    <section class={styles.section} data-screen-only>
      <h2>{t().personal.link}</h2>
      <p class={styles.remark}>{t().personal.linkHelp}</p>
      <div class={styles.actions}>
        <CopyButton
          text={`${window.location.origin}${personalPath(props.token)}`}
          label={t().personal.copyLink}
        />
        <Show when={props.view.email}>
          {(email) => (
            <>
              <Button popup="dialog" onClick={() => setIsAsked(true)}>
                {t().personal.renewLink}
              </Button>
              <ConfirmDialog
                open={isAsked()}
                title={t().personal.renewTitle}
                confirmLabel={t().personal.renewLink}
                onConfirm={() => confirm(email())}
                onClose={() => setIsAsked(false)}
              >
                <p>{t().personal.renewText(email())}</p>
                <Refusal error={failure()} />
              </ConfirmDialog>
            </>
          )}
        </Show>
      </div>
    </section>
  );
}
