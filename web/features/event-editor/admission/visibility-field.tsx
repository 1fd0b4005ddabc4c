import { VISIBILITIES } from "@zapisy/core/event/schema";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useErrorText } from "../../../data/error-text.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { showToast } from "../../../ui/toast.tsx";
import form from "../editor-form.module.css";
import { renewAddress } from "../event-api.ts";
import { useEventEditor } from "../event-editor.tsx";
import styles from "./visibility-field.module.css";

/** Who finds the event, and the address to send where it is in no list. */
export function VisibilityField(): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const chosen = () => editor.draft.visibility ?? "public";
  const isSaved = () => chosen() === (editor.view().visibility ?? "public");
  return (
    <>
      <RadioGroup
        name="visibility"
        label={t().field.visibility}
        disabled={!editor.isEditable()}
        value={chosen()}
        error={editor.error("visibility")}
        options={VISIBILITIES.map((value) => ({
          value,
          label: t().admission.visibility[value],
          help: t().admission.visibilityHelp[value],
        }))}
        onChange={(value) =>
          editor.update((event) => (event.visibility = value === "public" ? undefined : value))
        }
      />
      <Show when={chosen() !== "public"}>
        <Show when={isSaved()} fallback={<p class={form.lead}>{t().admission.addressLater}</p>}>
          <Address />
        </Show>
      </Show>
    </>
  );
}

function Address(): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const editor = useEventEditor();
  const [isAsked, setIsAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const isClosed = () => editor.view().visibility === "closed";
  const link = () => `${location.origin}/events/${editor.view().address}`;
  const close = () => {
    setIsAsked(false);
    setFailure(undefined);
  };
  const renew = async () => {
    setFailure(undefined);
    try {
      const { eventId } = editor.view();
      if (!(await editor.command((version) => renewAddress(eventId, version)))) return;
      close();
      showToast({ text: t().admission.renewed });
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  return (
    <div class={styles.address}>
      <p class={styles.label}>{t().admission.address}</p>
      <code class={styles.link}>{link()}</code>
      <Show when={editor.view().publishedAt === undefined}>
        <p class={form.lead}>{t().admission.addressDraft}</p>
      </Show>
      <Show when={isClosed()}>
        <p class={form.lead}>{t().admission.addressHelp}</p>
      </Show>
      <div class={form.cardActions}>
        <CopyButton text={link()} label={t().admission.copyAddress} />
        <Show when={isClosed() && editor.isEditable()}>
          <Button small popup="dialog" onClick={() => setIsAsked(true)}>
            {t().admission.renew}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={isAsked()}
        title={t().admission.renewTitle}
        confirmLabel={t().admission.renew}
        onConfirm={renew}
        onClose={close}
      >
        <p>{t().admission.renewText}</p>
        <Show when={failure()}>{(text) => <Notice meaning="stop" live="alert" title={text()} />}</Show>
      </ConfirmDialog>
    </div>
  );
}
