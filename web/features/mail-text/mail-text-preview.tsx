import { usualRecipients } from "@zapisy/core/circular/rules";
import type { StaffEventView } from "@zapisy/core/event/answer";
import type { MailTextPreview as Preview } from "@zapisy/core/mail-text/answer";
import type { MailTextInput, MailTextOwner } from "@zapisy/core/mail-text/schema";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { loadMailText } from "@zapisy/words/mail-text";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { useErrorText } from "../../data/error-text.ts";
import { useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { countRecipients } from "../circular/circular-api.ts";
import { previewMailText, testMailText } from "./mail-text-api.ts";
import { MailFrame } from "./mail-frame.tsx";
import { chosenFor, modeChoices, type TextOption } from "./paragraphs-field.tsx";
import styles from "./mail-text.module.css";

/** A look at a mail with the text as it stands in the form: as somebody made up would get it, or somebody of the event; wide and narrow. */
export function MailTextPreview(props: {
  owner: MailTextOwner;
  kind: string;
  event?: StaffEventView;
  options: readonly TextOption[];
  /** What is in the form. */
  written: () => Omit<MailTextInput, "version">;
}): JSX.Element {
  const t = useMessages(loadMailText);
  const errors = useErrorText();
  const [reader, setReader] = createSignal("");
  const [language, setLanguage] = createSignal<Locale>("pl");
  const [width, setWidth] = createSignal<"wide" | "narrow">("wide");
  const [shown, setShown] = createSignal<Preview>();
  const [failure, setFailure] = createSignal<string>();
  const [isBusy, setBusy] = createSignal(false);
  const [isSending, setSending] = createSignal(false);
  // Those who have a place: a preview is for a look, and the first of them will do.
  const people = createPart(
    () => props.event?.eventId,
    (eventId) => countRecipients(eventId, usualRecipients()),
  );
  const readers = () => [
    ...props.options.map(({ optionId, label }) => ({ value: optionId, label: t().preview.ofOption(label) })),
    // Of an event it is known how it is held.
    ...(props.event ? [] : modeChoices(t().preview.ofMode)),
    ...(people.value()?.first ?? []).map(({ registrationId, firstName, lastName }) => ({
      value: registrationId,
      label: `${firstName} ${lastName}`,
    })),
  ];
  const sample = () => {
    const chosen = reader();
    const who = chosen.startsWith("reg_") ? { registrationId: chosen } : chosenFor(chosen);
    return { ...props.written(), ...(who as { registrationId?: never }), locale: language() };
  };
  const attempt = async (busy: (is: boolean) => void, work: () => Promise<unknown>) => {
    busy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (caught) {
      const issues = caught instanceof ApiError ? caught.issues.map((issue) => errors.ofIssue(issue)) : [];
      setFailure(issues[0] ?? errors.ofError(caught));
      setShown(undefined);
    } finally {
      busy(false);
    }
  };
  const look = () =>
    attempt(setBusy, async () => setShown(await previewMailText(props.owner, props.kind, sample())));
  const send = () =>
    attempt(setSending, async () => {
      await testMailText(props.owner, props.kind, sample());
      showToast({ text: t().preview.sent });
    });
  return (
    <section class={styles.panel} aria-labelledby="mail-text-preview">
      <h3 id="mail-text-preview">{t().preview.heading}</h3>
      <p class={styles.soft}>{t().preview.text}</p>
      <div class={styles.choices}>
        <SelectField
          name="preview.reader"
          label={t().preview.reader}
          placeholder={t().preview.madeUp}
          value={reader()}
          options={readers()}
          onChange={setReader}
        />
        <RadioGroup
          name="preview.language"
          label={t().preview.language}
          inline
          value={language()}
          options={[
            { value: "pl", label: t().preview.pl },
            { value: "en", label: t().preview.en },
          ]}
          onChange={setLanguage}
        />
        <RadioGroup
          name="preview.width"
          label={t().preview.width}
          inline
          value={width()}
          options={[
            { value: "wide", label: t().preview.wide },
            { value: "narrow", label: t().preview.narrow },
          ]}
          onChange={setWidth}
        />
      </div>
      <div class={styles.buttons}>
        <Button busy={isBusy()} onClick={() => void look()}>
          {t().preview.show}
        </Button>
        <Button kind="quiet" busy={isSending()} onClick={() => void send()}>
          {t().preview.send}
        </Button>
      </div>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <Show when={shown()}>
        {(mail) => (
          <>
            <p>
              {t().preview.subject}: <strong>{mail().subject}</strong>
            </p>
            <Show when={mail().attachments.length > 0}>
              <p>
                {t().preview.files}: {mail().attachments.join(", ")}
              </p>
            </Show>
            <MailFrame html={mail().html} title={t().preview.title} isNarrow={width() === "narrow"} />
            <details>
              <summary>{t().preview.plain}</summary>
              <pre class={styles.plain}>{mail().text}</pre>
            </details>
          </>
        )}
      </Show>
    </section>
  );
}
