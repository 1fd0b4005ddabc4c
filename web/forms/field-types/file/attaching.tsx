import { fileNameOf, isReceipt, SENDING, waitsUntil } from "@zapisy/core/attachment/rules";
import { ATTACHMENT_TYPES } from "@zapisy/core/attachment/schema";
import { loadFile } from "@zapisy/words/file";
import FilePlus from "~icons/lucide/file-plus";
import Trash from "~icons/lucide/trash";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createEffect, createSignal, Match, onCleanup, Show, Switch, useContext } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { useErrorText } from "../../../data/error-text.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button, buttonClass } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Told } from "../../../ui/told.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import type { AnswerInputProps } from "../answer-input.ts";
import { OpenFile } from "./open-file.tsx";
import styles from "./attaching.module.css";
import { FileDoorContext } from "./door.ts";
import { attach, isWorthRepeating } from "./upload.ts";

/**
 * A file for a question: picked or photographed, sent at once with its progress in sight, replaced, taken away. The form holds the
 * answer that names it, so whatever else the form is refused for, the file stays. Whoever leaves the field while the file goes finds
 * it interrupted: by then the place where its answer would go may be another person's, or nobody's.
 */
export function Attaching(props: AnswerInputProps): JSX.Element {
  const t = useMessages(loadFile);
  const errors = useErrorText();
  const door = useContext(FileDoorContext);
  const [part, setPart] = createSignal<number>();
  const [failure, setFailure] = createSignal<{ text: string; again?: File }>();
  const [said, setSaid] = createSignal("");
  const [isGone, setIsGone] = createSignal(false);
  let stop: AbortController | undefined;
  let picker: HTMLInputElement | undefined;
  let isLeft = false;
  onCleanup(() => {
    isLeft = true;
    stop?.abort();
  });
  // A file does not wait for its form for ever: the field says so as soon as it is over, and not when the form comes back.
  createEffect(() => {
    const until = waitsUntil(props.value);
    const left = until === undefined ? Infinity : Date.parse(until) - serverNow().getTime();
    setIsGone(left < 0);
    if (left < 0 || left === Infinity) return;
    const clock = setTimeout(() => setIsGone(true), left + 1);
    onCleanup(() => clearTimeout(clock));
  });

  const isThere = () => props.value !== "" && props.value !== SENDING;
  // What a form that was left while sending holds is no file.
  const isInterrupted = () => props.value === SENDING && part() === undefined;
  // Why what the form holds is no file any more.
  const ended = () =>
    isInterrupted()
      ? t().attachment.interrupted
      : isGone()
        ? errors.ofIssue({ path: props.name, code: "file.gone" })
        : undefined;
  const open = () => {
    const { open: ask } = door ?? {};
    return ask && isThere() && !isReceipt(props.value) ? () => ask(props.question.questionId) : undefined;
  };

  const send = async (file: File) => {
    if (!door) throw new Error("A question asks for a file in a form that takes none.");
    const before = props.value === SENDING ? "" : props.value;
    stop = new AbortController();
    const { signal } = stop;
    setFailure(undefined);
    setSaid("");
    setPart(0);
    props.onInput(SENDING);
    // A form that was left, or begun anew, waits for no answer.
    const answerWith = (answer: string) => {
      if (!isLeft && props.value === SENDING) props.onInput(answer);
    };
    try {
      const answer = await attach(door, props.question.questionId, file, { onProgress: setPart, signal });
      answerWith(answer);
      setSaid(t().sending.done(fileNameOf(answer)));
    } catch (error) {
      answerWith(before);
      if (signal.aborted) return;
      setFailure({ text: errors.ofError(error), again: isWorthRepeating(error) ? file : undefined });
    } finally {
      setPart(undefined);
      // Whoever went on to another field stays there.
      const { activeElement } = document;
      if (!isLeft && (activeElement === document.body || activeElement === picker)) picker?.focus();
    }
  };
  const pick = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    // The same file may be picked once more.
    input.value = "";
    if (file) void send(file);
  };
  const remove = () => {
    setFailure(undefined);
    props.onInput("");
    setSaid(t().attachment.removed);
    picker?.focus();
  };

  return (
    <Field
      name={props.name}
      label={props.label}
      lang={props.lang}
      optional={props.optional}
      help={
        <>
          {props.help}
          <p>{t().attachment.help}</p>
          <Show when={door?.waits?.()}>
            <p>{t().attachment.waits}</p>
          </Show>
        </>
      }
      error={failure()?.text ?? ended() ?? props.error}
    >
      {(control) => (
        <div class={styles.box}>
          <Switch>
            <Match when={part() !== undefined}>
              <span>{t().sending.percent(Math.round((part() ?? 0) * 100))}</span>
              <progress
                class={styles.bar}
                max="100"
                value={Math.round((part() ?? 0) * 100)}
                aria-label={t().sending.label(props.label)}
              />
              <Show when={part() === 1}>
                <span role="status">
                  <Told>{t().sending.checking}</Told>
                </span>
              </Show>
            </Match>
            <Match when={isThere()}>
              <Show when={open()} fallback={<span class={styles.name}>{fileNameOf(props.value)}</span>}>
                {(ask) => <OpenFile name={props.value} open={ask()} />}
              </Show>
            </Match>
          </Switch>
          <div class={styles.row}>
            <span class={styles.picker}>
              <input
                ref={(element) => (picker = element)}
                id={control.id}
                type="file"
                accept={ATTACHMENT_TYPES.join(",")}
                aria-describedby={control.describedBy}
                aria-invalid={control.invalid}
                disabled={part() !== undefined}
                onChange={(event) => pick(event.currentTarget)}
              />
              <span class={buttonClass({ small: true })} aria-hidden="true">
                <FilePlus />
                {isThere() ? t().attachment.replace : t().attachment.add}
              </span>
            </span>
            <Show when={part() !== undefined}>
              <Button kind="quiet" small icon={<X />} onClick={() => stop?.abort()}>
                {t().sending.stopShort}
              </Button>
            </Show>
            <Show when={part() === undefined && isThere()}>
              <Button
                kind="quiet"
                small
                icon={<Trash />}
                label={t().attachment.remove(fileNameOf(props.value))}
                onClick={remove}
              />
            </Show>
            <Show when={failure()?.again}>
              {(file) => (
                <Button small onClick={() => void send(file())}>
                  {t().sending.again}
                </Button>
              )}
            </Show>
          </div>
          <VisuallyHidden role="status">
            <Told>{said()}</Told>
          </VisuallyHidden>
        </div>
      )}
    </Field>
  );
}
