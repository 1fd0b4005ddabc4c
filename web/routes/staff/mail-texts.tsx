import { loadMailText } from "@zapisy/words/mail-text";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { MailTexts } from "../../features/mail-text/mail-texts.tsx";
import { usePageTitle } from "../../ui/page-title.ts";
import list from "./list.module.css";

/** What automatic mails of the installation say, for administrators. */
export function MailTextsPage(): JSX.Element {
  const t = useMessages(loadMailText);
  usePageTitle(() => t().title);
  return (
    <div class={list.page}>
      <p class={list.soft}>{t().lead.installation}</p>
      <MailTexts owner="installation" />
    </div>
  );
}
