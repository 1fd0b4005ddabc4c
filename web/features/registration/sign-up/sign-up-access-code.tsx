import type { EventView } from "@zapisy/core/event/answer";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { RegistrationForm } from "../form/form.ts";

/** The code by which one comes, where the event asks for one. */
export function AccessCodeSection(props: { event: EventView; form: RegistrationForm }): JSX.Element {
  const t = useMessages(loadRegistration);
  return (
    <Show when={props.event.accessCode}>
      {(asked) => (
        <Fieldset name="code" look="section" legend={t().signUp.sections.code}>
          <TextField
            name="accessCode"
            label={t().field.accessCode}
            help={asked() === "required" ? t().help.accessCodeRequired : t().help.accessCode}
            optional={asked() === "optional"}
            value={props.form.values.accessCode}
            onInput={(accessCode) => props.form.set({ accessCode })}
            onBlur={() => props.form.leave("accessCode")}
            error={props.form.errorOf("accessCode")}
            autocomplete="off"
            spellcheck={false}
            maxLength={60}
            width="medium"
          />
        </Fieldset>
      )}
    </Show>
  );
}
