import type { RouteDefinition, RouteSectionProps } from "@solidjs/router";
import { Router } from "@solidjs/router";
import type { JSX } from "solid-js";
import { createEffect, ErrorBoundary, on, Show, Suspense } from "solid-js";
import { loadShell, startFailure } from "@zapisy/words/shell";
import styles from "./app.module.css";
import { hasMessages, locale } from "./data/locale.ts";
import { PageFailure } from "./shell/page-boundary.tsx";
import { RouteAnnouncer } from "./shell/route-announcer.tsx";
import { RouteProgress } from "./shell/route-progress.tsx";

function Root(props: RouteSectionProps): JSX.Element {
  createEffect(() => {
    document.documentElement.lang = locale();
  });
  createEffect(
    on(
      () => props.location.pathname,
      // What the document says of the page that it came with is not true of the next one.
      () => document.head.querySelectorAll("[data-first-page]").forEach((element) => element.remove()),
      { defer: true },
    ),
  );
  return (
    <>
      <RouteProgress />
      <RouteAnnouncer />
      <ErrorBoundary fallback={(error: unknown, reset) => <StartFailure error={error} reset={reset} />}>
        <Suspense>{props.children}</Suspense>
      </ErrorBoundary>
    </>
  );
}

/** When not even a layout could be fetched: the shell's words may be missing too. */
function StartFailure(props: { error: unknown; reset: () => void }): JSX.Element {
  return (
    <main class={styles.failure}>
      <Show when={hasMessages(loadShell)} fallback={<p role="alert">{startFailure[locale()]}</p>}>
        <PageFailure error={props.error} reset={props.reset} />
      </Show>
    </main>
  );
}

/** The whole web app: the router with every page, and what stays when the page changes. */
export function App(props: { routes: RouteDefinition[] }): JSX.Element {
  return (
    <Router root={Root} scrollRestoration>
      {props.routes}
    </Router>
  );
}
