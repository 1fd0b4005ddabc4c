import type { StaffEventView } from "@zapisy/core/event/answer";
import { PLACE_MODES, type PlaceMode } from "@zapisy/core/event/schema";
import type { MailTextLevel, MergeField } from "@zapisy/core/mail-text/rules";
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

/** With what a choice begins that is how the event is held. */
const MODE = "mode:";

/** For whom a paragraph is, as one choice. */
const choiceOf = ({ optionId, mode }: Pick<MailParagraph, "optionId" | "mode">) =>
  optionId ?? (mode && `${MODE}${mode}`) ?? "";

/** Ways in which an event may be held, to choose among. */
export function modeChoices(labels: Record<PlaceMode, string>): { value: string; label: string }[] {
  return PLACE_MODES.map((mode) => ({ value: choiceOf({ mode }), label: labels[mode] }));
}

/** What was chosen: an option, how the event is held, or nothing of these. */
export function chosenFor(value: string): Pick<MailParagraph, "optionId" | "mode"> {
  const mode = PLACE_MODES.find((one) => choiceOf({ mode: one }) === value);
  return mode ? { mode } : { optionId: value || undefined };
}

/** What is added to a mail: paragraphs for everybody who gets it, for those of one option, or while the event is held in one way. */
export function ParagraphsField(props: {
  /** Where the text is: above an event, what is added is for events that are held in one way. */
  level: MailTextLevel;
  paragraphs: readonly MailParagraph[];
  options: readonly TextOption[];
  offers: readonly MergeField[];
  max: number;
  disabled: boolean;
  error: (path: string) => string | undefined;
  onChange: (change: (paragraphs: MailParagraph[]) => void) => void;
}): JSX.Element {
  const t = useMessages(loadMailText);
  const choices = (chosen: string) => {
    const options = props.options.map(({ optionId, label, isRetired }) => ({
      value: optionId,
      label: isRetired ? t().paragraphs.retired(label) : label,
    }));
    const known = [...options, ...modeChoices(t().paragraphs.modes)];
    const isGone = chosen !== "" && !known.some(({ value }) => value === chosen);
    return isGone ? [...known, { value: chosen, label: t().paragraphs.optionGone }] : known;
  };
  return (
    <section class={styles.panel} aria-labelledby="mail-text-paragraphs">
      <h3 id="mail-text-paragraphs">{t().paragraphs.heading}</h3>
      <p class={styles.soft}>{props.level === "event" ? t().paragraphs.text : t().paragraphs.textAbove}</p>
      <Index each={props.paragraphs}>
        {(paragraph, index) => (
          <div class={styles.paragraph}>
            <SelectField
              name={`paragraphs.${index}.optionId`}
              label={t().paragraphs.forWhom}
              placeholder={props.level === "event" ? t().paragraphs.everybody : undefined}
              disabled={props.disabled}
              value={choiceOf(paragraph())}
              options={choices(choiceOf(paragraph()))}
              error={props.error(`paragraphs.${index}.optionId`)}
              onChange={(value) =>
                props.onChange((all) => {
                  const { optionId, mode } = chosenFor(value);
                  const one = all[index];
                  if (one) Object.assign(one, { optionId, mode });
                })
              }
            />
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
          <Button
            icon={<Plus />}
            onClick={() =>
              props.onChange((all) =>
                all.push({ text: { pl: "" }, ...(props.level !== "event" && { mode: "online" }) }),
              )
            }
          >
            {t().paragraphs.add}
          </Button>
        </div>
      </Show>
    </section>
  );
}
