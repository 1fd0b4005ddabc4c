import type { StaffEventView } from "@zapisy/core/event/answer";
import { REGISTRATION_STATUSES } from "@zapisy/core/registration/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadPeopleImport } from "@zapisy/words/people-import";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { LeaveGuard } from "../../forms/leave-guard.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useFaultText } from "./checked-people.tsx";
import { countEntered, type Entered } from "./import.state.ts";
import styles from "./people-import.module.css";

/** How far entering people has come. */
export interface EnteringState {
  total: number;
  entered: Entered;
  phase: "running" | "waiting" | "broken" | "done";
  error?: unknown;
  /** Goes on after what was entered. */
  goOn?: () => void;
}

/** People of a file while they are entered, and what it came to. */
export function EnteredPeople(props: {
  event: StaffEventView;
  state: EnteringState;
  onAnother: () => void;
}): JSX.Element {
  const t = useMessages(loadPeopleImport);
  const common = useMessages(loadCommon);
  const errors = useErrorText();
  const faultText = useFaultText(() => props.event);
  const isUnderWay = () => props.state.phase === "running" || props.state.phase === "waiting";
  const count = () => countEntered(props.state.entered);
  const statuses = () =>
    REGISTRATION_STATUSES.filter((status) => (props.state.entered.byOutcome[status] ?? 0) > 0);
  return (
    <section class={styles.section} aria-label={t().title}>
      <LeaveGuard isDirty={isUnderWay} words={t().enter.leaving} />
      <Show when={isUnderWay()}>
        <div role="status">
          <p class={styles.summary}>{t().enter.progress(props.state.entered.done, props.state.total)}</p>
          <p>{props.state.phase === "waiting" ? t().enter.waiting : t().enter.stayHere}</p>
        </div>
        <progress
          class={styles.progress}
          max={props.state.total}
          value={props.state.entered.done}
          aria-label={t().title}
        />
      </Show>
      <Show when={props.state.phase === "broken"}>
        <Notice
          meaning="stop"
          live="alert"
          title={t().enter.brokeOff}
          actions={
            <>
              <Button kind="primary" onClick={() => props.state.goOn?.()}>
                {t().enter.goOn}
              </Button>
              <Button onClick={() => props.onAnother()}>{t().enter.another}</Button>
            </>
          }
        >
          <p>{t().enter.brokeOffText(props.state.entered.done, props.state.total)}</p>
          <p>{errors.ofError(props.state.error)}</p>
        </Notice>
      </Show>
      <Show when={props.state.phase === "done"}>
        <Notice
          meaning="ok"
          live="status"
          title={count() > 0 ? t().enter.done(count()) : t().enter.nothingDone}
          actions={
            <>
              <LinkButton kind="primary" href={`/staff/events/${props.event.eventId}/registrations`}>
                {t().enter.toPeople}
              </LinkButton>
              <Button onClick={() => props.onAnother()}>{t().enter.another}</Button>
            </>
          }
        >
          <ul>
            <For each={statuses()}>
              {(status) => (
                <li>
                  {t().enter.byStatus(
                    common().status[status].name,
                    props.state.entered.byOutcome[status] ?? 0,
                  )}
                </li>
              )}
            </For>
          </ul>
          <Show when={props.state.entered.known > 0}>
            <p>{t().enter.knownMeanwhile(props.state.entered.known)}</p>
          </Show>
        </Notice>
        <Show when={props.state.entered.refused.length > 0}>
          <Notice meaning="stop" title={t().check.faults}>
            <ul>
              <For each={props.state.entered.refused}>
                {({ row, issues = [] }) => (
                  <li>
                    {t().check.row} {row}. {faultText({ row, name: "", issues })}
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
      </Show>
    </section>
  );
}
