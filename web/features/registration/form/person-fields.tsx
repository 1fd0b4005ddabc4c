import type { EventView } from "@zapisy/core/event/answer";
import type { FieldValues, FormSection } from "@zapisy/core/form/schema";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { StandardFields } from "../../../forms/standard-fields.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { RegistrationForm } from "./form.ts";

interface FieldsProps {
  form: RegistrationForm;
  /** What the event asks. */
  ask: EventView["form"];
}

/** Names and form of address; of another person a browser fills in nothing. */
export function WhoFields(props: FieldsProps & { isForOther?: boolean }): JSX.Element {
  const t = useMessages(loadRegistration);
  return (
    <>
      <TextField
        name="firstName"
        label={t().field.firstName}
        value={props.form.values.firstName}
        onInput={(firstName) => props.form.set({ firstName })}
        onBlur={() => props.form.leave("firstName")}
        error={props.form.errorOf("firstName")}
        autocomplete={props.isForOther ? "off" : "given-name"}
        width="medium"
      />
      <TextField
        name="lastName"
        label={t().field.lastName}
        value={props.form.values.lastName}
        onInput={(lastName) => props.form.set({ lastName })}
        onBlur={() => props.form.leave("lastName")}
        error={props.form.errorOf("lastName")}
        autocomplete={props.isForOther ? "off" : "family-name"}
        width="medium"
      />
      <AskedFields {...props} section="who" />
    </>
  );
}

/** E-mail and telephone. */
export function ContactFields(props: FieldsProps & { emailIsOptional?: boolean }): JSX.Element {
  const t = useMessages(loadRegistration);
  return (
    <>
      <TextField
        name="email"
        type="email"
        label={t().field.email}
        help={t().help.email}
        optional={props.emailIsOptional}
        value={props.form.values.email}
        onInput={(email) => props.form.set({ email })}
        onBlur={() => props.form.leave("email")}
        error={props.form.errorOf("email")}
        autocomplete="email"
        spellcheck={false}
      />
      <AskedFields {...props} section="contact" />
    </>
  );
}

/** The fields of a section that every event can ask, as far as this one does. */
export function AskedFields(props: FieldsProps & { section: FormSection; own?: FieldValues }): JSX.Element {
  return (
    <StandardFields
      ask={props.ask}
      section={props.section}
      own={props.own}
      values={props.form.values}
      error={(path) => props.form.errorOf(path)}
      onChange={(part) => props.form.set(part)}
      onBlur={(path) => props.form.leave(path)}
    />
  );
}
