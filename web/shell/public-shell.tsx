import { loadShell } from "@zapisy/words/shell";
import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { organiserName } from "../data/site.ts";
import { SkipLink } from "../ui/skip-link.tsx";
import { ToastRegion } from "../ui/toast.tsx";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { OfflineNotice } from "./offline-notice.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import styles from "./public-shell.module.css";
import { ThemeSwitch } from "../ui/theme-switch.tsx";

/** Header with the organiser's name, the page, footer: what every visitor sees. */
export function PublicShell(props: { children?: JSX.Element }): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <div class={styles.shell}>
      <SkipLink />
      <OfflineNotice />
      <header class={styles.header}>
        <div class={styles.bar}>
          <A class={styles.brand} href="/" end>
            {organiserName() ?? t().product}
          </A>
          <nav class={styles.navigation} aria-label={t().siteNavigation} data-screen-only>
            <A class={styles.link} href="/" end>
              {t().events}
            </A>
          </nav>
          <div class={styles.switches} data-screen-only>
            <LanguageSwitch />
            <div class={styles.wideOnly}>
              <ThemeSwitch />
            </div>
          </div>
        </div>
      </header>
      <main class={styles.main} id="content" tabIndex={-1}>
        <PageBoundary>{props.children}</PageBoundary>
      </main>
      <footer class={styles.footer} data-screen-only>
        <div class={styles.footerBar}>
          <p>{organiserName() ?? t().product}</p>
          <div class={styles.narrowOnly}>
            <ThemeSwitch />
          </div>
          <A class={styles.footerLink} href="/accessibility" rel="external">
            {t().accessibility}
          </A>
          <A class={styles.footerLink} href="/staff" rel="external">
            {t().staffSignIn}
          </A>
        </div>
      </footer>
      <ToastRegion />
    </div>
  );
}
