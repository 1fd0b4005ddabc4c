import type { ContentNoteView } from "@zapisy/core/content-note/answer";
import { NOTE_LENGTH_MAX } from "@zapisy/core/content-note/schema";
import { HOME_ZONE } from "@zapisy/core/shared/time";
import type { SupportEntryView } from "@zapisy/core/support-entry/answer";
import { formatDay, formatDateTime } from "@zapisy/words";
import { loadShell } from "@zapisy/words/shell";
import { loadSupportLog } from "@zapisy/words/support-log";
import type { JSX } from "solid-js";
import { createResource, createSignal, For, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { showToast } from "../../ui/toast.tsx";
import styles from "./content-note.module.css";
import { openNotes, saveNote } from "./note-api.ts";

/** The note of a visit: read, and written or removed by its counsellor or whoever stands in. */
export function NoteDialog(props: {
  projectId: string;
  entry: SupportEntryView;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  const shell = useMessages(loadShell);
  const title = () => {
    const { firstName, lastName } = props.entry.participant;
    return t().note.title(`${lastName} ${firstName}`, formatDay(locale(), props.entry.day));
  };
  const [found, { refetch }] = createResource(
    () => props.entry.entryId,
    async (entryId) => (await openNotes(props.projectId, entryId)).notes,
  );
  return (
    <Show
      when={!found.error && found.latest}
      fallback={
        <Dialog
          open
          title={title()}
          onClose={() => props.onClose()}
          actions={<Button onClick={() => props.onClose()}>{shell().action.close}</Button>}
        >
          <Show when={found.error} fallback={<Skeleton lines={4} />}>
            <ErrorState error={found.error} retry={() => void refetch()} />
          </Show>
        </Dialog>
      }
    >
      {(notes) => (
        <NoteForm
          title={title()}
          projectId={props.projectId}
          entryId={props.entry.entryId}
          notes={notes()}
          onClose={() => props.onClose()}
        />
      )}
    </Show>
  );
}

function NoteForm(props: {
  title: string;
  projectId: string;
  entryId: string;
  notes: readonly ContentNoteView[];
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadSupportLog);
  const refusals = createRefusals(focusRefused);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the note and then is its own
  const [begin, ...others] = props.notes;
  const [text, setText] = createSignal(begin?.text ?? "");
  const [version, setVersion] = createSignal(begin?.version ?? 0);
  /** What somebody else saved while it was written here. */
  const [meanwhile, setMeanwhile] = createSignal<ContentNoteView>();
  const [isRemoving, setRemoving] = createSignal(false);
  const send = async (content: string | undefined) => {
    if (!begin) return;
    try {
      await saveNote(props.projectId, props.entryId, begin.counsellor.staffId, {
        text: content,
        version: version(),
      });
      showToast({ text: content === undefined ? t().note.removed : t().note.saved });
      props.onClose();
    } catch (caught) {
      if (!(caught instanceof ApiError && caught.code === "note.version_conflict")) throw caught;
      const { notes } = await openNotes(props.projectId, props.entryId);
      const now = notes.find(({ counsellor }) => counsellor.staffId === begin.counsellor.staffId);
      setMeanwhile(now);
      setVersion(now?.version ?? 0);
      throw caught;
    }
  };
  return (
    <>
      <FormDialog
        title={props.title}
        submitLabel={t().note.save}
        refusals={refusals}
        onSubmit={() => {
          if (!text().trim()) return refusals.refuse([{ path: "text", code: "field.required" }]);
          return send(text());
        }}
        onClose={() => props.onClose()}
      >
        <p class={styles.soft}>{t().note.lead}</p>
        <TextArea
          name="text"
          label={t().note.label(begin?.counsellor.name ?? "")}
          help={
            begin?.changedAt &&
            t().note.last(formatDateTime(locale(), begin.changedAt, HOME_ZONE), begin.changedBy ?? "")
          }
          rows={10}
          maxLength={NOTE_LENGTH_MAX}
          value={text()}
          error={refusals.error("text")}
          onInput={setText}
        />
        <Show when={meanwhile()}>
          {(now) => (
            <Notice meaning="wait" title={t().note.meanwhile(now().changedBy ?? "")}>
              <p class={styles.text}>{now().text ?? t().note.meanwhileRemoved}</p>
            </Notice>
          )}
        </Show>
        <For each={others}>
          {({ counsellor, text: written }) => (
            <section class={styles.other}>
              <h3>{t().note.label(counsellor.name)}</h3>
              <p class={styles.text}>{written}</p>
            </section>
          )}
        </For>
        <Show when={begin?.text !== undefined}>
          <div>
            <Button small popup="dialog" onClick={() => setRemoving(true)}>
              {t().note.remove}
            </Button>
          </div>
        </Show>
      </FormDialog>
      <ConfirmDialog
        open={isRemoving()}
        title={t().note.removeTitle}
        confirmLabel={t().note.remove}
        danger
        onConfirm={async () => {
          try {
            await send(undefined);
          } catch (caught) {
            // What somebody saved meanwhile is read first, in the form.
            setRemoving(false);
            refusals.fail(caught);
          }
        }}
        onClose={() => setRemoving(false)}
      >
        <p>{t().note.removeText}</p>
      </ConfirmDialog>
    </>
  );
}
