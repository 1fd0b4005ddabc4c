import { revalidate, useAction } from "@solidjs/router";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { acceptOffer, confirmAddress } from "./own-action.ts";
import { getPersonalView } from "./personal-query.ts";
import { Refusal } from "./refusal.tsx";
import { showState } from "./registration-state.tsx";

const ACTIONS = { confirm: confirmAddress, accept: acceptOffer };

/**
 * The button by which somebody keeps the seat that waits for them: until the address is confirmed, or until they take
 * what is offered. Opening the link alone does nothing: programs do.
 */
export function Confirmation(props: { token: string; what: keyof typeof ACTIONS }): JSX.Element {
  const t = useMessages(loadRegistration);
  // oxlint-disable-next-line solid/reactivity -- what a seat waits for does not change while it does
  const confirm = useAction(ACTIONS[props.what]);
  const [isSending, setIsSending] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const send = async () => {
    if (isSending()) return;
    setFailure(undefined);
    setIsSending(true);
    try {
      await confirm(props.token);
      showToast({ text: props.what === "accept" ? t().personal.accepted : t().personal.confirmed });
      showState();
    } catch (error) {
      setFailure(() => error);
      if (error instanceof ApiError && error.status === 409)
        void revalidate(getPersonalView.keyFor(props.token));
    } finally {
      setIsSending(false);
    }
  };
  return (
    <>
      <Refusal error={failure()} />
      <Button kind="primary" busy={isSending()} wideOnPhone onClick={() => void send()}>
        {t().personal[props.what]}
      </Button>
    </>
  );
}
