import { loadAccount } from "@zapisy/messages/account";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { SessionList } from "../../features/account/session-list.tsx";
import { me } from "../../features/staff/session.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import list from "./list.module.css";

/** One's own account: where one is signed in. */
export function AccountPage(): JSX.Element {
  const t = useMessages(loadAccount);
  return (
    <div class={list.page}>
      <PageHeading title={t().title} lead={t().lead(me()?.email ?? "")} />
      <SessionList />
    </div>
  );
}
