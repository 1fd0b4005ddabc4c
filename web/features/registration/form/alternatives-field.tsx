import type { EventView } from "@zapisy/core/event/answer";
import type { ChoiceGroup, ChoiceOption } from "@zapisy/core/event/schema";
import { invalidAlternatives } from "@zapisy/core/registration/rules";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale } from "../../../data/locale.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { LanguageText } from "../../../ui/language-text.tsx";
import { asHeading, textIn } from "../../event/event-text.ts";
import { optionTimes } from "./option-times.state.ts";

/** Which other options will do as well for somebody who waits, of each group in which there are any. */
export function AlternativesField(props: {
  event: Pick<EventView, "agenda" | "dates" | "choiceGroups" | "form">;
  /** Groups about which it is asked. */
  groups: readonly ChoiceGroup[];
  choices: Readonly<Record<string, string>>;
  value: Readonly<Record<string, string[]>>;
  onChange: (value: Record<string, string[]>) => void;
  /** Which options of these are asked about; all unless said. */
  isOffered?: (option: ChoiceOption) => boolean;
  errorOf: (path: string) => string | undefined;
  /** Of whom it is asked: oneself, or somebody else. */
  words: { legend: (group: string) => string; help: string };
}): JSX.Element {
  const others = ({ groupId, options }: ChoiceGroup) =>
    options.filter(
      (option) =>
        (props.isOffered?.(option) ?? true) &&
        props.choices[groupId] &&
        option.optionId !== props.choices[groupId] &&
        invalidAlternatives(props.event, props.choices, { [groupId]: [option.optionId] }).length === 0,
    );
  const isTicked = (groupId: string, { optionId }: ChoiceOption) =>
    props.value[groupId]?.includes(optionId) ?? false;
  const tick = (group: ChoiceGroup, ticked: ChoiceOption, on: boolean) => {
    const chosen = others(group).filter((option) =>
      option === ticked ? on : isTicked(group.groupId, option),
    );
    props.onChange({ ...props.value, [group.groupId]: chosen.map(({ optionId }) => optionId) });
  };
  return (
    <For each={props.groups.filter((group) => others(group).length > 0)}>
      {(group) => (
        <Fieldset
          name={`alternatives.${group.groupId}`}
          legend={props.words.legend(textIn(locale(), group.title).text)}
          help={props.words.help}
          error={props.errorOf(`alternatives.${group.groupId}`)}
        >
          <For each={others(group)}>
            {(option) => (
              <Checkbox
                name={`alternatives.${group.groupId}.${option.optionId}`}
                label={<LanguageText text={option.title} />}
                help={
                  <Show when={optionTimes(locale(), props.event, option.optionId).length > 0}>
                    {optionTimes(locale(), props.event, option.optionId).map(asHeading).join(", ")}
                  </Show>
                }
                checked={isTicked(group.groupId, option)}
                onChange={(on) => tick(group, option, on)}
              />
            )}
          </For>
        </Fieldset>
      )}
    </For>
  );
}
