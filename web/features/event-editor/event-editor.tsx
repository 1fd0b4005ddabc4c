import type { StaffEventView } from "@zapisy/core/event/answer";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createContext, Show, useContext } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { ConflictDialog } from "../../forms/conflict-dialog.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { createEventEditor, type EventEditor } from "./create-event-editor.ts";
import { useFieldName } from "./field-name.ts";
import { LeaveDialog } from "./leave-dialog.tsx";
import { RecordedDialog } from "./recorded-dialog.tsx";

const EditorContext = createContext<EventEditor>();

/** The editor of the workspace around. @throws Error outside of one */
export function useEventEditor(): EventEditor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("useEventEditor outside of an EventEditorProvider");
  return editor;
}

/** Holds the editor of an event for the pages inside, and asks what it has to ask. */
export function EventEditorProvider(props: { event: StaffEventView; children: JSX.Element }): JSX.Element {
  const t = useMessages(loadStaff);
  const fieldName = useFieldName();
  // oxlint-disable-next-line solid/reactivity -- begins with the event; another one gets another provider
  const editor = createEventEditor(props.event);
  const { clash, telling, amending } = editor;
  return (
    <EditorContext.Provider value={editor}>
      <div onFocusOut={() => editor.showIssues()}>{props.children}</div>
      <Show when={clash.found()}>
        {(open) => (
          <ConflictDialog
            open={clash.isOpen()}
            merge={open().merge}
            fieldName={(path) => fieldName(path, open().merge.merged)}
            onClose={clash.close}
            onResolve={clash.resolve}
          />
        )}
      </Show>
      <ConfirmDialog
        open={telling() !== undefined}
        title={t().save.tellTitle}
        confirmLabel={t().save.tellConfirm(telling()?.people ?? 0)}
        onConfirm={() => telling()?.answer(true)}
        onClose={() => telling()?.answer(false)}
      >
        <p>{t().save.tell(telling()?.people ?? 0)}</p>
        <p>{t().save.tellLater}</p>
      </ConfirmDialog>
      <Show when={amending()}>
        {(open) => (
          <RecordedDialog
            recorded={open().recorded}
            onSubmit={(reason) => open().answer(reason)}
            onClose={() => open().answer(undefined)}
          />
        )}
      </Show>
      <LeaveDialog editor={editor} />
    </EditorContext.Provider>
  );
}
