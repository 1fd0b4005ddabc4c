import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import { A } from "@solidjs/router";
import CircleUser from "~icons/lucide/circle-user";
import ExternalLink from "~icons/lucide/external-link";
import LogOut from "~icons/lucide/log-out";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useMessages } from "../data/locale.ts";
import { organiserName } from "../data/site.ts";
import { Button } from "../ui/button.tsx";
import { keepCurrentLinkInView } from "../ui/current-link.ts";
import { SkipLink } from "../ui/skip-link.tsx";
import { ToastRegion } from "../ui/toast.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { OfflineNotice } from "./offline-notice.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import { homePage, ownPages } from "./staff-pages.ts";
import styles from "./staff-shell.module.css";
import { ThemeSwitch } from "../ui/theme-switch.tsx";

interface StaffShellProps {
  /** Who is signed in; without anybody the foot of the rail shows the switches alone. */
  person?: { name: string; role: string };
  /** The button is busy until the promise settles. */
  onSignOut?: () => unknown;
  children?: JSX.Element;
}

/** The rail at the left (a bar at the top of a phone) and the page beside it. */
export function StaffShell(props: StaffShellProps): JSX.Element {
  const t = useMessages(loadShell);
  const staff = useMessages(loadStaff);
  const names = () => ({ ...staff().rail, events: t().events, projects: t().projects });
  let navigation: HTMLElement | undefined;
  keepCurrentLinkInView(() => navigation);
  return (
    <div class={styles.shell}>
      <SkipLink />
      <header class={styles.rail} data-screen-only>
        <A class={styles.brand} href={homePage()} end>
          {organiserName() ?? t().product}
        </A>
        <nav
          class={styles.navigation}
          ref={(element) => (navigation = element)}
          aria-label={staff().rail.label}
        >
          <For each={ownPages()}>
            {(page) => (
              <A class={styles.link} activeClass={styles.active} href={page.href} end={page.isAlone}>
                <Dynamic component={page.icon} />
                {names()[page.label]}
              </A>
            )}
          </For>
          <A class={styles.link} activeClass={styles.active} href="/staff/account">
            <CircleUser />
            {staff().rail.account}
          </A>
          <A class={styles.link} href="/" end>
            <ExternalLink />
            {staff().rail.publicSite}
          </A>
        </nav>
        <div class={styles.foot}>
          <Show when={props.person}>
            {(person) => (
              <div class={styles.person}>
                <p class={styles.name}>{person().name}</p>
                <p class={styles.role}>{person().role}</p>
              </div>
            )}
          </Show>
          <Show when={props.onSignOut}>
            <Button kind="quiet" small icon={<LogOut />} onClick={() => props.onSignOut?.()}>
              {staff().rail.signOut}
            </Button>
          </Show>
          <div class={styles.switches}>
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </header>
      <div class={styles.page}>
        <OfflineNotice />
        <main class={styles.main} id="content" tabIndex={-1}>
          <PageBoundary>{props.children}</PageBoundary>
        </main>
        <footer class={styles.narrowSwitches} data-screen-only>
          <LanguageSwitch />
          <ThemeSwitch />
        </footer>
      </div>
      <ToastRegion />
    </div>
  );
}
