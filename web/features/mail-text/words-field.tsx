import type { MergeField } from "@zapisy/core/mail-text/rules";
import type { Locale } from "@zapisy/core/shared/localized-text";
import { loadMailText } from "@zapisy/words/mail-text";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { WordsDraft } from "./mail-text.state.ts";
import { MergeFields } from "../../forms/merge-fields.tsx";
import styles from "./mail-text.module.css";

/** The words of a mail in one language: as they are said now, until somebody adapts them. */
export function WordsField(props: {
  locale: Locale;
  /** Absent while the place says nothing of its own. */
  draft: WordsDraft | undefined;
  /** What is said without it, and whose words these are. */
  above: WordsDraft;
  sourceAbove: string;
  offers: readonly MergeField[];
  disabled: boolean;
  error: (path: string) => string | undefined;
  onAdapt: () => void;
  onInput: (part: keyof WordsDraft, value: string) => void;
  onRestore: () => void;
}): JSX.Element {
  const t = useMessages(loadMailText);
  const staff = useMessages(loadStaff);
  const label = (part: keyof WordsDraft) =>
    props.locale === "en" ? staff().fieldInEnglish(t().part[part]) : t().part[part];
  const path = (part: keyof WordsDraft) => `${props.locale}.${part}`;
  return (
    <section class={styles.panel} aria-labelledby={`mail-text-${props.locale}`}>
      <div class={styles.head}>
        <h3 id={`mail-text-${props.locale}`}>{t().text[props.locale]}</h3>
        <Show when={!props.draft}>
          <span class={styles.soft}>{t().now(props.sourceAbove)}</span>
        </Show>
      </div>
      <Show
        when={props.draft}
        fallback={
          <>
            <div class={styles.quote} lang={props.locale}>
              <p>
                <strong>{props.above.heading}</strong>
              </p>
              <p class={styles.written}>{props.above.lead}</p>
              <p class={styles.written}>{props.above.next}</p>
            </div>
            <Show when={!props.disabled}>
              <div>
                <Button onClick={() => props.onAdapt()}>{t().adapt[props.locale]}</Button>
              </div>
            </Show>
          </>
        }
      >
        {(draft) => (
          <>
            <MergeFields offered={props.disabled ? [] : props.offers} first={path("lead")}>
              <TextField
                name={path("heading")}
                label={label("heading")}
                help={t().headingHelp}
                lang={props.locale}
                disabled={props.disabled}
                value={draft().heading}
                error={props.error(path("heading"))}
                onInput={(value) => props.onInput("heading", value)}
              />
              <TextArea
                name={path("lead")}
                label={label("lead")}
                help={t().markupHelp}
                lang={props.locale}
                rows={4}
                disabled={props.disabled}
                value={draft().lead}
                error={props.error(path("lead"))}
                onInput={(value) => props.onInput("lead", value)}
              />
              <TextArea
                name={path("next")}
                label={label("next")}
                help={t().nextHelp}
                optional
                lang={props.locale}
                rows={5}
                disabled={props.disabled}
                value={draft().next}
                error={props.error(path("next"))}
                onInput={(value) => props.onInput("next", value)}
              />
            </MergeFields>
            <Show when={!props.disabled}>
              <div>
                <Button kind="quiet" onClick={() => props.onRestore()}>
                  {t().restore.button[props.locale](props.sourceAbove)}
                </Button>
              </div>
            </Show>
          </>
        )}
      </Show>
    </section>
  );
}
