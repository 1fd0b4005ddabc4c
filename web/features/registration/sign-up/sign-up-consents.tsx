import type { EventView } from "@zapisy/core/event/answer";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Fieldset } from "../../../ui/fieldset.tsx";
import type { RegistrationForm } from "../form/form.ts";
import styles from "./sign-up-form.module.css";
import { TextDisclosure } from "../form/text-disclosure.tsx";

/** The statements without which nobody can sign up; apart from them what is voluntary, unticked. */
export function ConsentSection(props: { event: EventView; form: RegistrationForm }): JSX.Element {
  const t = useMessages(loadRegistration);
  const asksOptional = () => props.event.form.imageConsent || props.event.form.newsletterConsent;
  return (
    <Fieldset name="consents" look="section" legend={t().signUp.sections.consents}>
      <div class={styles.statement}>
        <Show when={props.event.informationClause}>
          {(clause) => <TextDisclosure summary={t().signUp.clauseText} text={clause()} />}
        </Show>
        <Checkbox
          name="consents.informationClause"
          label={t().signUp.knowsClause}
          checked={props.form.values.knowsClause}
          onChange={(knowsClause) => props.form.set({ knowsClause })}
          error={props.form.errorOf("consents.informationClause")}
        />
      </div>
      <Show when={props.event.authorityClause}>
        {(clause) => (
          <div class={styles.statement}>
            <TextDisclosure summary={t().signUp.authorityText} text={clause()} />
            <Checkbox
              name="consents.authorityClause"
              label={t().signUp.knowsAuthorityClause}
              checked={props.form.values.knowsAuthorityClause}
              onChange={(knowsAuthorityClause) => props.form.set({ knowsAuthorityClause })}
              error={props.form.errorOf("consents.authorityClause")}
            />
          </div>
        )}
      </Show>
      <Show when={props.event.rules}>
        {(rules) => (
          <div class={styles.statement}>
            <TextDisclosure summary={t().signUp.rulesText} text={rules()} />
            <Checkbox
              name="consents.rules"
              label={t().signUp.acceptsRules}
              checked={props.form.values.acceptsRules}
              onChange={(acceptsRules) => props.form.set({ acceptsRules })}
              error={props.form.errorOf("consents.rules")}
            />
          </div>
        )}
      </Show>
      <Show when={asksOptional()}>
        <Fieldset
          name="optionalConsents"
          legend={t().signUp.optionalConsents}
          help={t().signUp.optionalConsentsHelp}
        >
          <Show when={props.event.form.imageConsent}>
            <Checkbox
              name="consents.image"
              label={t().signUp.allowsImage}
              checked={props.form.values.allowsImage}
              onChange={(allowsImage) => props.form.set({ allowsImage })}
              error={props.form.errorOf("consents.image")}
            />
          </Show>
          <Show when={props.event.form.newsletterConsent}>
            <Checkbox
              name="consents.newsletter"
              label={t().signUp.wantsNewsletter}
              checked={props.form.values.wantsNewsletter}
              onChange={(wantsNewsletter) => props.form.set({ wantsNewsletter })}
              error={props.form.errorOf("consents.newsletter")}
            />
          </Show>
        </Fieldset>
      </Show>
    </Fieldset>
  );
}
