import type { EventView } from "@zapisy/core/event/answer";
import type { ChoiceGroup, ChoiceOption } from "@zapisy/core/event/schema";
import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { loadPublic } from "@zapisy/words/public";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { LanguageText } from "../../../ui/language-text.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { asHeading, optionSeatText, textIn } from "../../event/event-text.ts";
import { hasFreeSeat, seatNews } from "../../event/seat.state.ts";
import styles from "./choice-field.module.css";
import { optionTimes } from "./option-times.state.ts";
import { Told } from "../../../ui/told.tsx";

interface ChoiceFieldProps {
  group: ChoiceGroup;
  event: Pick<EventView, "agenda" | "dates" | "seats">;
  value: string;
  onChange: (optionId: string) => void;
  error: string | undefined;
  /** Instead of the group's own name, e.g. why this option is preselected. */
  help?: string;
  /** Full options cannot be picked; but the one that the person holds already can be kept. */
  onlyFree?: { held: string };
  /** What is offered no more: the option that the person holds may be among it. */
  retired?: readonly ChoiceGroup[];
}

/** One of several options with their seats left; an extra that one may take or leave is a box to tick. */
export function ChoiceField(props: ChoiceFieldProps): JSX.Element {
  const t = useMessages(loadRegistration);
  const name = () => `choices.${props.group.groupId}`;
  const text = (value: LocalizedText) => textIn(locale(), value);
  const extra = () =>
    !props.group.required && props.group.options.length === 1 ? props.group.options[0] : undefined;
  const isBarred = ({ optionId }: ChoiceOption) =>
    props.onlyFree !== undefined &&
    props.onlyFree.held !== optionId &&
    !hasFreeSeat(props.event.seats.options[optionId]);
  const isRetired = ({ optionId }: ChoiceOption) =>
    props.retired?.some(({ options: gone }) => gone.some((one) => one.optionId === optionId)) ?? false;
  const options = () => [
    ...props.group.options.map((option) => ({
      value: option.optionId,
      label: isRetired(option) ? t().personal.retired(text(option.title).text) : text(option.title).text,
      lang: text(option.title).lang,
      help: <OptionHelp option={option} event={props.event} isRetired={isRetired(option)} />,
      disabled: isBarred(option),
    })),
    ...(props.group.required ? [] : [{ value: "", label: t().signUp.noChoice, lang: undefined }]),
  ];
  return (
    <Show
      when={extra()}
      fallback={
        <RadioGroup
          name={name()}
          label={text(props.group.title).text}
          lang={text(props.group.title).lang}
          help={props.help}
          optional={!props.group.required}
          value={props.value}
          options={options()}
          onChange={(optionId) => props.onChange(optionId)}
          error={props.error}
        />
      }
    >
      {(option) => (
        <Checkbox
          name={name()}
          label={<LanguageText text={option().title} />}
          help={<OptionHelp option={option()} event={props.event} isRetired={isRetired(option())} />}
          checked={props.value === option().optionId}
          disabled={isBarred(option())}
          onChange={(checked) => props.onChange(checked ? option().optionId : "")}
          error={props.error}
        />
      )}
    </Show>
  );
}

function OptionHelp(props: {
  option: ChoiceOption;
  event: ChoiceFieldProps["event"];
  isRetired: boolean;
}): JSX.Element {
  const t = useMessages(loadPublic);
  const words = useMessages(loadRegistration);
  const count = () => props.event.seats.options[props.option.optionId];
  const seats = () => {
    // Its seats are nobody's to take.
    if (props.isRetired) return words().personal.retiredHelp;
    const found = count();
    return found ? optionSeatText(t(), seatNews(found)) : "";
  };
  return (
    <>
      <For each={optionTimes(locale(), props.event, props.option.optionId)}>
        {(time) => <span class={styles.line}>{asHeading(time)}</span>}
      </For>
      <Show when={props.option.description}>
        {(description) => (
          <span class={styles.line}>
            <LanguageText text={description()} />
          </span>
        )}
      </Show>
      <Show when={seats()}>
        <span class={styles.seats} data-full={!hasFreeSeat(count())}>
          <Told>{seats()}</Told>
        </span>
      </Show>
    </>
  );
}
