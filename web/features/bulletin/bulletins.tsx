import type { BulletinView } from "@zapisy/core/bulletin/answer";
import type { StaffEventView } from "@zapisy/core/event/answer";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { formatDateTime } from "@zapisy/words";
import { loadCircular } from "@zapisy/words/circular";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { PartView } from "../../ui/part-view.tsx";
import { showToast } from "../../ui/toast.tsx";
import styles from "./bulletins.module.css";
import { listBulletins, previewBulletin, sendBulletin, stopBulletin } from "./bulletin-api.ts";

/** Writes about the event to everybody who wants news of events; who they are is told to nobody. */
export function Bulletins(props: { event: StaffEventView }): JSX.Element {
  const t = useMessages(loadCircular);
  const [isWriting, setWriting] = createSignal(false);
  const [stopped, setStopped] = createSignal<BulletinView>();
  const part = createPart(() => props.event.eventId, listBulletins);
  const at = (instant: string) => formatDateTime(locale(), instant, props.event.timeZone);
  const stop = async ({ bulletinId, version }: BulletinView) => {
    await stopBulletin(props.event.eventId, bulletinId, version);
    setStopped(undefined);
    await part.refetch();
  };
  return (
    <section class={styles.section}>
      <h2>{t().bulletin.title}</h2>
      <PartView part={part} lines={2}>
        {(loaded) => (
          <>
            <p>{t().bulletin.subscribers(loaded().subscribers)}</p>
            <Show when={!loaded().allowed}>
              <p>{t().bulletin.notAllowed}</p>
            </Show>
            <Show when={loaded().items.length > 0}>
              <ul class={styles.list}>
                <For each={loaded().items}>
                  {(one) => (
                    <li>
                      <p>{t().bulletin.line(at(one.sentAt), t().bulletin.state[one.state], one.queued)}</p>
                      <p class={styles.words}>{one.text.pl}</p>
                      <Show when={one.state === "sending"}>
                        <Button small popup="dialog" onClick={() => setStopped(one)}>
                          {t().progress.stop}
                        </Button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={loaded().allowed && loaded().subscribers > 0}>
              <div>
                <Button popup="dialog" onClick={() => setWriting(true)}>
                  {t().bulletin.write}
                </Button>
              </div>
            </Show>
          </>
        )}
      </PartView>
      <Show when={isWriting()}>
        <BulletinDialog
          event={props.event}
          onSent={() => void part.refetch()}
          onClose={() => setWriting(false)}
        />
      </Show>
      <Show when={stopped()}>
        {(one) => (
          <ConfirmDialog
            open
            title={t().progress.stopTitle}
            confirmLabel={t().progress.stop}
            danger
            onConfirm={() => stop(one())}
            onClose={() => setStopped(undefined)}
          >
            {t().progress.stopText}
          </ConfirmDialog>
        )}
      </Show>
    </section>
  );
}

function BulletinDialog(props: {
  event: StaffEventView;
  onSent: () => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadCircular);
  const [text, setText] = createSignal<LocalizedText>({ pl: "" });
  const [shown, setShown] = createSignal<{ subject: string; text: string }>();
  const refusals = createRefusals(focusRefused);
  const key = crypto.randomUUID();
  const look = async () => {
    refusals.clear();
    try {
      setShown(await previewBulletin(props.event.eventId, { text: text(), locale: "pl" }));
    } catch (error) {
      refusals.fail(error);
    }
  };
  return (
    <FormDialog
      title={t().bulletin.write}
      submitLabel={t().bulletin.send}
      refusals={refusals}
      onSubmit={async () => {
        await sendBulletin(props.event.eventId, { text: text() }, key);
        showToast({ text: t().bulletin.sent });
        props.onSent();
        props.onClose();
      }}
      onClose={props.onClose}
    >
      <p>{t().bulletin.about}</p>
      <LocalizedField
        name="text"
        label={t().bulletin.text}
        help={t().bulletin.textHelp}
        english
        long
        value={text()}
        onInput={setText}
        error={refusals.error}
      />
      <div>
        <Button onClick={() => void look()}>{t().bulletin.look}</Button>
      </div>
      <Show when={shown()}>
        {(letter) => (
          <div class={styles.preview} role="status">
            <p>
              <strong>{letter().subject}</strong>
            </p>
            <p class={styles.words}>{letter().text}</p>
          </div>
        )}
      </Show>
    </FormDialog>
  );
}
