import { loadAttendance } from "@zapisy/words/attendance";
import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import { EntryDialog } from "./entry-dialog.tsx";
import type { OpenBook } from "../open-book.ts";
import styles from "./unit-list.module.css";

/** What of the marks at a unit did not get through: not sent, in want of a reason, refused. */
export function UnitTrouble(props: { open: OpenBook }): JSX.Element {
  const t = useMessages(loadAttendance);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  const [isReasonAsked, setReasonAsked] = createSignal(false);
  const waiting = () => props.open.pending().filter(({ status }) => status === "unsent").length;
  const reasonless = () => props.open.pending().filter(({ status }) => status === "reason");
  const reasonCodes = () => [...new Set(reasonless().flatMap(({ code }) => code ?? []))];
  const isOffline = () => {
    const failure = props.open.failure();
    return failure instanceof ApiError && failure.code === "network.offline";
  };
  const nameById = (registrationId: string) => {
    const person = props.open.people().find((each) => each.registrationId === registrationId);
    return person ? `${person.lastName} ${person.firstName}` : registrationId;
  };

  return (
    <>
      <div class={styles.problems} role="status">
        <Show when={waiting() > 0}>
          <Notice
            meaning="stop"
            title={t().failure.title(waiting())}
            actions={<Button onClick={() => props.open.retry()}>{shell().action.retry}</Button>}
          >
            {isOffline() ? t().failure.offline : errors.ofError(props.open.failure())}
          </Notice>
        </Show>
        <Show when={reasonless().length > 0}>
          <Notice
            meaning="wait"
            title={t().failure.reasonTitle(reasonless().length)}
            actions={
              <>
                <Button onClick={() => setReasonAsked(true)}>{t().failure.giveReason}</Button>
                <Button kind="quiet" onClick={() => props.open.discard()}>
                  {t().failure.discard}
                </Button>
              </>
            }
          >
            <For each={reasonCodes()}>{(code) => <p>{errors.ofIssue({ path: "", code })}</p>}</For>
          </Notice>
        </Show>
        <Show when={props.open.refused().length > 0}>
          <Notice
            meaning="stop"
            actions={
              <Button small onClick={() => props.open.forgetRefused()}>
                {shell().action.close}
              </Button>
            }
          >
            <ul role="list">
              <For each={props.open.refused()}>
                {({ mark, code }) => (
                  <li>
                    {t().failure.refused(nameById(mark.registrationId), errors.ofIssue({ path: "", code }))}
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
      </div>
      <Show when={isReasonAsked()}>
        <EntryDialog
          title={t().reasonDialog.title[reasonCodes()[0] ?? "attendance.unit_closed"]}
          asksMinutes={false}
          reasonCode={reasonCodes()[0] ?? "attendance.unit_closed"}
          onSubmit={({ reason = "" }) => {
            props.open.giveReason(reason);
            setReasonAsked(false);
          }}
          onClose={() => setReasonAsked(false)}
        />
      </Show>
    </>
  );
}
