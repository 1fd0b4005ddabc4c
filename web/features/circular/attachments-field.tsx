import { bytesLeft, LETTER_FILES_ACCEPTED } from "@zapisy/core/letter-file/rules";
import { MAX_LETTER_FILES } from "@zapisy/core/letter-file/schema";
import { loadFile } from "@zapisy/words/file";
import FilePlus from "~icons/lucide/file-plus";
import Trash from "~icons/lucide/trash";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createSignal, For, onCleanup, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { OpenFile } from "../../forms/field-types/file/open-file.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Told } from "../../ui/told.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./circular.module.css";
import { sendLetterFile, type Announce, type ShownFile } from "./letter-files.ts";

/**
 * What goes with a letter: files are picked, several at once, sent one after the other with their progress in sight, and taken out again. What would be too
 * much together is said before it is sent. Leaving the page stops what is under way.
 */
export function AttachmentsField(props: {
  announce: Announce;
  /** Bytes that all of them may have; absent: what a mail may have. */
  room?: number;
  /** An address that gives a file away which is stored already. */
  open?: (file: ShownFile) => (() => Promise<string>) | undefined;
  disabled?: boolean;
  value: readonly ShownFile[];
  error: string | undefined;
  onAdd: (file: ShownFile, receipt: string) => void;
  onRemove: (file: ShownFile) => void;
  /** Hears whether a file is on its way: the letter waits for it. */
  onBusy: (isBusy: boolean) => void;
}): JSX.Element {
  const words = useMessages(loadFile);
  const errors = useErrorText();
  const [sending, setSending] = createSignal<{ name: string; part: number }>();
  const [refused, setRefused] = createSignal<readonly string[]>([]);
  const [said, setSaid] = createSignal("");
  let stop = new AbortController();
  let isLeft = false;
  let picker: HTMLInputElement | undefined;
  onCleanup(() => {
    isLeft = true;
    stop.abort();
  });

  const left = () => Math.max(0, bytesLeft(props.value, props.room));
  const isFull = () => props.value.length >= MAX_LETTER_FILES;
  const refuse = (text: string) => setRefused((before) => [...before, text]);
  const sendOne = async (file: File) => {
    if (isFull())
      return refuse(
        errors.ofIssue({
          path: "attachments",
          code: "letter_file.too_many",
          limit: MAX_LETTER_FILES,
        }),
      );
    if (file.size > left())
      return refuse(words().letter.tooLarge(file.name, words().size(file.size), words().size(left())));
    stop = new AbortController();
    const { signal } = stop;
    setSending({ name: file.name, part: 0 });
    try {
      const onProgress = (part: number) => setSending({ name: file.name, part });
      const { shown, receipt } = await sendLetterFile(props.announce, file, { onProgress, signal });
      if (isLeft) return undefined;
      props.onAdd(shown, receipt);
      setSaid(words().sending.done(shown.name));
    } catch (caught) {
      if (!signal.aborted) refuse(words().letter.refused(file.name, errors.ofError(caught)));
    }
    return undefined;
  };
  const send = async (files: readonly File[]) => {
    setRefused([]);
    setSaid("");
    props.onBusy(true);
    for (const file of files) if (!isLeft) await sendOne(file);
    if (isLeft) return;
    setSending(undefined);
    props.onBusy(false);
    // Whoever went on to another field stays there.
    if (document.activeElement === document.body) picker?.focus();
  };
  const pick = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    // The same file may be picked once more.
    input.value = "";
    if (files.length > 0) void send(files);
  };
  const remove = (file: ShownFile) => {
    setRefused([]);
    props.onRemove(file);
    setSaid(words().letter.removed(file.name));
    picker?.focus();
  };

  return (
    <Field
      name="attachments"
      label={words().letter.label}
      optional
      help={
        <>
          <p>{words().letter.help}</p>
          <p>{words().letter.left(words().size(left()))}</p>
        </>
      }
      error={refused().length > 0 ? refused().join(" ") : props.error}
    >
      {(control) => (
        <div class={styles.attachments}>
          <Show when={props.value.length > 0}>
            <ul class={styles.files} role="list" aria-label={words().letter.label}>
              <For each={props.value}>
                {(file) => (
                  <li>
                    <Show when={props.open?.(file)} fallback={<span>{file.name}</span>}>
                      {(open) => <OpenFile name={file.name} open={open()} />}
                    </Show>{" "}
                    <span class={styles.soft}>{words().size(file.bytes)}</span>
                    <Show when={!props.disabled}>
                      <Button
                        kind="quiet"
                        small
                        icon={<Trash />}
                        label={words().attachment.remove(file.name)}
                        onClick={() => remove(file)}
                      />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={sending()}>
            {(one) => (
              <div class={styles.actions}>
                <label class={styles.sending}>
                  <span>{words().sending.label(one().name)}</span>
                  <progress class={styles.progress} max="100" value={Math.round(one().part * 100)} />
                </label>
                <Button kind="quiet" small icon={<X />} onClick={() => stop.abort()}>
                  {words().sending.stopShort}
                </Button>
              </div>
            )}
          </Show>
          <span class={styles.picker}>
            <input
              ref={(element) => (picker = element)}
              id={control.id}
              type="file"
              multiple
              accept={LETTER_FILES_ACCEPTED}
              aria-describedby={control.describedBy}
              aria-invalid={control.invalid}
              disabled={props.disabled || sending() !== undefined || isFull()}
              onChange={(event) => pick(event.currentTarget)}
            />
            <span class={buttonClass({ small: true })} aria-hidden="true">
              <FilePlus />
              {words().attachment.add}
            </span>
          </span>
          <VisuallyHidden role="status">
            <Told>{said()}</Told>
          </VisuallyHidden>
        </div>
      )}
    </Field>
  );
}
