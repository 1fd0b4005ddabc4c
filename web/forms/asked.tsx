import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { ApiError } from "../data/client.ts";
import { useErrorText } from "../data/error-text.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { showToast } from "../ui/toast.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { Remarks } from "./remarks.tsx";

interface AskedProps {
  label: string;
  /** What of several it is about, for who does not see where the button stands. */
  about?: string;
  title: string;
  text: string;
  /** What is said when it is done. */
  done: string;
  run: () => Promise<unknown>;
  onChanged: () => Promise<void>;
}

/** A button for what is done once it was asked whether it is meant. */
export function Asked(props: AskedProps): JSX.Element {
  const errors = useErrorText();
  const [isAsked, setIsAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const confirm = async () => {
    setFailure(undefined);
    try {
      await props.run();
      setIsAsked(false);
      showToast({ text: props.done });
      await props.onChanged();
    } catch (caught) {
      setFailure(errors.ofError(caught));
      if (caught instanceof ApiError && caught.status === 409) await props.onChanged();
    }
  };
  return (
    <>
      <Button small popup="dialog" onClick={() => setIsAsked(true)}>
        {props.label}
        <Show when={props.about}>{(about) => <VisuallyHidden> – {about()}</VisuallyHidden>}</Show>
      </Button>
      <ConfirmDialog
        open={isAsked()}
        title={props.title}
        confirmLabel={props.label}
        onConfirm={confirm}
        onClose={() => setIsAsked(false)}
      >
        <p>{props.text}</p>
        <Remarks texts={[failure()].filter((text) => text !== undefined)} />
      </ConfirmDialog>
    </>
  );
}
