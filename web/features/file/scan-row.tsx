import type { StoredFile } from "@zapisy/core/file/answer";
import { formatDateTime } from "@zapisy/words";
import { loadFile } from "@zapisy/words/file";
import Download from "~icons/lucide/download";
import Eye from "~icons/lucide/eye";
import EyeOff from "~icons/lucide/eye-off";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { linkFile } from "./file-api.ts";
import styles from "./unit-scans.module.css";

interface ScanRowProps {
  file: StoredFile;
  eventId: string;
  timeZone: string;
  mayRemove: boolean;
  onRemove: () => void;
}

/** A kept scan: what it is, shown in the page beside the ticks, saved, or taken away. */
export function ScanRow(props: ScanRowProps): JSX.Element {
  const t = useMessages(loadFile);
  const errors = useErrorText();
  const [shown, setShown] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const isPicture = () => props.file.mediaType.startsWith("image/");
  const link = async (isShown: boolean) => {
    setFailure(undefined);
    try {
      return await linkFile(props.eventId, props.file.fileId, isShown);
    } catch (error) {
      setFailure(errors.ofError(error));
    }
  };
  const toggle = async () => setShown(shown() ? undefined : await link(true));
  const save = async () => {
    const url = await link(false);
    // The answer is a download: the page stays.
    if (url) location.assign(url);
  };
  return (
    <li class={styles.scan}>
      <div class={styles.facts}>
        <p class={styles.name}>{props.file.name}</p>
        <p class={styles.soft}>
          {t().scans.facts(
            t().size(props.file.bytes),
            props.file.uploadedByName,
            formatDateTime(locale(), props.file.storedAt ?? props.file.createdAt, props.timeZone),
          )}
        </p>
      </div>
      <div class={styles.tools}>
        <Button
          kind="quiet"
          small
          label={shown() ? t().scans.hideFile(props.file.name) : t().scans.showFile(props.file.name)}
          expanded={shown() !== undefined}
          icon={
            <Show when={shown()} fallback={<Eye />}>
              <EyeOff />
            </Show>
          }
          onClick={toggle}
        />
        <Button
          kind="quiet"
          small
          label={t().scans.download(props.file.name)}
          icon={<Download />}
          onClick={save}
        />
        <Show when={props.mayRemove}>
          <Button
            kind="quiet"
            small
            popup="dialog"
            label={t().scans.remove(props.file.name)}
            icon={<Trash />}
            onClick={() => props.onRemove()}
          />
        </Show>
      </div>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={shown()}>
        {(url) => (
          <Show
            when={isPicture()}
            fallback={
              <iframe class={styles.document} src={`${url()}#navpanes=0&view=FitH`} title={props.file.name} />
            }
          >
            <img class={styles.picture} src={url()} alt={props.file.name} />
          </Show>
        )}
      </Show>
    </li>
  );
}
