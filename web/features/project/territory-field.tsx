import { VOIVODESHIPS } from "@zapisy/core/territory/schema";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createMemo, createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Combobox } from "../../ui/combobox.tsx";
import type { ComboboxOption } from "../../ui/combobox.state.ts";
import { fieldId } from "../../ui/field.tsx";
import styles from "./project-form.module.css";
import { useTerritory } from "../../data/territory.ts";
import { TagList } from "./tag-list.tsx";

interface TerritoryFieldProps {
  /** TERYT codes of voivodeships, counties, communes. */
  codes: readonly string[];
  onChange: (codes: string[]) => void;
  error?: string;
  disabled?: boolean;
}

/** The area of a project: counties and voivodeships picked by typing. The register comes when needed. */
export function TerritoryField(props: TerritoryFieldProps): JSX.Element {
  const t = useMessages(loadStaff);
  const [round, setRound] = createSignal(1);
  const territory = useTerritory();
  const options = createMemo((): ComboboxOption[] =>
    [
      ...VOIVODESHIPS.map(({ code, name }) => ({ value: code, label: t().project.voivodeship(name) })),
      ...(territory()?.listCounties() ?? []).map(({ code, name, voivodeship }) => ({
        value: code,
        label: name,
        hint: voivodeship.name,
      })),
    ].filter(({ value }) => !props.codes.includes(value)),
  );
  const label = (code: string) => {
    if (code.length === 7) return t().project.commune(code);
    const voivodeship = VOIVODESHIPS.find((each) => each.code === code);
    if (voivodeship) return t().project.voivodeship(voivodeship.name);
    return territory()?.countyName(code) ?? code;
  };
  const add = (code: string) => {
    if (!code) return;
    props.onChange([...props.codes, code]);
    // A fresh, empty field for the next one.
    setRound((count) => count + 1);
    queueMicrotask(() => document.getElementById(fieldId("territory"))?.focus());
  };
  return (
    <div class={styles.group}>
      <TagList
        disabled={props.disabled}
        tags={props.codes.map((code) => ({ value: code, label: label(code) }))}
        onRemove={(code) => props.onChange(props.codes.filter((each) => each !== code))}
      />
      <Show when={round()} keyed>
        <Combobox
          name="territory"
          label={t().project.addTerritory}
          help={t().project.territoryHelp}
          optional
          disabled={props.disabled}
          value=""
          error={props.error}
          options={options()}
          onChange={add}
        />
      </Show>
    </div>
  );
}
