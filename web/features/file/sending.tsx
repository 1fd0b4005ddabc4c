import type { StoredFile } from "@zapisy/core/file/answer";
import type { EventFileInput } from "@zapisy/core/file/schema";
import { loadFile } from "@zapisy/words/file";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useErrorText } from "../../data/error-text.ts";
import styles from "./unit-scans.module.css";
import { uploadEventFile } from "./upload.ts";

interface SendingProps {
  eventId: string;
  file: File;
  what: Pick<EventFileInput, "purpose" | "unitId">;
  onStored: (file: StoredFile) => void;
  /** Stopped by the person, or put away after an error. */
  onGone: () => void;
}

/** One file on its way: how far it is, what went wrong, and a way out of both. Leaving the page stops it. */
export function Sending(props: SendingProps): JSX.Element {
  const t = useMessages(loadFile);
  const errors = useErrorText();
  const [part, setPart] = createSignal(0);
  const [failure, setFailure] = createSignal<{ text: string; isFinal: boolean }>();
  let stop = new AbortController();
  onCleanup(() => stop.abort());

  const send = async () => {
    setFailure(undefined);
    setPart(0);
    stop = new AbortController();
    const { signal } = stop;
    try {
      props.onStored(
        await uploadEventFile(props.eventId, props.file, props.what, { onProgress: setPart, signal }),
      );
    } catch (error) {
      // A file that was refused is refused again; a line that broke may hold.
      const isFinal = error instanceof ApiError && error.status === 422;
      if (!signal.aborted) setFailure({ text: errors.ofError(error), isFinal });
    }
  };
  onMount(() => void send());
  const giveUp = () => {
    stop.abort();
    props.onGone();
  };

  return (
    <li class={styles.sending}>
      <Show
        when={failure()}
        fallback={
          <>
            <label class={styles.bar}>
              <span>{t().sending.label(props.file.name)}</span>
              <progress max="100" value={Math.round(part() * 100)} />
            </label>
            <span class={styles.percent}>
              {part() < 1 ? t().sending.percent(Math.round(part() * 100)) : t().sending.checking}
            </span>
            <Button
              kind="quiet"
              small
              label={t().sending.stop(props.file.name)}
              icon={<X />}
              onClick={giveUp}
            />
          </>
        }
      >
        {(found) => (
          <Notice
            meaning="stop"
            live="alert"
            title={props.file.name}
            actions={
              <>
                <Show when={!found().isFinal}>
                  <Button small onClick={() => void send()}>
                    {t().sending.again}
                  </Button>
                </Show>
                <Button
                  kind="quiet"
                  small
                  label={t().sending.dismiss(props.file.name)}
                  icon={<X />}
                  onClick={giveUp}
                />
              </>
            }
          >
            {found().text}
          </Notice>
        )}
      </Show>
    </li>
  );
}
