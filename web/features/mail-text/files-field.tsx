import type { MailTextView } from "@zapisy/core/mail-text/answer";
import type { MailTextOwner } from "@zapisy/core/mail-text/schema";
import { loadFile } from "@zapisy/words/file";
import { loadMailText } from "@zapisy/words/mail-text";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { AttachmentsField } from "../circular/attachments-field.tsx";
import type { ShownFile } from "../circular/letter-files.ts";
import { announceTextFile, linkTextFile } from "./mail-text-api.ts";
import styles from "./mail-text.module.css";

/** What goes with a mail of one kind: files of this place, beside those that are added above. */
export function FilesField(props: {
  owner: MailTextOwner;
  view: MailTextView;
  value: readonly ShownFile[];
  disabled: boolean;
  error: string | undefined;
  onAdd: (file: ShownFile, receipt: string) => void;
  onRemove: (file: ShownFile) => void;
  onBusy: (isBusy: boolean) => void;
}): JSX.Element {
  const t = useMessages(loadMailText);
  const words = useMessages(loadFile);
  const isStored = ({ fileId }: ShownFile) =>
    props.view.attachments?.some((file) => file.fileId === fileId) ?? false;
  return (
    <section class={styles.panel} aria-labelledby="mail-text-files">
      <h3 id="mail-text-files">{t().files.heading}</h3>
      <p class={styles.soft}>{t().files.text}</p>
      <Show when={props.view.filesAbove.length > 0}>
        <div>
          <p>{t().files.above}</p>
          <ul>
            <For each={props.view.filesAbove}>
              {({ level, name, bytes }) => <li>{t().files.fromAbove(name, words().size(bytes), level)}</li>}
            </For>
          </ul>
        </div>
      </Show>
      <AttachmentsField
        announce={(file) => announceTextFile(props.owner, file)}
        room={props.view.room}
        value={props.value}
        disabled={props.disabled}
        error={props.error}
        open={(file) =>
          isStored(file) ? () => linkTextFile(props.owner, props.view.kind, file.fileId) : undefined
        }
        onBusy={props.onBusy}
        onAdd={props.onAdd}
        onRemove={props.onRemove}
      />
    </section>
  );
}
