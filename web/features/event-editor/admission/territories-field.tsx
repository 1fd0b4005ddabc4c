import { VOIVODESHIPS } from "@zapisy/core/territory/schema";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { CountiesField } from "../../../forms/counties-field.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { useEventEditor } from "../event-editor.tsx";

/** Voivodeships, and single counties beside them. */
export function TerritoriesField(props: {
  name: string;
  codes: readonly string[];
  onChange: (codes: string[]) => void;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const editor = useEventEditor();
  const counties = () => props.codes.filter((code) => code.length > 2);
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
      <CountiesField
        name={props.name.replace(/codes$/, "county")}
        label={t().criteria.county}
        picked={t().criteria.counties}
        codes={counties()}
        disabled={!editor.isEditable()}
        onChange={(codes) => props.onChange([...props.codes.filter((code) => code.length === 2), ...codes])}
      />
    </>
  );
}
