import { loadMailText } from "@zapisy/words/mail-text";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { MailTexts } from "../../features/mail-text/mail-texts.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import list from "./list.module.css";

/** What automatic mails of the installation say, for administrators. */
export function MailTextsPage(): JSX.Element {
  const t = useMessages(loadMailText);
  return (
    <div class={list.page}>
      <PageHeading title={t().title} lead={t().lead.installation} />
      <MailTexts owner="installation" />
    </div>
  );
}
