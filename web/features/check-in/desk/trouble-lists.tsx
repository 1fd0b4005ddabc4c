import { wantsDeskReason } from "@zapisy/core/attendance/schema";
import type { DeskBook } from "@zapisy/core/check-in/answer";
import { loadCheckIn } from "@zapisy/words/check-in";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { Conflict, Entry, Wish } from "./desk.state.ts";
import { useDeskWords, type DeskWords } from "./desk-words.ts";
import styles from "./desk.module.css";

interface ConflictListProps {
  conflicts: readonly Conflict[];
  words: DeskWords;
  onSettle: (conflict: Conflict, wish: Pick<Wish, "state" | "minutes">) => void;
}

/** What devices disagree about: who says what, and a button for each of the truths. */
export function ConflictList(props: ConflictListProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  return (
    <Show when={props.conflicts.length > 0}>
      <Notice meaning="stop" live="status" title={t().conflict.title(props.conflicts.length)}>
        <p>{t().conflict.text}</p>
        <ul class={styles.troubles} role="list">
          <For each={props.conflicts}>
            {(conflict) => (
              <li class={styles.trouble}>
                <p>
                  <strong>{conflict.name}</strong>
                  <br />
                  <span class={styles.soft}>{props.words.unit(conflict.unit.unitId)}</span>
                </p>
                <ul class={styles.sayings}>
                  <For each={conflict.record.conflict}>
                    {(mark) => (
                      <li>
                        {t().conflict.says(
                          props.words.who(mark.by),
                          mark.state === "none" ? t().takenBack : props.words.state(mark),
                          props.words.time(mark.at),
                        )}
                      </li>
                    )}
                  </For>
                </ul>
                <div class={styles.buttons}>
                  <For each={truthsOf(conflict)}>
                    {(truth) => (
                      <Button small onClick={() => props.onSettle(conflict, truth)}>
                        {t().conflict.settle(props.words.state(truth))}
                      </Button>
                    )}
                  </For>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Notice>
    </Show>
  );
}

/** The different things that are said, each once. */
function truthsOf({ record }: Conflict): Pick<Wish, "state" | "minutes">[] {
  const truths = new Map(
    record.conflict.map(({ state, minutes }) => [
      `${state} ${state === "left_early" ? minutes : ""}`,
      { state, ...(state === "left_early" ? { minutes } : {}) },
    ]),
  );
  return [...truths.values()];
}

interface RefusedListProps {
  entries: readonly Entry[];
  words: DeskWords;
  onReason: (entry: Entry) => void;
  onRetry: (entry: Entry) => void;
  onDiscard: (entry: Entry) => void;
}

/** What an entry records, in words. */
export function useEntryWords(): (entry: Entry, words: DeskWords) => string {
  const t = useMessages(loadCheckIn);
  return (entry, words) =>
    entry.kind === "walk_in"
      ? t().refused.walkIn
      : t().refused.entry(
          entry.mark.state === "none" ? t().takenBack : words.state(entry.mark),
          words.unit(entry.mark.unitId),
          words.time(entry.mark.at),
        );
}

/** What the server did not take: why, and what can be done about it. Nothing leaves this list by itself. */
export function RefusedList(props: RefusedListProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const inWords = useEntryWords();
  const [asked, setAsked] = createSignal<Entry>();
  const why = (code: string | undefined) => {
    const texts: Record<string, string> = t().refused.code;
    return (code && texts[code]) ?? t().refused.other;
  };
  return (
    <Show when={props.entries.length > 0}>
      <Notice meaning="stop" live="status" title={t().refused.title(props.entries.length)}>
        <p>{t().refused.text}</p>
        <ul class={styles.troubles} role="list">
          <For each={props.entries}>
            {(entry) => (
              <li class={styles.trouble}>
                <p>
                  <strong>{entry.name}</strong>
                  <br />
                  <span class={styles.soft}>{inWords(entry, props.words)}</span>
                </p>
                <p>{why(entry.refused)}</p>
                <div class={styles.buttons}>
                  <Show
                    when={wantsDeskReason(entry.refused)}
                    fallback={
                      <Button small onClick={() => props.onRetry(entry)}>
                        {t().refused.retry}
                      </Button>
                    }
                  >
                    <Button small kind="primary" onClick={() => props.onReason(entry)}>
                      {t().refused.giveReason}
                    </Button>
                  </Show>
                  <Button small onClick={() => setAsked(entry)}>
                    {t().refused.discard}
                  </Button>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Notice>
      <Show when={asked()}>
        {(entry) => (
          <ConfirmDialog
            open
            danger
            title={t().refused.discardTitle}
            confirmLabel={t().refused.discard}
            onConfirm={() => {
              props.onDiscard(entry());
              setAsked(undefined);
            }}
            onClose={() => setAsked(undefined)}
          >
            <p>{t().refused.discardText(`${entry().name} – ${inWords(entry(), props.words)}`)}</p>
          </ConfirmDialog>
        )}
      </Show>
    </Show>
  );
}

/** What the server never got, for somebody to write down before the page is closed. */
export function UnsentList(props: { entries: readonly Entry[]; book: DeskBook }): JSX.Element {
  const t = useMessages(loadCheckIn);
  const words = useDeskWords(() => props.book);
  const inWords = useEntryWords();
  return (
    <Notice meaning="stop" live="alert" title={t().end.unsentTitle(props.entries.length)}>
      <p>{t().end.unsentText}</p>
      <ul>
        <For each={props.entries}>
          {(entry) => (
            <li>
              <strong>{entry.name}</strong>: {inWords(entry, words)}
            </li>
          )}
        </For>
      </ul>
    </Notice>
  );
}
