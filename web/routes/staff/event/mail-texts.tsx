import { loadMailText } from "@zapisy/words/mail-text";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { MailTexts } from "../../../features/mail-text/mail-texts.tsx";
import { usePageTitle } from "../../../ui/page-title.ts";
import list from "../list.module.css";

/** What automatic mails of an event say. */
export function EventMailTextsTab(): JSX.Element {
  const t = useMessages(loadMailText);
  usePageTitle(() => t().title);
  const editor = useEventEditor();
  return (
    <div class={list.page}>
      <p class={list.soft}>{t().lead.event}</p>
      <MailTexts owner={editor.view().eventId as `evt_${string}`} event={editor.view()} />
    </div>
  );
}
