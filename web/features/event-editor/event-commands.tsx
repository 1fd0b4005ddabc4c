import { useNavigate } from "@solidjs/router";
import type { RecordAtStake } from "@zapisy/core/event/schema";
import { loadStaff } from "@zapisy/words/staff";
import Ban from "~icons/lucide/ban";
import Copy from "~icons/lucide/copy";
import Lock from "~icons/lucide/lock";
import LockOpen from "~icons/lucide/lock-open";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import type { MenuItem } from "../../ui/menu.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { CopyDialog } from "./copy-dialog.tsx";
import form from "./editor-form.module.css";
import { cancelEvent, commandEvent, copyEvent, deleteEvent, recordedOf } from "./event-api.ts";
import { useEventEditor } from "./event-editor.tsx";
import { RecordedList } from "./recorded-list.tsx";

/** What can be done with an event as a whole: end recruitment, copy, cancel, delete. */
export function EventCommands(): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const editor = useEventEditor();
  const navigate = useNavigate();
  const [open, setOpen] = createSignal<"close" | "cancel" | "copy" | "remove">();
  const [reason, setReason] = createSignal("");
  const [reasonError, setReasonError] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const [recorded, setRecorded] = createSignal<RecordAtStake>();

  const eventId = () => editor.view().eventId;
  const isHidden = () => editor.view().publishedAt === undefined;
  /** Who ever registered, also those who left: their draft is kept for the history. */
  const everybody = () => {
    const counted = Object.values(editor.counts()?.byStatus ?? {});
    return Math.max(
      editor.people(),
      counted.reduce((sum, count) => sum + count, 0),
    );
  };
  const dismiss = () => {
    setOpen(undefined);
    setFailure(undefined);
    setReasonError(undefined);
    setRecorded(undefined);
  };
  const attempt = async (work: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      if (open()) setFailure(errors.ofError(error));
      else showToast({ meaning: "stop", text: errors.ofError(error) });
    }
  };
  const run = (command: "close" | "reopen", done: string) =>
    attempt(async () => {
      if (!(await editor.command((version) => commandEvent(eventId(), command, version)))) return;
      dismiss();
      showToast({ text: done });
    });
  const cancel = async () => {
    const why = reason().trim();
    if (!why) {
      setReasonError(errors.ofIssue({ path: "reason", code: "field.required" }));
      return;
    }
    const { eventId: id } = editor.view();
    await attempt(async () => {
      try {
        const isMeant = recorded() !== undefined;
        if (!(await editor.command((version) => cancelEvent(id, version, why, isMeant)))) return;
      } catch (error) {
        const known = recordedOf(error);
        if (!known) throw error;
        setRecorded(known);
        return;
      }
      dismiss();
      showToast({ text: t().command.cancelled });
    });
  };
  const copy = async (startsOn: string | null) => {
    try {
      // What is copied is what is saved; nothing is unsaved of an event that can no longer be changed.
      if (editor.isEditable() && !(await editor.save())) {
        dismiss();
        return undefined;
      }
      const made = await copyEvent(eventId(), startsOn);
      dismiss();
      navigate(`/staff/events/${made.eventId}/content`);
      showToast({ text: t().command.copied });
      return undefined;
    } catch (error) {
      return errors.ofError(error);
    }
  };
  const remove = () =>
    attempt(async () => {
      await deleteEvent(eventId());
      editor.abandon();
      dismiss();
      navigate("/staff/events/drafts");
      showToast({ text: t().command.removed });
    });

  const items = (): MenuItem[] => {
    const { state } = editor.view();
    return [
      ...(state === "published"
        ? [{ label: t().command.close, icon: () => <Lock />, onSelect: () => setOpen("close") }]
        : []),
      ...(state === "closed"
        ? [
            {
              label: t().command.reopen,
              icon: () => <LockOpen />,
              onSelect: () => run("reopen", t().command.reopened),
            },
          ]
        : []),
      ...(editor.view().may.copy
        ? [{ label: t().command.copy, icon: () => <Copy />, onSelect: () => setOpen("copy") }]
        : []),
      ...(!editor.isEditable() ? [] : endings()),
    ];
  };
  /** How it can be ended: a draft that nobody knows of goes away, everything else is cancelled. */
  const endings = (): MenuItem[] =>
    editor.view().state === "draft" && everybody() === 0
      ? [
          {
            label: t().command.remove,
            icon: () => <Trash />,
            danger: true,
            onSelect: () => setOpen("remove"),
          },
        ]
      : [
          {
            label: t().command.cancel,
            icon: () => <Ban />,
            danger: true,
            onSelect: () => setOpen("cancel"),
          },
        ];

  return (
    <>
      <Menu small label={t().action.more} items={items()} />
      <ConfirmDialog
        open={open() === "close"}
        title={t().command.closeTitle}
        confirmLabel={t().command.close}
        onConfirm={() => run("close", t().command.closed)}
        onClose={dismiss}
      >
        <p>{t().command.closeText}</p>
        <Failure text={failure()} />
      </ConfirmDialog>
      <Show when={open() === "copy"}>
        <CopyDialog event={editor.snapshot()} onCopy={copy} onClose={dismiss} />
      </Show>
      <ConfirmDialog
        open={open() === "remove"}
        danger
        title={t().command.removeTitle}
        confirmLabel={t().command.remove}
        onConfirm={remove}
        onClose={dismiss}
      >
        <p>{t().command.removeText}</p>
        <Failure text={failure()} />
      </ConfirmDialog>
      <Dialog
        open={open() === "cancel"}
        guarded
        title={t().command.cancelTitle}
        onClose={dismiss}
        actions={
          <>
            <Button kind="danger" onClick={cancel}>
              {recorded() ? t().recorded.cancelSubmit : t().command.cancel}
            </Button>
            <Button onClick={dismiss}>{t().leave.stay}</Button>
          </>
        }
      >
        <div class={form.fields}>
          <p>{isHidden() ? t().command.cancelDraftText : t().command.cancelText(editor.people())}</p>
          <TextArea
            name="cancel.reason"
            label={isHidden() ? t().command.cancelDraftReason : t().command.cancelReason}
            help={isHidden() ? t().command.cancelDraftReasonHelp : t().command.cancelReasonHelp}
            rows={3}
            maxLength={500}
            value={reason()}
            error={reasonError()}
            onInput={setReason}
          />
          <div role="status">
            <Show when={recorded()}>
              {(known) => (
                <Notice meaning="wait" title={t().recorded.cancelLead}>
                  <RecordedList recorded={known()} />
                  <p>{t().recorded.cancelText}</p>
                </Notice>
              )}
            </Show>
          </div>
          <Failure text={failure()} />
        </div>
      </Dialog>
    </>
  );
}

function Failure(props: { text: string | undefined }): JSX.Element {
  return (
    <Show when={props.text}>
      {(text) => (
        <Notice meaning="stop" live="alert">
          {text()}
        </Notice>
      )}
    </Show>
  );
}
