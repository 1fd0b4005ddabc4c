import { loadForm } from "@zapisy/words/form";
import type { JSX } from "solid-js";
import { For } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import form from "../../../features/event-editor/editor-form.module.css";
import { NumberField } from "../../../ui/number-field.tsx";
import { LocalizedField } from "../../localized-field.tsx";
import type { QuestionSettingsProps } from "../settings.ts";

/** Between which limits a number has to be, and what it counts. */
export function NumberSettings(props: QuestionSettingsProps): JSX.Element {
  const t = useMessages(loadForm);
  return (
    <>
      <div class={form.row}>
        <For each={["min", "max"] as const}>
          {(limit) => (
            <NumberField
              name={`${props.path}.${limit}`}
              label={t().questionSetting[limit]}
              optional
              disabled={props.disabled}
              value={props.question[limit]}
              error={props.error(`${props.path}.${limit}`)}
              onInput={(number) => props.change((question) => (question[limit] = number))}
            />
          )}
        </For>
      </div>
      <LocalizedField
        name={`${props.path}.unit`}
        label={t().questionSetting.unit}
        help={t().questionSetting.unitHelp}
        optional
        disabled={props.disabled}
        value={props.question.unit}
        english={props.english}
        error={props.error}
        onInput={(unit) =>
          props.change((question) => (question.unit = unit.pl || unit.en ? unit : undefined))
        }
      />
    </>
  );
}
