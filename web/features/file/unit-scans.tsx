import type { StoredFile } from "@zapisy/core/file/answer";
import { loadFile } from "@zapisy/words/file";
import Camera from "~icons/lucide/camera";
import FilePlus from "~icons/lucide/file-plus";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useEventEditor } from "../event-editor/event-editor.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { deleteFile, listFiles } from "./file-api.ts";
import { acceptOf } from "./file.state.ts";
import { ScanRow } from "./scan-row.tsx";
import { Sending } from "./sending.tsx";
import styles from "./unit-scans.module.css";
import { Told } from "../../ui/told.tsx";

interface UnitScansProps {
  eventId: string;
  /** Item or day whose scans are shown; absent: those of the whole event. */
  unitId?: string;
}

/**
 * Scans of the signed list of one item, to stand beside its ticks: look at them, save them, add some by picking, dropping
 * or the telephone's camera, take one away with a reason. Stands inside an event's workspace.
 */
export function UnitScans(props: UnitScansProps): JSX.Element {
  const t = useMessages(loadFile);
  const errors = useErrorText();
  const editor = useEventEditor();
  const [files, setFiles] = createSignal<StoredFile[]>();
  const [failure, setFailure] = createSignal<unknown>();
  const [sending, setSending] = createSignal<{ file: File; unitId: string | undefined }[]>([]);
  const [added, setAdded] = createSignal("");
  const [isOver, setOver] = createSignal(false);
  const [removing, setRemoving] = createSignal<StoredFile>();
  let picker: HTMLInputElement | undefined;
  let camera: HTMLInputElement | undefined;

  const mayAdd = () => editor.view().may.manageRegistrations;
  const scans = () =>
    files()?.filter(({ purpose, unitId }) => purpose === "scan" && unitId === props.unitId) ?? [];
  let isGone = false;
  onCleanup(() => (isGone = true));
  const load = async () => {
    setFailure(undefined);
    try {
      const list = await listFiles(props.eventId);
      if (!isGone) setFiles(list);
    } catch (error) {
      setFailure(error);
    }
  };
  createEffect(
    on(
      () => props.eventId,
      () => void load(),
    ),
  );

  const add = (list: FileList | null | undefined) => {
    const picked = [...(list ?? [])].map((file) => ({ file, unitId: props.unitId }));
    setSending((all) => [...all, ...picked]);
    for (const input of [picker, camera]) if (input) input.value = "";
  };
  const gone = (one: object) => setSending((all) => all.filter((each) => each !== one));
  const remove = async (file: StoredFile, reason: string) => {
    await deleteFile(props.eventId, file.fileId, reason);
    setFiles((all) => all?.filter(({ fileId }) => fileId !== file.fileId));
    setRemoving(undefined);
    showToast({ text: t().scans.removed });
  };

  return (
    <section
      class={styles.scans}
      aria-labelledby="unit-scans"
      data-over={isOver() || undefined}
      onDragOver={(event) => {
        if (!mayAdd()) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!mayAdd()) return;
        event.preventDefault();
        setOver(false);
        add(event.dataTransfer?.files);
      }}
    >
      <h3 id="unit-scans" class={styles.heading}>
        {t().scans.title}
      </h3>
      <Show when={failure()}>{(error) => <ErrorState error={error()} retry={() => void load()} />}</Show>
      <Show when={files() && scans().length === 0}>
        <p class={styles.soft}>{mayAdd() ? t().scans.none : t().scans.noneToRead}</p>
      </Show>
      <ul class={styles.list} role="list">
        <For each={scans()}>
          {(file) => (
            <ScanRow
              file={file}
              eventId={props.eventId}
              timeZone={editor.view().timeZone}
              mayRemove={mayAdd()}
              onRemove={() => setRemoving(file)}
            />
          )}
        </For>
        <For each={sending()}>
          {(one) => (
            <Sending
              eventId={props.eventId}
              file={one.file}
              what={{ purpose: "scan", unitId: one.unitId }}
              onStored={(file) => {
                gone(one);
                setFiles((all) => [...(all ?? []), file]);
                setAdded(t().sending.done(file.name));
              }}
              onGone={() => gone(one)}
            />
          )}
        </For>
      </ul>
      <VisuallyHidden role="status">
        <Told>{added()}</Told>
      </VisuallyHidden>
      <Show when={mayAdd()}>
        <div class={styles.add} data-screen-only>
          <input
            ref={(element) => (picker = element)}
            type="file"
            hidden
            multiple
            accept={acceptOf("scan")}
            onChange={(event) => add(event.currentTarget.files)}
          />
          <input
            ref={(element) => (camera = element)}
            type="file"
            hidden
            accept="image/jpeg"
            capture="environment"
            onChange={(event) => add(event.currentTarget.files)}
          />
          <Button small icon={<FilePlus />} onClick={() => picker?.click()}>
            {t().scans.add}
          </Button>
          <span class={styles.camera}>
            <Button small icon={<Camera />} onClick={() => camera?.click()}>
              {t().scans.photograph}
            </Button>
          </span>
          <span class={styles.drop}>{t().scans.drop}</span>
          <span class={styles.soft}>{t().scans.help}</span>
        </div>
      </Show>
      <Show when={removing()} keyed>
        {(file) => (
          <RemoveScan
            file={file}
            onRemove={(reason) => remove(file, reason)}
            inWords={(error) => errors.ofError(error)}
            required={errors.ofIssue({ path: "reason", code: "field.required" })}
            onClose={() => setRemoving(undefined)}
          />
        )}
      </Show>
    </section>
  );
}

function RemoveScan(props: {
  file: StoredFile;
  required: string;
  inWords: (error: unknown) => string;
  onRemove: (reason: string) => Promise<void>;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadFile);
  const [reason, setReason] = createSignal("");
  const [missing, setMissing] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const remove = async () => {
    setMissing(!reason().trim());
    if (missing()) return;
    try {
      await props.onRemove(reason().trim());
    } catch (error) {
      setFailure(props.inWords(error));
    }
  };
  return (
    <ConfirmDialog
      open
      danger
      title={t().scans.removeTitle}
      confirmLabel={t().scans.removeConfirm}
      onConfirm={remove}
      onClose={() => props.onClose()}
    >
      <p class={styles.name}>{props.file.name}</p>
      <p>{t().scans.removeText}</p>
      <TextField
        name="scan.reason"
        label={t().scans.reason}
        help={t().scans.reasonHelp}
        maxLength={300}
        value={reason()}
        error={missing() ? props.required : undefined}
        onInput={(text) => {
          setMissing(false);
          setReason(text);
        }}
      />
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
    </ConfirmDialog>
  );
}
