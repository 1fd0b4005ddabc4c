import { loadMessage } from "@zapisy/words/message";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { Button } from "../../ui/button.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PartView } from "../../ui/part-view.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { readMessage } from "./message-api.ts";
import styles from "./message.module.css";

interface MessageCopyProps {
  eventId: string;
  /** Whose mail it is. */
  ownerId: string;
  messageId: string;
  /** What the mail is called. */
  name: string;
}

/** A button that shows what a mail said as it went out. */
export function MessageCopy(props: MessageCopyProps): JSX.Element {
  const t = useMessages(loadMessage);
  const [isOpen, setOpen] = createSignal(false);
  return (
    <>
      <Button small kind="quiet" popup="dialog" onClick={() => setOpen(true)}>
        {t().read}
        <VisuallyHidden> – {props.name}</VisuallyHidden>
      </Button>
      <Dialog open={isOpen()} title={props.name} onClose={() => setOpen(false)}>
        <Copy {...props} />
      </Dialog>
    </>
  );
}

function Copy(props: MessageCopyProps): JSX.Element {
  const t = useMessages(loadMessage);
  const copy = createPart(
    () => props.messageId,
    (messageId) => readMessage(props.eventId, props.ownerId, messageId),
  );
  return (
    <PartView part={copy} lines={8}>
      {(said) => (
        <div class={styles.copy}>
          <DetailsList
            items={[
              { term: t().copy.subject, description: () => said().subject },
              ...(said().attachments.length > 0
                ? [{ term: t().copy.attachments, description: () => said().attachments.join(", ") }]
                : []),
            ]}
          />
          <p class={styles.soft}>{t().copy.note}</p>
          {/* Nothing in it runs or opens anything, and it is of another origin than the site. */}
          <iframe class={styles.frame} sandbox="" src={said().url} title={t().copy.frame} />
          <details class={styles.text}>
            <summary>{t().copy.text}</summary>
            <pre>{said().text}</pre>
          </details>
        </div>
      )}
    </PartView>
  );
}
