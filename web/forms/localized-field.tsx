import type { LocalizedText } from "@zapisy/core/shared/localized-text";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./localized-field.module.css";

interface LocalizedFieldProps {
  /** Dotted path of the text; the fields are called `path.pl` and `path.en`. */
  name: string;
  label: string;
  help?: JSX.Element;
  optional?: boolean;
  disabled?: boolean;
  value: LocalizedText | undefined;
  onInput: (text: LocalizedText) => void;
  error: (path: string) => string | undefined;
  /** Whether there is a field for English. */
  english: boolean;
  /** More than one line. */
  long?: boolean;
  /** Height of a long text in lines, before it grows. */
  rows?: number;
}

/** A text in Polish and, beside it where there is room, in English. */
export function LocalizedField(props: LocalizedFieldProps): JSX.Element {
  const t = useMessages(loadStaff);
  const pl = () => props.value?.pl ?? "";
  const en = () => props.value?.en ?? "";
  const change = (text: Partial<LocalizedText>) => {
    const next = { pl: pl(), en: en(), ...text };
    props.onInput(next.en ? next : { pl: next.pl });
  };
  return (
    <div class={props.english ? styles.both : styles.one}>
      <Show
        when={props.long}
        fallback={
          <TextField
            name={`${props.name}.pl`}
            label={props.label}
            help={props.help}
            optional={props.optional}
            disabled={props.disabled}
            lang="pl"
            value={pl()}
            error={props.error(`${props.name}.pl`) ?? props.error(props.name)}
            onInput={(text) => change({ pl: text })}
          />
        }
      >
        <TextArea
          name={`${props.name}.pl`}
          label={props.label}
          help={props.help}
          optional={props.optional}
          disabled={props.disabled}
          lang="pl"
          rows={props.rows}
          value={pl()}
          error={props.error(`${props.name}.pl`) ?? props.error(props.name)}
          onInput={(text) => change({ pl: text })}
        />
      </Show>
      <Show when={props.english}>
        <Show
          when={props.long}
          fallback={
            <TextField
              name={`${props.name}.en`}
              label={t().fieldInEnglish(props.label)}
              disabled={props.disabled}
              lang="en"
              value={en()}
              error={props.error(`${props.name}.en`)}
              onInput={(text) => change({ en: text })}
            />
          }
        >
          <TextArea
            name={`${props.name}.en`}
            label={t().fieldInEnglish(props.label)}
            disabled={props.disabled}
            lang="en"
            rows={props.rows}
            value={en()}
            error={props.error(`${props.name}.en`)}
            onInput={(text) => change({ en: text })}
          />
        </Show>
      </Show>
    </div>
  );
}
