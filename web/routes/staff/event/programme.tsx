import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { SaveBar } from "../../../features/event-editor/save-bar.tsx";
import { ProgrammeEditor } from "../../../features/programme/programme-editor.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import form from "./programme.module.css";

/** The programme of an event. */
export function ProgrammeTab(): JSX.Element {
  const t = useMessages(loadStaff);
  usePageTitle(() => t().eventTab.programme);
  return (
    <div class={form.tab}>
      <SaveBar />
      <ProgrammeEditor />
    </div>
  );
}
