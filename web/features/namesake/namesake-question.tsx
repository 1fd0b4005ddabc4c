import { loadNamesake } from "@zapisy/words/namesake";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Notice } from "../../ui/notice.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./namesake-question.module.css";
import { SOMEBODY_ELSE, type Listed, type NamesakeAnswer } from "./namesake.state.ts";

interface NamesakeQuestionProps {
  listed: readonly Listed[];
  answer: NamesakeAnswer;
  onAnswer: (answer: NamesakeAnswer) => void;
  error: (path: string) => string | undefined;
}

/** Asks whether somebody is one of the people of that name on the list, or how one can tell that they are not. */
export function NamesakeQuestion(props: NamesakeQuestionProps): JSX.Element {
  const t = useMessages(loadNamesake);
  return (
    <div role="status">
      <Show when={props.listed.length > 0}>
        <Notice meaning="wait" title={t().title}>
          <div class={styles.fields}>
            <RadioGroup
              name="namesakes.who"
              label={t().who}
              value={props.answer.who}
              error={props.answer.who === "" ? props.error("namesakes.who") : undefined}
              options={[
                ...props.listed.map(({ id, name, details }) => ({
                  value: id,
                  label: t().listed(name, details),
                })),
                { value: SOMEBODY_ELSE, label: t().other },
              ]}
              onChange={(who) => props.onAnswer({ ...props.answer, who })}
            />
            <Show when={props.answer.who === SOMEBODY_ELSE}>
              <TextField
                name="namesakes.reason"
                label={t().reason}
                help={t().reasonHelp}
                autocomplete="off"
                maxLength={300}
                value={props.answer.reason}
                error={props.error("namesakes.reason")}
                onInput={(reason) => props.onAnswer({ ...props.answer, reason })}
              />
            </Show>
          </div>
        </Notice>
      </Show>
    </div>
  );
}
