import type { EventView } from "@zapisy/core/event/answer";
import { ACCESS_NEEDS, DIETS } from "@zapisy/core/registration/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Checkbox, CheckboxGroup } from "../../../ui/checkbox.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { RegistrationForm } from "./form.ts";
import { hasNeeds } from "./form.state.ts";

/** Whether the event asks what people need. */
export function asksNeeds(ask: EventView["form"]): boolean {
  return ask.needs !== "hidden" || ask.diet !== "hidden";
}

/** Diet, accessibility and a note; with the explicit consent as soon as anything is given (art. 9 GDPR). */
export function NeedsFields(props: {
  form: RegistrationForm;
  ask: EventView["form"];
  /** Whoever fills this in for another person says elsewhere that that one agreed. */
  isForOther?: boolean;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const common = useMessages(loadCommon);
  return (
    <>
      <Show when={props.ask.diet !== "hidden"}>
        <RadioGroup
          name="needs.diet"
          label={t().field.diet}
          value={props.form.values.diet}
          options={[
            { value: "" as const, label: t().signUp.noDiet },
            ...DIETS.map((value) => ({ value, label: common().diet[value] })),
          ]}
          onChange={(diet) => props.form.set({ diet })}
          error={props.form.errorOf("needs.diet")}
          inline
        />
      </Show>
      <Show when={props.ask.needs !== "hidden"}>
        <CheckboxGroup
          name="needs.access"
          label={t().field.access}
          values={props.form.values.access}
          options={ACCESS_NEEDS.map((value) => ({ value, label: common().accessNeed[value] }))}
          onChange={(access) => props.form.set({ access })}
          error={props.form.errorOf("needs.access")}
        />
      </Show>
      <TextArea
        name="needs.note"
        label={t().field.needsNote}
        help={t().help.needsNote}
        rows={2}
        value={props.form.values.needsNote}
        onInput={(needsNote) => props.form.set({ needsNote })}
        onBlur={() => props.form.leave("needs.note")}
        error={props.form.errorOf("needs.note")}
      />
      <Show when={!props.isForOther && hasNeeds(props.form.values)}>
        <Checkbox
          name="consents.needs"
          label={t().signUp.allowsNeeds}
          help={t().signUp.allowsNeedsHelp}
          checked={props.form.values.allowsNeeds}
          onChange={(allowsNeeds) => props.form.set({ allowsNeeds })}
          error={props.form.errorOf("consents.needs")}
        />
      </Show>
    </>
  );
}
