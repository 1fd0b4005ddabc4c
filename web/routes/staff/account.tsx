import { A } from "@solidjs/router";
import { loadAccount } from "@zapisy/words/account";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { PasskeyList } from "../../features/account/passkey-list.tsx";
import { SessionList } from "../../features/account/session-list.tsx";
import { me } from "../../data/session.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import list from "./list.module.css";

/** One's own account: how one signs in, and where one is signed in. */
export function AccountPage(): JSX.Element {
  const t = useMessages(loadAccount);
  const staff = useMessages(loadStaff);
  return (
    <div class={list.page}>
      <PageHeading title={t().title} lead={t().lead(me()?.email ?? "")} />
      <Show when={me()?.needsPasskey}>
        <Notice meaning="wait" title={t().passkeys.neededTitle}>
          <p>{t().passkeys.needed}</p>
        </Notice>
      </Show>
      <p>
        <A href="/staff/roles">{staff().people.roles}</A>
      </p>
      <PasskeyList />
      <SessionList />
    </div>
  );
}
