import type { EventView } from "@zapisy/core/event/answer";
import { ENTERS } from "@zapisy/core/registration/schema";
import { loadDelegation } from "@zapisy/words/public/delegation";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { RegistrationForm } from "../registration/form/form.ts";
import { asksNeeds, NeedsFields } from "../registration/form/needs-fields.tsx";
import { AskedFields, WhoFields } from "../registration/form/person-fields.tsx";
import { TextDisclosure } from "../registration/form/text-disclosure.tsx";
import { ChoiceSection } from "../registration/sign-up/sign-up-choices.tsx";
import type { OthersForm } from "./others-form.ts";
import styles from "./delegation.module.css";

/** What is full is told for all of them together. */
const NOTHING_FULL = { outcome: ENTERS.holds, isEventFull: false, fullChoices: [], offersOther: false };

/** What is asked of somebody whom another person registers. @param props.event what is asked of them */
export function OtherPersonFields(props: { event: EventView; form: RegistrationForm }): JSX.Element {
  const t = useMessages(loadDelegation);
  const words = useMessages(loadRegistration);
  return (
    <div class={styles.fields}>
      <WhoFields form={props.form} ask={props.event.form} isForOther />
      <TextField
        name="email"
        type="email"
        label={t().form.email}
        help={t().form.emailHelp}
        optional
        value={props.form.values.email}
        onInput={(email) => props.form.set({ email })}
        onBlur={() => props.form.leave("email")}
        error={props.form.errorOf("email")}
        autocomplete="off"
        spellcheck={false}
      />
      <AskedFields section="contact" form={props.form} ask={props.event.form} />
      <AskedFields section="institution" form={props.form} ask={props.event.form} />
      <ChoiceSection event={props.event} form={props.form} outlook={NOTHING_FULL} />
      <Show when={asksNeeds(props.event.form)}>
        <Fieldset name="needs" legend={words().signUp.sections.needs} help={words().help.needs}>
          <NeedsFields form={props.form} ask={props.event.form} isForOther />
        </Fieldset>
      </Show>
    </div>
  );
}

/** What somebody declares who gives data of others, with the clauses that those get. */
export function Declarations(props: {
  form: OthersForm;
  event: Pick<EventView, "informationClause" | "authorityClause">;
  acts: string;
  needs: string;
}): JSX.Element {
  const t = useMessages(loadDelegation);
  return (
    <div class={styles.fields}>
      <Show when={props.event.informationClause}>
        {(clause) => (
          <div class={styles.clause}>
            <p>{t().form.clauseHelp}</p>
            <TextDisclosure summary={t().form.clauseText} text={clause()} />
            <Show when={props.event.authorityClause}>
              {(other) => <TextDisclosure summary={t().form.authorityText} text={other()} />}
            </Show>
          </div>
        )}
      </Show>
      <Checkbox
        name="declarations.acts"
        label={props.acts}
        checked={props.form.declares().acts}
        onChange={(acts) => props.form.declare({ acts })}
        error={props.form.errorOf("declarations.acts")}
      />
      <Show when={props.form.asksNeeds()}>
        <Checkbox
          name="declarations.needs"
          label={props.needs}
          checked={props.form.declares().needs}
          onChange={(needs) => props.form.declare({ needs })}
          error={props.form.errorOf("declarations.needs")}
        />
      </Show>
    </div>
  );
}
