import type { StaffEventView } from "@zapisy/core/event/answer";
import type { MergeField } from "@zapisy/core/mail-text/rules";
import type { MailParagraph } from "@zapisy/core/mail-text/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadMailText } from "@zapisy/words/mail-text";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { Index, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { MergeFields } from "../../forms/merge-fields.tsx";
import styles from "./mail-text.module.css";

/** An option of an event, as paragraphs name it. */
export interface TextOption {
  optionId: string;
  label: string;
  /** It is offered no more; who chose it keeps it, and gets the paragraph. */
  isRetired: boolean;
}

/** What can be chosen at an event, and what could once. */
export function optionsOf({
  choiceGroups,
  retired,
}: Pick<StaffEventView, "choiceGroups" | "retired">): TextOption[] {
  const of = (groups: StaffEventView["choiceGroups"], isRetired: boolean) =>
    groups.flatMap(({ title, options }) =>
      options.map((option) => ({
        optionId: option.optionId,
        label: `${inLocale(title, locale()).text}: ${inLocale(option.title, locale()).text}`,
        isRetired,
      })),
    );
  return [...of(choiceGroups, false), ...of(retired.choiceGroups, true)];
}

/** What an event adds to a mail: paragraphs for everybody who gets it, or for those of one option. */
export function ParagraphsField(props: {
  paragraphs: readonly MailParagraph[];
  options: readonly TextOption[];
  offers: readonly MergeField[];
  max: number;
  disabled: boolean;
  error: (path: string) => string | undefined;
  onChange: (change: (paragraphs: MailParagraph[]) => void) => void;
}): JSX.Element {
  const t = useMessages(loadMailText);
  const choices = (chosen: string | undefined) => {
    const known = props.options.map(({ optionId, label, isRetired }) => ({
      value: optionId,
      label: isRetired ? t().paragraphs.retired(label) : label,
    }));
    const isGone = chosen !== undefined && !known.some(({ value }) => value === chosen);
    return isGone ? [...known, { value: chosen, label: t().paragraphs.optionGone }] : known;
  };
  return (
    <section class={styles.panel} aria-labelledby="mail-text-paragraphs">
      <h3 id="mail-text-paragraphs">{t().paragraphs.heading}</h3>
      <p class={styles.soft}>{t().paragraphs.text}</p>
      <Index each={props.paragraphs}>
        {(paragraph, index) => (
          <div class={styles.paragraph}>
            <Show when={props.options.length > 0 || paragraph().optionId}>
              <SelectField
                name={`paragraphs.${index}.optionId`}
                label={t().paragraphs.forWhom}
                placeholder={t().paragraphs.everybody}
                disabled={props.disabled}
                value={paragraph().optionId ?? ""}
                options={choices(paragraph().optionId)}
                error={props.error(`paragraphs.${index}.optionId`)}
                onChange={(value) =>
                  props.onChange((all) => {
                    const one = all[index];
                    if (one && value) one.optionId = value;
                    else delete one?.optionId;
                  })
                }
              />
            </Show>
            <MergeFields offered={props.disabled ? [] : props.offers} first={`paragraphs.${index}.text.pl`}>
              <LocalizedField
                name={`paragraphs.${index}.text`}
                label={t().paragraphs.label(index + 1)}
                long
                english
                disabled={props.disabled}
                value={paragraph().text}
                error={props.error}
                onInput={(text) => props.onChange((all) => all[index] && (all[index].text = text))}
              />
            </MergeFields>
            <Show when={!props.disabled}>
              <div>
                <Button kind="quiet" small onClick={() => props.onChange((all) => all.splice(index, 1))}>
                  {t().paragraphs.remove(index + 1)}
                </Button>
              </div>
            </Show>
          </div>
        )}
      </Index>
      <Show when={!props.disabled && props.paragraphs.length < props.max}>
        <div>
          <Button icon={<Plus />} onClick={() => props.onChange((all) => all.push({ text: { pl: "" } }))}>
            {t().paragraphs.add}
          </Button>
        </div>
      </Show>
    </section>
  );
}
