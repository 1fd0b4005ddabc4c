import { revalidate, useLocation } from "@solidjs/router";
import type { JSX } from "solid-js";
import { createEffect, ErrorBoundary, on, Suspense } from "solid-js";
import { ApiError } from "../data/client.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import styles from "./not-found.module.css";
import { NotFound } from "./not-found.tsx";

/**
 * Holds what a page does while its data is on the way and when it fails: a skeleton, "nie ma takiej
 * strony" for a 404, otherwise what happened with a retry. A failed page is forgotten when one goes on.
 * Layouts put it around their pages; a page may put another around a part that may fail by itself.
 */
export function PageBoundary(props: { children: JSX.Element }): JSX.Element {
  return (
    <ErrorBoundary fallback={(error: unknown, reset) => <PageFailure error={error} reset={reset} />}>
      <Suspense fallback={<Skeleton look="page" lines={6} />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

/** A failed page: what happened, with a retry; forgotten when the visitor goes to another page. */
export function PageFailure(props: { error: unknown; reset: () => void }): JSX.Element {
  const location = useLocation();
  createEffect(() => {
    // A bug: shown to the visitor as a failure, and to the browser's console as what it is.
    if (!(props.error instanceof ApiError)) reportError(props.error);
  });
  createEffect(
    on(
      () => location.pathname,
      () => props.reset(),
      { defer: true },
    ),
  );
  const retry = async () => {
    await revalidate();
    props.reset();
  };
  return (
    <>
      {props.error instanceof ApiError && props.error.status === 404 ? (
        <NotFound />
      ) : (
        <div class={styles.page}>
          <ErrorState error={props.error} retry={retry} isPage />
        </div>
      )}
    </>
  );
}
