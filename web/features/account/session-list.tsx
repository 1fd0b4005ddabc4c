import { HOME_ZONE } from "@zapisy/core/shared/time";
import type { OwnSession } from "@zapisy/core/staff/answer";
import { formatDateTime } from "@zapisy/words";
import { loadAccount } from "@zapisy/words/account";
import type { JSX } from "solid-js";
import { createResource, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { endOtherSessions, endSession, listSessions } from "./account-api.ts";
import styles from "./account.module.css";

/** Where one is signed in, each session with a way to end it. */
export function SessionList(): JSX.Element {
  const t = useMessages(loadAccount);
  const errors = useErrorText();
  const [sessions, { refetch }] = createResource(listSessions);
  // Reading a resource that failed throws.
  const shown = () => (sessions.error ? undefined : sessions.latest);

  let heading: HTMLHeadingElement | undefined;
  const device = ({ device: { browser, system } }: OwnSession) =>
    browser && system ? t().sessions.device(browser, system) : (browser ?? system ?? t().sessions.unknown);
  const when = (instant: string) => formatDateTime(locale(), instant, HOME_ZONE);
  const facts = (session: OwnSession) => {
    const { createdAt, lastUsedAt, method } = session;
    const since = createdAt && t().sessions.since(when(createdAt));
    return [
      since && method ? `${since}, ${t().sessions.method[method]}` : since,
      !session.isCurrent && lastUsedAt && t().sessions.used(when(lastUsedAt)),
    ].filter((fact) => typeof fact === "string");
  };
  const end = async (act: () => Promise<void>, done: string) => {
    try {
      await act();
      showToast({ text: done });
    } catch (caught) {
      showToast({ meaning: "stop", text: errors.ofError(caught) });
    }
    await refetch();
    // The button that was pressed went with its session.
    heading?.focus();
  };
  return (
    <section class={styles.card} aria-labelledby="sessions-heading">
      <h2 class={styles.heading} id="sessions-heading" tabIndex={-1} ref={(element) => (heading = element)}>
        {t().sessions.title}
      </h2>
      <p>{t().sessions.lead}</p>
      <Show when={sessions.error as unknown}>
        {(error) => <ErrorState error={error()} retry={() => void refetch()} />}
      </Show>
      <Show
        when={shown()}
        fallback={<Show when={!sessions.error}>{<Skeleton look="rows" lines={2} />}</Show>}
      >
        {(list) => (
          <>
            <ul class={styles.list} aria-label={t().sessions.list}>
              <For each={list()}>
                {(session) => (
                  <li class={styles.row}>
                    <div class={styles.what}>
                      <span class={styles.name} id={`session-${session.sessionId}`}>
                        {device(session)}
                        <Show when={session.isCurrent}>
                          <StateBadge meaning="ok">{t().sessions.current}</StateBadge>
                        </Show>
                      </span>
                      <For each={facts(session)}>{(fact) => <span class={styles.soft}>{fact}</span>}</For>
                    </div>
                    <Show when={!session.isCurrent}>
                      <Button
                        small
                        describedBy={`session-${session.sessionId}`}
                        onClick={() =>
                          end(() => endSession(session.sessionId), t().sessions.ended(device(session)))
                        }
                      >
                        {t().sessions.end}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={list().length > 1}>
              <Button onClick={() => end(endOtherSessions, t().sessions.othersEnded)}>
                {t().sessions.endOthers}
              </Button>
            </Show>
          </>
        )}
      </Show>
    </section>
  );
}
