import type { CircularView } from "@zapisy/core/circular/answer";
import { MESSAGE_STATES, type MessageState } from "@zapisy/core/message/schema";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { formatDateTime } from "@zapisy/words";
import { loadCircular } from "@zapisy/words/circular";
import { loadCommon } from "@zapisy/words/common";
import { loadFile } from "@zapisy/words/file";
import Printer from "~icons/lucide/printer";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { createPart } from "../../data/part.ts";
import { OpenFile } from "../../forms/field-types/file/open-file.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { MESSAGE_MEANINGS } from "../participant-list/message-meanings.ts";
import {
  countRecipients,
  downloadLetters,
  linkLetterFile,
  listCircularRecipients,
  stopCircular,
} from "./circular-api.ts";
import styles from "./circular.module.css";
import { LeftOutPeople, leftOut, printable } from "./counted-people.tsx";

/** Asking how far it is reads every message of it: the more there are, the seldomer. */
const LEAST_PAUSE_MS = 3_000;
const MOST_PAUSE_MS = 60_000;
const PAUSE_PER_MESSAGE_MS = 5;

type Recipient = Awaited<ReturnType<typeof listCircularRecipients>>["items"][number];

/** What became of a letter: how far it is, what it says, and to whom it went. */
export function CircularOutcome(props: {
  event: StaffEventView;
  letter: CircularView;
  onChanged: (view: CircularView) => void;
  onRefresh: () => void;
}): JSX.Element {
  const t = useMessages(loadCircular);
  const file = useMessages(loadFile);
  const errors = useErrorText();
  const [isAsked, setAsked] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const people = createPagedList(
    () => props.letter.circularId,
    (circularId, cursor) => listCircularRecipients(props.event.eventId, circularId, cursor),
  );
  const counts = createPart(
    () => props.letter.circularId,
    () => countRecipients(props.event.eventId, props.letter.recipients),
  );
  const withLeftOut = () => {
    const found = counts.value();
    return found && leftOut(found) > 0 ? found : undefined;
  };
  const print = async () => {
    setFailure(undefined);
    try {
      await downloadLetters(props.event.eventId, props.letter.circularId);
    } catch (caught) {
      setFailure(errors.ofError(caught));
    }
  };
  const when = (at: string) => formatDateTime(locale(), at, props.event.timeZone);
  const outcomes = () =>
    MESSAGE_STATES.flatMap((state) => {
      const count = props.letter.progress?.[state] ?? 0;
      return count > 0 ? `${t().progress.outcome[state]}: ${count}` : [];
    });
  const known = () => Object.values(props.letter.progress ?? {}).reduce((sum, count) => sum + count, 0);
  const waiting = () => (props.letter.progress?.queued ?? 0) + (props.letter.progress?.sending ?? 0);
  const total = () =>
    props.letter.state === "sending" ? Math.max(known(), props.letter.planned ?? 0) : known();
  const gone = () => {
    const { superseded = 0, failed = 0 } = props.letter.progress ?? {};
    return known() - waiting() - superseded - failed;
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  createEffect(
    on(
      () => props.letter,
      ({ state }, before) => {
        clearTimeout(timer);
        if (before && before.state !== state) void people.refresh();
        if (state !== "sending" && waiting() === 0) return;
        const pause = Math.min(MOST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, known() * PAUSE_PER_MESSAGE_MS));
        timer = setTimeout(() => {
          props.onRefresh();
          void people.refresh();
        }, pause);
      },
    ),
  );

  const stop = async () => {
    setFailure(undefined);
    try {
      props.onChanged(await stopCircular(props.event.eventId, props.letter.circularId, props.letter.version));
      setAsked(false);
    } catch (caught) {
      setFailure(errors.ofError(caught));
    }
  };

  return (
    <div class={styles.page}>
      <section class={styles.panel} aria-labelledby="circular-progress">
        <h3 class={styles.heading} id="circular-progress">
          {t().progress.heading}
        </h3>
        <Show when={failure() && !isAsked()}>
          <Notice meaning="stop" live="alert" title={failure()} />
        </Show>
        <Show
          when={props.letter.state !== "scheduled"}
          fallback={
            <>
              <p>{t().finish.waits(when(props.letter.sendAt ?? ""))}</p>
              <p class={styles.soft}>{t().finish.laterText}</p>
              <Show when={props.event.may.manageRegistrations}>
                <div class={styles.actions}>
                  <Button onClick={stop}>{t().finish.unschedule}</Button>
                </div>
              </Show>
            </>
          }
        >
          <Show when={props.letter.progress} fallback={<p>{t().progress.settled}</p>}>
            <Show when={known() > 0} fallback={<p role="status">{t().progress.begins}</p>}>
              <p role="status">
                <strong>{t().progress.left(gone(), total())}</strong>
              </p>
              <progress
                class={styles.progress}
                aria-label={t().progress.label}
                max={Math.max(1, total())}
                value={gone()}
              />
              <p class={styles.soft}>{outcomes().join(" · ")}</p>
            </Show>
          </Show>
          <Show when={props.letter.state === "sending" && props.event.may.manageRegistrations}>
            <div class={styles.actions}>
              <Button kind="danger" popup="dialog" onClick={() => setAsked(true)}>
                {t().progress.stop}
              </Button>
            </div>
          </Show>
        </Show>
      </section>
      <section class={styles.panel} aria-labelledby="circular-said">
        <h3 class={styles.heading} id="circular-said">
          {t().text.heading}
        </h3>
        <p lang="pl">
          <strong>{props.letter.subject.pl}</strong>
        </p>
        <pre class={styles.text} lang="pl">
          {props.letter.body.pl}
        </pre>
        <Show when={props.letter.body.en}>
          {(body) => (
            <>
              <p lang="en">
                <strong>{props.letter.subject.en}</strong>
              </p>
              <pre class={styles.text} lang="en">
                {body()}
              </pre>
            </>
          )}
        </Show>
        <Show when={props.letter.attachments}>
          {(files) => (
            <ul class={styles.files} role="list" aria-label={file().letter.label}>
              <For each={files()}>
                {({ fileId, name, bytes }) => (
                  <li>
                    <OpenFile
                      name={name}
                      open={() => linkLetterFile(props.event.eventId, props.letter.circularId, fileId)}
                    />{" "}
                    <span class={styles.soft}>{file().size(bytes)}</span>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Show>
      </section>
      <Show when={counts.error()}>
        {(error) => <ErrorState error={error()} retry={() => counts.refetch()} />}
      </Show>
      <Show when={withLeftOut()}>
        {(found) => (
          <section class={styles.panel} aria-labelledby="circular-left">
            <h3 class={styles.heading} id="circular-left">
              {t().counted.leftOut(leftOut(found()))}
            </h3>
            <LeftOutPeople counts={found()} />
            <Show when={printable(found()) > 0}>
              <div class={styles.actions}>
                <Button icon={<Printer />} onClick={print}>
                  {t().finish.print(printable(found()))}
                </Button>
              </div>
              <p class={styles.soft}>{t().finish.printHelp}</p>
            </Show>
          </section>
        )}
      </Show>
      <Show when={props.letter.state !== "scheduled"}>
        <h3 class={styles.heading}>{t().sentTo.heading}</h3>
        <PagedTable<Recipient>
          caption={t().sentTo.heading}
          list={people}
          rowId={({ registrationId }) => registrationId}
          columns={[
            {
              id: "person",
              header: t().sentTo.person,
              isRowHeading: true,
              cell: (person) => (
                <a
                  href={`/staff/events/${props.event.eventId}/registrations?person=${person.registrationId}`}
                >
                  {person.lastName} {person.firstName}
                </a>
              ),
            },
            { id: "to", header: t().finish.to, cell: ({ message }) => message?.to },
            {
              id: "state",
              header: t().sentTo.state,
              cell: (person) => <Outcome state={person.message?.state ?? "queued"} />,
            },
            {
              id: "at",
              header: t().sentTo.when,
              isNarrow: true,
              cell: ({ message }) => message && when(message.at),
            },
          ]}
          empty={<EmptyState title={t().sentTo.empty} />}
        />
        <p class={styles.soft}>{t().sentTo.open}</p>
      </Show>
      <ConfirmDialog
        open={isAsked()}
        danger
        title={t().progress.stopTitle}
        confirmLabel={t().progress.stop}
        onConfirm={stop}
        onClose={() => {
          setAsked(false);
          setFailure(undefined);
        }}
      >
        <p>{t().progress.stopText}</p>
        <Show when={failure()}>{(text) => <Notice meaning="stop" live="alert" title={text()} />}</Show>
      </ConfirmDialog>
    </div>
  );
}

function Outcome(props: { state: MessageState }): JSX.Element {
  const t = useMessages(loadCircular);
  const common = useMessages(loadCommon);
  return (
    <StateBadge meaning={MESSAGE_MEANINGS[props.state]}>
      {props.state === "superseded" ? t().progress.skipped : common().messageState[props.state]}
    </StateBadge>
  );
}
