import type { JSX } from "solid-js";
import { createMemo } from "solid-js";
import { Combobox } from "../../ui/combobox.tsx";
import type { ComboboxOption } from "../../ui/combobox.state.ts";
import { useTerritory } from "../../data/territory.ts";

interface CountyFieldProps {
  name: string;
  label: string;
  optional?: boolean;
  help?: JSX.Element;
  error?: string;
  /** TERYT code of a county, or empty. */
  value: string;
  onChange: (code: string) => void;
}

/** A county picked by typing; namesakes are told apart by their voivodeship. The register comes when needed. */
export function CountyField(props: CountyFieldProps): JSX.Element {
  const territory = useTerritory();
  const options = createMemo((): ComboboxOption[] =>
    (territory()?.listCounties() ?? []).map(({ code, name, voivodeship }) => ({
      value: code,
      label: name,
      hint: voivodeship.name,
    })),
  );
  return (
    <Combobox
      name={props.name}
      label={props.label}
      optional={props.optional}
      help={props.help}
      error={props.error}
      value={props.value}
      options={options()}
      onChange={(code) => props.onChange(code)}
    />
  );
}
