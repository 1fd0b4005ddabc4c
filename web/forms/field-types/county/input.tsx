import { loadForm } from "@zapisy/words/form";
import type { JSX } from "solid-js";
import { createMemo } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { useTerritory } from "../../../data/territory.ts";
import { Combobox } from "../../../ui/combobox.tsx";
import type { FieldInputProps } from "../field-input.ts";
import { countyOptions } from "./county.state.ts";

/** A county picked by typing; namesakes are told apart by their voivodeships. The register comes when needed. */
export function CountyInput(props: FieldInputProps<string>): JSX.Element {
  const t = useMessages(loadForm);
  const territory = useTerritory();
  const options = createMemo(() => countyOptions(territory()?.listCounties() ?? [], t().countyKind));
  return (
    <Combobox
      name={props.name}
      label={props.label}
      help={props.help}
      optional={props.optional}
      value={props.value}
      options={options()}
      error={props.errorAt(props.name)}
      onChange={(code) => props.onInput(code)}
      onBlur={() => props.onLeave?.(props.name)}
    />
  );
}
