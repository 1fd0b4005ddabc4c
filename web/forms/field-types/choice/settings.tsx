import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import form from "../../../features/event-editor/editor-form.module.css";
import { Button } from "../../../ui/button.tsx";
import { LocalizedField } from "../../localized-field.tsx";
import { newPartId } from "../../part-id.ts";
import type { QuestionSettingsProps } from "../settings.ts";

/** The answers to choose from, two at least. */
export function ChoiceSettings(props: QuestionSettingsProps): JSX.Element {
  const t = useMessages(loadStaff);
  const remove = (answerId: string) =>
    props.change((question) => {
      question.answers = question.answers?.filter((answer) => answer.answerId !== answerId);
      if (question.proposes) delete question.proposes[answerId];
    });
  const add = () =>
    props.change((question) => {
      question.answers = [...(question.answers ?? []), { answerId: newPartId(), label: { pl: "" } }];
    });
  return (
    <div class={form.inner}>
      <For each={props.question.answers}>
        {(answer, index) => (
          <div class={form.innerRow}>
            <LocalizedField
              name={`${props.path}.answers.${index()}.label`}
              label={t().recruitment.answer(index() + 1)}
              disabled={props.disabled}
              value={answer.label}
              english={props.english}
              error={props.error}
              onInput={(text) =>
                props.change((question) => {
                  const found = question.answers?.find(({ answerId }) => answerId === answer.answerId);
                  if (found) found.label = text;
                })
              }
            />
            <Show when={!props.disabled && (props.question.answers?.length ?? 0) > 2}>
              <Button
                kind="quiet"
                label={`${t().action.remove}: ${answer.label.pl}`}
                icon={<Trash />}
                onClick={() => remove(answer.answerId)}
              />
            </Show>
          </div>
        )}
      </For>
      <Show when={!props.disabled}>
        <div>
          <Button kind="quiet" small icon={<Plus />} onClick={add}>
            {t().recruitment.addAnswer}
          </Button>
        </div>
      </Show>
    </div>
  );
}
