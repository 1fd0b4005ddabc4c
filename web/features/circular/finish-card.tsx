import type { CircularPreview, CircularView, RecipientCounts } from "@zapisy/core/circular/answer";
import type { SendInput } from "@zapisy/core/circular/schema";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { WallTimeSchema } from "@zapisy/core/shared/field";
import { instantAt } from "@zapisy/core/shared/time";
import { loadCircular } from "@zapisy/words/circular";
import { loadFile } from "@zapisy/words/file";
import Printer from "~icons/lucide/printer";
import Send from "~icons/lucide/send";
import type { JSX } from "solid-js";
import { createEffect, createSignal, on, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { checkBy } from "../../forms/issues.state.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { WallTimeField } from "../event-editor/dates/wall-time-field.tsx";
import {
  downloadLabels,
  downloadLetters,
  previewCircular,
  sendCircular,
  testCircular,
} from "./circular-api.ts";
import styles from "./circular.module.css";
import { printable } from "./counted-people.tsx";

/** A look at a letter as somebody gets it, a test to oneself, and what sends it. */
export function FinishCard(props: {
  event: StaffEventView;
  counts: RecipientCounts | undefined;
  /** Saves what was written; undefined where it was refused. */
  save: () => Promise<CircularView | undefined>;
  /** The letter as it is stored now, where it says what is on the screen; undefined where somebody else changed it. */
  reload: () => Promise<CircularView | undefined>;
  /** What is on the screen, to tell whether a preview is of that. */
  written: string;
  onStored: (view: CircularView) => void;
  onSent: (view: CircularView) => void;
}): JSX.Element {
  const t = useMessages(loadCircular);
  const file = useMessages(loadFile);
  const errors = useErrorText();
  const [reader, setReader] = createSignal("");
  const [shown, setShown] = createSignal<CircularPreview>();
  const [failure, setFailure] = createSignal<string>();
  const [asked, setAsked] = createSignal<"now" | "later">();
  const [at, setAt] = createSignal<string>();
  const [isBusy, setBusy] = createSignal(false);
  const eventId = () => props.event.eventId;
  const first = () => props.counts?.first ?? [];
  const sample = () => {
    const person = first().find(({ registrationId }) => registrationId === reader()) ?? first()[0];
    return person && { registrationId: person.registrationId, locale: person.locale };
  };
  const canSend = () => props.event.state !== "draft" && (props.counts?.gets ?? 0) > 0;

  /** Does something with a letter; one whose version is another, because an answer was lost, is read again. */
  const actOn = async (letter: CircularView, act: (letter: CircularView) => Promise<void>) => {
    try {
      await act(letter);
      return true;
    } catch (caught) {
      if (!(caught instanceof ApiError && caught.code === "circular.version_conflict")) throw caught;
      const now = await props.reload();
      if (now) await act(now);
      return now !== undefined;
    }
  };
  /** Does something with the letter as it is once what was written is saved. */
  const withSaved = async (act: (saved: CircularView) => Promise<void>) => {
    if (isBusy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const saved = await props.save();
      if (!saved || !(await actOn(saved, act))) setAsked(undefined);
    } catch (caught) {
      setFailure(errors.ofError(caught));
    } finally {
      setBusy(false);
    }
  };
  const preview = () =>
    withSaved(async ({ circularId }) => {
      const person = sample();
      if (person) setShown(await previewCircular(eventId(), circularId, person));
    });
  const test = () =>
    withSaved(async ({ circularId }) => {
      const person = sample();
      if (!person) return;
      props.onStored(await testCircular(eventId(), circularId, person));
      showToast({ text: t().finish.tested });
    });
  const print = (download: typeof downloadLetters) =>
    withSaved(({ circularId }) => download(eventId(), circularId));
  const send = (when: Pick<SendInput, "at">) =>
    withSaved(async ({ circularId, version }) => {
      const sent = await sendCircular(eventId(), circularId, { version, ...when });
      setAsked(undefined);
      props.onSent(sent);
    });
  const sendLater = () => {
    const wallTime = at();
    const checked = checkBy(WallTimeSchema, wallTime ?? "");
    if (checked.valid) return send({ at: instantAt(checked.input, props.event.timeZone) });
    setFailure(
      errors.ofIssue({ path: "circular.at", code: wallTime ? "field.wall_time" : "field.required" }),
    );
    return undefined;
  };
  // A preview is of what was written then, and of that person.
  createEffect(
    on(
      () => [props.written, sample()?.registrationId],
      () => setShown(undefined),
      { defer: true },
    ),
  );
  const close = () => {
    setAsked(undefined);
    setFailure(undefined);
  };

  return (
    <section class={styles.panel} aria-labelledby="circular-finish">
      <h3 class={styles.heading} id="circular-finish">
        {t().finish.heading}
      </h3>
      <Show when={first().length > 0}>
        <SelectField
          name="circular.reader"
          label={t().finish.previewFor}
          value={sample()?.registrationId ?? ""}
          options={first().map(({ registrationId, firstName, lastName }) => ({
            value: registrationId,
            label: `${lastName} ${firstName}`,
          }))}
          onChange={setReader}
        />
        <div class={styles.actions}>
          <Button onClick={preview}>{t().finish.preview}</Button>
          <Button onClick={test}>{t().finish.test}</Button>
        </div>
        <p class={styles.soft}>{t().finish.noLink}</p>
      </Show>
      <Show when={printable(props.counts) > 0}>
        <div class={styles.actions}>
          <Button icon={<Printer />} onClick={() => print(downloadLetters)}>
            {t().finish.print(printable(props.counts))}
          </Button>
          <Button icon={<Printer />} onClick={() => print(downloadLabels)}>
            {t().finish.labels}
          </Button>
        </div>
        <p class={styles.soft}>{t().finish.printHelp}</p>
      </Show>
      <Show when={failure() && !asked()}>
        <Notice meaning="stop" live="alert" title={failure()} />
      </Show>
      <div role="status">
        <Show when={shown()}>
          {(letter) => (
            <div class={styles.letter}>
              <p>
                <span class={styles.soft}>{t().finish.to}:</span> {letter().to}
              </p>
              <p>
                <span class={styles.soft}>{t().finish.subject}:</span> <strong>{letter().subject}</strong>
              </p>
              <pre class={styles.text}>{letter().text}</pre>
              <Show when={letter().attachments.length > 0}>
                <p>
                  <span class={styles.soft}>{file().letter.label}:</span> {letter().attachments.join(", ")}
                </p>
              </Show>
            </div>
          )}
        </Show>
      </div>
      <div class={styles.actions}>
        <Button
          kind="primary"
          icon={<Send />}
          popup="dialog"
          disabled={!canSend()}
          onClick={() => setAsked("now")}
        >
          {t().finish.send}
        </Button>
        <Button popup="dialog" disabled={!canSend()} onClick={() => setAsked("later")}>
          {t().finish.later}
        </Button>
        <Button type="submit" kind="quiet">
          {t().finish.save}
        </Button>
      </div>
      <ConfirmDialog
        open={asked() === "now"}
        title={t().finish.sendTitle}
        confirmLabel={t().finish.confirmSend}
        onConfirm={() => send({})}
        onClose={close}
      >
        <p>{t().finish.sendText(props.counts?.gets ?? 0)}</p>
        <Show when={failure()}>{(text) => <Notice meaning="stop" live="alert" title={text()} />}</Show>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked() === "later"}
        title={t().finish.laterTitle}
        confirmLabel={t().finish.confirmLater}
        onConfirm={sendLater}
        onClose={close}
      >
        <WallTimeField
          name="circular.at"
          label={t().finish.at}
          usualTime="09:00"
          value={at()}
          error={failure()}
          onInput={setAt}
        />
        <p>{t().finish.laterText}</p>
      </ConfirmDialog>
    </section>
  );
}
