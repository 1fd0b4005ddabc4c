import { revalidate, useAction } from "@solidjs/router";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { getPersonalView } from "./personal-query.ts";
import { Refusal } from "./refusal.tsx";
import { confirmAddress } from "./own-action.ts";

/** The button by which somebody keeps the seat that is held for them. Opening the link alone does nothing: programs do. */
export function Confirmation(props: { token: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  const confirm = useAction(confirmAddress);
  const [isSending, setIsSending] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const send = async () => {
    if (isSending()) return;
    setFailure(undefined);
    setIsSending(true);
    try {
      await confirm(props.token);
      showToast({ text: t().personal.confirmed });
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
        {t().personal.confirm}
      </Button>
    </>
  );
}
