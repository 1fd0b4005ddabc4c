import { VOIVODESHIPS } from "@zapisy/core/territory/schema";
import { loadForm } from "@zapisy/words/form";
import { loadStaff } from "@zapisy/words/staff";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { createMemo, For, Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { useTerritory } from "../../../data/territory.ts";
import { countyOptions } from "../../../forms/field-types/county/county.state.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { Combobox } from "../../../ui/combobox.tsx";
import form from "../editor-form.module.css";
import { useEventEditor } from "../event-editor.tsx";

/** Voivodeships, and single counties beside them. */
export function TerritoriesField(props: {
  name: string;
  codes: readonly string[];
  onChange: (codes: string[]) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadForm);
  const editor = useEventEditor();
  const territory = useTerritory();
  const options = createMemo(() => countyOptions(territory()?.listCounties() ?? [], words().countyKind));
  const counties = () => props.codes.filter((code) => code.length > 2);
  const nameOf = (code: string) => territory()?.countyName(code) ?? code;
  return (
    <>
      <CheckboxGroup
        name={props.name}
        label={t().criteria.voivodeships}
        disabled={!editor.isEditable()}
        values={props.codes}
        options={VOIVODESHIPS.map(({ code, name }) => ({ value: code as string, label: name, lang: "pl" }))}
        error={editor.error(props.name)}
        onChange={(voivodeships) => props.onChange([...voivodeships, ...counties()])}
      />
      <Show when={counties().length > 0}>
        <ul class={form.fields} aria-label={t().criteria.counties}>
          <For each={counties()}>
            {(code) => (
              <li class={form.cardHead}>
                <span lang="pl">{nameOf(code)}</span>
                <Show when={editor.isEditable()}>
                  <Button
                    kind="quiet"
                    small
                    icon={<Trash />}
                    label={t().criteria.removeCounty(nameOf(code))}
                    onClick={() => props.onChange(props.codes.filter((each) => each !== code))}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={editor.isEditable()}>
        <Combobox
          name={props.name.replace(/codes$/, "county")}
          label={t().criteria.county}
          optional
          value=""
          options={options().filter(({ value }) => !props.codes.includes(value))}
          onChange={(code) => code && props.onChange([...props.codes, code])}
        />
      </Show>
    </>
  );
}
