import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeading } from "../ui/page-heading.tsx";
import { homePage } from "./staff-pages.ts";

/** Instead of a page that the role of the person signed in does not open: why, and the way back. */
export function NotForRole(props: { role: string }): JSX.Element {
  const t = useMessages(loadStaff);
  return (
    <>
      <PageHeading title={t().notForRole.title} lead={<p>{t().notForRole.text(props.role)}</p>} />
      <div>
        <LinkButton href={homePage()}>{t().notForRole.back}</LinkButton>
      </div>
    </>
  );
}
