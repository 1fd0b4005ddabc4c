import type { JSX } from "solid-js";
import control from "../../ui/control.module.css";
import { Field } from "../../ui/field.tsx";

/** Chooses a table: CSV or XLSX, as `web/data/table-file.ts` reads them. */
export function TableFileField(props: {
  name: string;
  label: string;
  help: string;
  error: string | undefined;
  onChoose: (file: File) => void;
}): JSX.Element {
  return (
    <Field name={props.name} label={props.label} help={props.help} error={props.error}>
      {(field) => (
        <input
          class={control.control}
          id={field.id}
          type="file"
          accept=".csv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby={field.describedBy}
          aria-invalid={field.invalid}
          // The same file, corrected meanwhile, is another choice.
          onClick={(event) => (event.currentTarget.value = "")}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            if (chosen) props.onChoose(chosen);
          }}
        />
      )}
    </Field>
  );
}
