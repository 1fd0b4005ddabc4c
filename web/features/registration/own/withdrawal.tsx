import { useAction } from "@solidjs/router";
import { hasPlace, isOffered } from "@zapisy/core/registration/rules";
import type { RegistrationStatus } from "@zapisy/core/registration/schema";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { Refusal } from "./refusal.tsx";
import { showState } from "./registration-state.tsx";
import { withdrawRegistration } from "./own-action.ts";

/** Gives one's place up, or declines the one that is offered, after one question. */
export function Withdrawal(props: { token: string; status: RegistrationStatus }): JSX.Element {
  const t = useMessages(loadRegistration);
  const withdraw = useAction(withdrawRegistration);
  const [isAsked, setIsAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const words = () => {
    const { decline, declineTitle, declineText, withdraw: label, withdrawTitle, ...texts } = t().personal;
    if (isOffered(props)) return { label: decline, title: declineTitle, text: declineText };
    const text = hasPlace(props.status) ? texts.withdrawSeat : texts.withdrawWaiting;
    return { label, title: withdrawTitle, text };
  };
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
      <Button popup="dialog" wideOnPhone={isOffered(props)} onClick={() => setIsAsked(true)}>
        {words().label}
      </Button>
      <ConfirmDialog
        open={isAsked()}
        title={words().title}
        confirmLabel={words().label}
        danger
        onConfirm={confirm}
        onClose={() => setIsAsked(false)}
      >
        <p>{words().text}</p>
        <Refusal error={failure()} />
      </ConfirmDialog>
    </>
  );
}
