import { useAction } from "@solidjs/router";
import { hasPlace } from "@zapisy/core/registration/rules";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { Refusal } from "./refusal.tsx";
import { REGISTRATION_STATE_ID } from "./registration-state.tsx";
import { withdrawRegistration } from "./own-action.ts";

/** Leads whoever pressed a button that is gone to what the registration is now. */
function showState(): void {
  // After the dialog, which gives the focus back to the button that opened it.
  requestAnimationFrame(() => {
    const state = document.getElementById(REGISTRATION_STATE_ID);
    state?.scrollIntoView({ block: "center" });
    state?.focus({ preventScroll: true });
  });
}

/** Gives one's place up, after one question. */
export function Withdrawal(props: { token: string; status: RegistrationStatus }): JSX.Element {
  const t = useMessages(loadRegistration);
  const withdraw = useAction(withdrawRegistration);
  const [isAsked, setIsAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const confirm = async () => {
    setFailure(undefined);
    try {
      await withdraw(props.token);
      setIsAsked(false);
      showToast({ text: t().personal.withdrawn });
      showState();
    } catch (error) {
      setFailure(() => error);
    }
  };
  return (
    <>
      <Button popup="dialog" onClick={() => setIsAsked(true)}>
        {t().personal.withdraw}
      </Button>
      <ConfirmDialog
        open={isAsked()}
        title={t().personal.withdrawTitle}
        confirmLabel={t().personal.withdraw}
        danger
        onConfirm={confirm}
        onClose={() => setIsAsked(false)}
      >
        <p>{hasPlace(props.status) ? t().personal.withdrawSeat : t().personal.withdrawWaiting}</p>
        <Refusal error={failure()} />
      </ConfirmDialog>
    </>
  );
}
