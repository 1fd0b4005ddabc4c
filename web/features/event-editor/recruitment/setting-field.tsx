import { settingOf } from "@zapisy/core/form/rules";
import { STANDARD_FIELDS, type FieldId, type StandardField } from "@zapisy/core/form/schema";
import { loadForm, type FieldHelp } from "@zapisy/words/form";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { LinesField } from "../../../forms/lines-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { useEventEditor } from "../event-editor.tsx";

/** Whether a field is set up by the list of what it offers. */
export function isList(id: FieldId): boolean {
  const { usual }: StandardField = STANDARD_FIELDS[id];
  return Array.isArray(usual);
}

/** What staff set up about a field: whether it is asked, or what it offers. */
export function SettingField(props: { id: FieldId }): JSX.Element {
  const t = useMessages(loadStaff);
  const words = useMessages(loadForm);
  const editor = useEventEditor();
  const setting = () => STANDARD_FIELDS[props.id].setting;
  const value = () => settingOf(editor.draft.form, props.id);
  const shared = () => {
    const { label, help }: FieldHelp = words().setting[setting()];
    return { name: `form.${setting()}`, label, help, disabled: !editor.isEditable() };
  };
  const change = (to: unknown) =>
    editor.update((event) => void Object.assign(event.form, { [setting()]: to }));
  return (
    <Show
      when={isList(props.id)}
      fallback={
        <RadioGroup
          {...shared()}
          inline
          value={String(value() ?? "hidden")}
          options={(["required", "optional", "hidden"] as const).map((each) => ({
            value: each as string,
            label: t().recruitment.ask[each],
          }))}
          onChange={change}
        />
      }
    >
      <LinesField
        {...shared()}
        optional
        values={value() as readonly string[] | undefined}
        error={editor.error(`form.${setting()}`)}
        onInput={change}
      />
    </Show>
  );
}
