import { loadShell } from "@zapisy/words/shell";
import RotateCw from "~icons/lucide/rotate-cw";
import type { JSX } from "solid-js";
import { Show, untrack } from "solid-js";
import { ApiError } from "../data/client.ts";
import { useMessages } from "../data/locale.ts";
import { rendering } from "../data/rendered.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { PageHeading } from "./page-heading.tsx";

interface ErrorStateProps {
  /** What was thrown: an `ApiError`, or a bug. */
  error: unknown;
  /** Tries again; left out, only the text is shown. */
  retry?: () => unknown;
  /** It stands in the place of a whole page, which then needs its heading. */
  isPage?: boolean;
}

/** What happened and what to do, where contents could not be fetched; with the number that the operator needs. */
export function ErrorState(props: ErrorStateProps): JSX.Element {
  const t = useMessages(loadShell);
  rendering()?.fail(untrack(() => props.error));
  const failure = () => (props.error instanceof ApiError ? props.error : undefined);
  const isOutdated = () => failure()?.code === "network.outdated";
  const words = (): [title: string, text: string] => {
    const problem = t().problem;
    if (failure()?.code === "network.offline") return [problem.offlineTitle, problem.offline];
    if (isOutdated()) return [problem.outdatedTitle, problem.outdated];
    switch (failure()?.status) {
      case 403:
        return [problem.forbiddenTitle, problem.forbidden];
      case 404:
        return [t().notFound.title, t().notFound.text];
      case 429:
        return [problem.rateLimitedTitle, problem.rateLimited];
      case 503:
        return [problem.unavailableTitle, problem.unavailable];
      default:
        return [problem.title, problem.unexpected];
    }
  };
  return (
    <>
      <Show when={props.isPage}>
        <PageHeading title={words()[0]} />
      </Show>
      <Notice
        meaning="stop"
        live="alert"
        title={props.isPage ? undefined : words()[0]}
        actions={
          <Show
            when={isOutdated()}
            fallback={
              <Show when={props.retry}>
                <Button icon={<RotateCw />} onClick={() => props.retry?.()}>
                  {t().action.retry}
                </Button>
              </Show>
            }
          >
            <Button icon={<RotateCw />} onClick={() => location.reload()}>
              {t().action.reload}
            </Button>
          </Show>
        }
      >
        <p>{words()[1]}</p>
        <Show when={failure()?.requestId}>
          {(requestId) => (
            <p>
              <small>{t().problem.reference(requestId())}</small>
            </p>
          )}
        </Show>
      </Notice>
    </>
  );
}
