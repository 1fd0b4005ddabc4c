import type { EventId } from "@zapisy/core/event/schema";
import { loadCertificate } from "@zapisy/words/certificate";
import type { JSX } from "solid-js";
import { createUniqueId, For, Match, Show, Switch } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import styles from "../certificate.module.css";
import { dropRun, issueRun, startRun } from "./issue-run.ts";
import { leftOf } from "./issue-run.state.ts";

interface IssueProgressProps {
  eventId: EventId;
  /** Words for a holder who was left out. */
  nameOf: (holder: string) => string;
}

/** How issuing goes: a bar while it runs, what is left when it was interrupted, what came of it at the end. */
export function IssueProgress(props: IssueProgressProps): JSX.Element {
  const t = useMessages(loadCertificate);
  const errors = useErrorText();
  const barId = createUniqueId();
  const entry = () => issueRun(props.eventId);
  const resume = () => {
    const left = entry()?.run;
    if (left) void startRun(props.eventId, left);
  };
  return (
    <Show when={entry()}>
      {(current) => (
        <Switch>
          <Match when={current().run.state === "running"}>
            <div class={styles.progress}>
              <label for={barId}>
                {t().run.running(current().run.total - leftOf(current().run), current().run.total)}
              </label>
              <progress
                id={barId}
                max={current().run.total}
                value={current().run.total - leftOf(current().run)}
              />
              <p class={styles.soft}>{t().run.runningHelp}</p>
            </div>
          </Match>
          <Match when={current().run.state === "done"}>
            <Notice
              live="status"
              meaning={current().run.skipped.length > 0 ? "wait" : "ok"}
              title={t().run.done(current().run.issued)}
              actions={
                <Button small onClick={() => dropRun(props.eventId)}>
                  {t().run.close}
                </Button>
              }
            >
              <Show when={current().run.skipped.length > 0}>
                <p>{t().run.skipped}</p>
                <ul>
                  <For each={current().run.skipped}>
                    {({ holder, ...why }) => (
                      <li>
                        {t().run.skippedOne(props.nameOf(holder), errors.ofIssue({ path: "", ...why }))}
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </Notice>
          </Match>
          <Match when={true}>
            <Notice
              live={current().error ? "alert" : undefined}
              meaning={current().error ? "stop" : "wait"}
              title={current().error ? t().run.stopped : t().run.interrupted(leftOf(current().run))}
              actions={
                <>
                  <Button onClick={resume}>{t().run.resume}</Button>
                  <Button kind="quiet" onClick={() => dropRun(props.eventId)}>
                    {t().run.drop}
                  </Button>
                </>
              }
            >
              <Show when={current().error}>{(error) => <p>{errors.ofError(error())}</p>}</Show>
              <p>{t().run.resumeHelp}</p>
            </Notice>
          </Match>
        </Switch>
      )}
    </Show>
  );
}
