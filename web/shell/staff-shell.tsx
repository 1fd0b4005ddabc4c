import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import { A } from "@solidjs/router";
import Award from "~icons/lucide/award";
import Building from "~icons/lucide/building-2";
import CalendarDays from "~icons/lucide/calendar-days";
import CircleUser from "~icons/lucide/circle-user";
import ExternalLink from "~icons/lucide/external-link";
import Folder from "~icons/lucide/folder";
import Mail from "~icons/lucide/mail";
import ScrollText from "~icons/lucide/scroll-text";
import LogOut from "~icons/lucide/log-out";
import Send from "~icons/lucide/send";
import Settings from "~icons/lucide/settings";
import Sun from "~icons/lucide/sun";
import Users from "~icons/lucide/users";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { organiserName } from "../data/site.ts";
import { Button } from "../ui/button.tsx";
import { keepCurrentLinkInView } from "../ui/current-link.ts";
import { SkipLink } from "../ui/skip-link.tsx";
import { ToastRegion } from "../ui/toast.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { OfflineNotice } from "./offline-notice.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import styles from "./staff-shell.module.css";
import { ThemeSwitch } from "../ui/theme-switch.tsx";

interface StaffShellProps {
  /** Who is signed in; without anybody the foot of the rail shows the switches alone. */
  person?: { name: string; role: string };
  /** An account of an institution: the way to its referrals is there, and none to events. */
  refersPeople?: boolean;
  /** Shows the way to the list of staff. */
  mayManageStaff?: boolean;
  /** Shows the way to what the installation says of itself. */
  mayEditSettings?: boolean;
  /** Shows the way to the messages of all events. */
  maySeeMessages?: boolean;
  /** Shows the way to the register of institutions. */
  mayReadInstitutions?: boolean;
  /** Shows the way to the register of certificates. */
  mayReadRegister?: boolean;
  /** The button is busy until the promise settles. */
  onSignOut?: () => unknown;
  children?: JSX.Element;
}

/** The rail at the left (a bar at the top of a phone) and the page beside it. */
export function StaffShell(props: StaffShellProps): JSX.Element {
  const t = useMessages(loadShell);
  const staff = useMessages(loadStaff);
  let navigation: HTMLElement | undefined;
  keepCurrentLinkInView(() => navigation);
  return (
    <div class={styles.shell}>
      <SkipLink />
      <header class={styles.rail} data-screen-only>
        <A class={styles.brand} href={props.refersPeople ? "/staff/referrals" : "/staff"} end>
          {organiserName() ?? t().product}
        </A>
        <nav
          class={styles.navigation}
          ref={(element) => (navigation = element)}
          aria-label={staff().rail.label}
        >
          <Show
            when={!props.refersPeople}
            fallback={
              <A class={styles.link} activeClass={styles.active} href="/staff/referrals">
                <Send />
                {staff().rail.referrals}
              </A>
            }
          >
            <A class={styles.link} activeClass={styles.active} href="/staff" end>
              <Sun />
              {staff().rail.today}
            </A>
            <A class={styles.link} activeClass={styles.active} href="/staff/events">
              <CalendarDays />
              {t().events}
            </A>
            <A class={styles.link} activeClass={styles.active} href="/staff/projects">
              <Folder />
              {t().projects}
            </A>
          </Show>
          <Show when={props.maySeeMessages}>
            <A class={styles.link} activeClass={styles.active} href="/staff/messages">
              <Mail />
              {staff().rail.messages}
            </A>
          </Show>
          <Show when={props.mayReadInstitutions}>
            <A class={styles.link} activeClass={styles.active} href="/staff/institutions">
              <Building />
              {staff().rail.institutions}
            </A>
          </Show>
          <Show when={props.mayReadRegister}>
            <A class={styles.link} activeClass={styles.active} href="/staff/certificates">
              <Award />
              {staff().rail.certificates}
            </A>
          </Show>
          <Show when={props.mayManageStaff}>
            <A class={styles.link} activeClass={styles.active} href="/staff/people">
              <Users />
              {staff().rail.people}
            </A>
            <A class={styles.link} activeClass={styles.active} href="/staff/history">
              <ScrollText />
              {staff().rail.history}
            </A>
          </Show>
          <Show when={props.mayEditSettings}>
            <A class={styles.link} activeClass={styles.active} href="/staff/settings">
              <Settings />
              {staff().rail.settings}
            </A>
          </Show>
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
