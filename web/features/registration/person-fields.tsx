import type { EventView } from "@zapisy/core/event/answer";
import { FORMS_OF_ADDRESS, INSTITUTION_TYPES } from "@zapisy/core/registration/schema";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CountyField } from "./county-field.tsx";
import type { RegistrationForm } from "./form.ts";

interface FieldsProps {
  form: RegistrationForm;
  /** What the event asks. */
  ask: EventView["form"];
}

/** Names and form of address. */
export function WhoFields(props: FieldsProps): JSX.Element {
  const t = useMessages(loadRegistration);
  const common = useMessages(loadCommon);
  return (
    <>
      <TextField
        name="firstName"
        label={t().field.firstName}
        value={props.form.values.firstName}
        onInput={(firstName) => props.form.set({ firstName })}
        onBlur={() => props.form.leave("firstName")}
        error={props.form.errorOf("firstName")}
        autocomplete="given-name"
        width="medium"
      />
      <TextField
        name="lastName"
        label={t().field.lastName}
        value={props.form.values.lastName}
        onInput={(lastName) => props.form.set({ lastName })}
        onBlur={() => props.form.leave("lastName")}
        error={props.form.errorOf("lastName")}
        autocomplete="family-name"
        width="medium"
      />
      <Show when={props.ask.formOfAddress !== "hidden"}>
        <RadioGroup
          name="formOfAddress"
          label={t().field.formOfAddress}
          help={t().help.formOfAddress}
          optional={props.ask.formOfAddress === "optional"}
          value={props.form.values.formOfAddress}
          options={FORMS_OF_ADDRESS.map((value) => ({ value, label: common().formOfAddress[value] }))}
          onChange={(formOfAddress) => props.form.set({ formOfAddress })}
          error={props.form.errorOf("formOfAddress")}
          inline
        />
      </Show>
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
      <Show when={props.ask.phone !== "hidden"}>
        <TextField
          name="phone"
          type="tel"
          label={t().field.phone}
          help={t().help.phone}
          optional={props.ask.phone === "optional"}
          value={props.form.values.phone}
          onInput={(phone) => props.form.set({ phone })}
          onBlur={() => props.form.leave("phone")}
          error={props.form.errorOf("phone")}
          autocomplete="tel"
          width="medium"
        />
      </Show>
    </>
  );
}

/** Whether the event asks anything about the institution. */
export function asksInstitution(ask: EventView["form"]): boolean {
  return ask.institution !== "hidden" || ask.position !== "hidden" || ask.county !== "hidden";
}

/** Institution, position and county. */
export function InstitutionFields(props: FieldsProps): JSX.Element {
  const t = useMessages(loadRegistration);
  const words = useMessages(loadForm);
  const common = useMessages(loadCommon);
  const isOptional = () => props.ask.institution === "optional";
  return (
    <>
      <Show when={props.ask.institution !== "hidden"}>
        <TextField
          name="institution.name"
          label={t().field.institutionName}
          help={t().help.institutionName}
          optional={isOptional()}
          value={props.form.values.institutionName}
          onInput={(institutionName) => props.form.set({ institutionName })}
          onBlur={() => props.form.leave("institution.name")}
          error={props.form.errorOf("institution.name")}
          autocomplete="organization"
        />
        <SelectField
          name="institution.type"
          label={t().field.institutionType}
          optional={isOptional()}
          value={props.form.values.institutionType}
          placeholder={words().choose}
          options={INSTITUTION_TYPES.map((value) => ({ value, label: common().institutionType[value] }))}
          onChange={(institutionType) => props.form.set({ institutionType })}
          error={props.form.errorOf("institution.type")}
        />
        <TextField
          name="institution.town"
          label={t().field.institutionTown}
          optional
          value={props.form.values.institutionTown}
          onInput={(institutionTown) => props.form.set({ institutionTown })}
          onBlur={() => props.form.leave("institution.town")}
          error={props.form.errorOf("institution.town")}
          autocomplete="off"
          width="medium"
        />
      </Show>
      <Show when={props.ask.position !== "hidden"}>
        <TextField
          name="position"
          label={t().field.position}
          optional={props.ask.position === "optional"}
          value={props.form.values.position}
          onInput={(position) => props.form.set({ position })}
          onBlur={() => props.form.leave("position")}
          error={props.form.errorOf("position")}
          autocomplete="organization-title"
        />
      </Show>
      <Show when={props.ask.county !== "hidden"}>
        <CountyField
          value={props.form.values.countyCode}
          optional={props.ask.county === "optional"}
          onChange={(countyCode) => props.form.set({ countyCode })}
          onBlur={() => props.form.leave("countyCode")}
          error={props.form.errorOf("countyCode")}
        />
      </Show>
    </>
  );
}
