import { loadPeopleImport } from "@zapisy/words/people-import";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { PeopleImport } from "../../../features/people-import/people-import.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";

/** Where staff bring people of an event in from a file. */
export function PeopleImportTab(): JSX.Element {
  const t = useMessages(loadPeopleImport);
  usePageTitle(() => t().title);
  const editor = useEventEditor();
  void editor.refresh();
  return (
    <Show
      when={editor.view().may.manageRegistrations && editor.view().state !== "cancelled"}
      fallback={<EmptyState title={t().readOnly} />}
    >
      <PeopleImport event={editor.view()} onChanged={() => void editor.refresh()} />
    </Show>
  );
}
